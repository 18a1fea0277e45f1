/** Keys that end soon and keys that should not be people's, in every organization. */
import { log } from '@/lib/base/log'
import { nobody, type OrgId, statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { remind } from '@/lib/org/keys/key-reminders'
import { tellOfPersonalKey } from '@/lib/org/keys/personal-keys'

interface DueKey {
  tenant_id: string
  key_id: string
}

const ending = statement<DueKey>('keys_to_remind_of', 'select tenant_id, key_id from keys_to_remind_of($1)')
const personal = statement<DueKey>('personal_keys_in_use', 'select tenant_id, key_id from personal_keys_in_use($1)')

/** Sends the reminders that are due; answers of how many keys somebody was told. */
export async function remindOfKeys(): Promise<{ reminded: number }> {
  const keys = await withOrg(nobody, async (tx) => {
    await tx.ready()
    return tx.query(ending, [tx.now])
  })
  return { reminded: await tellOfEach(keys, remind) }
}

const lookedBackMs = 86_400_000

/** Tells of people's keys that provisioning has begun to run on; answers of how many. */
export async function tellOfPersonalKeys(): Promise<{ told: number }> {
  const keys = await withOrg(nobody, async (tx) => {
    await tx.ready()
    return tx.query(personal, [new Date(tx.now.getTime() - lookedBackMs)])
  })
  return { told: await tellOfEach(keys, tellOfPersonalKey) }
}

/** A failure leaves its key for the next hour and stops no other. */
async function tellOfEach(
  keys: readonly DueKey[],
  tell: (orgId: OrgId, keyId: string) => Promise<boolean>,
): Promise<number> {
  let told = 0
  for (const { tenant_id, key_id } of keys) {
    try {
      if (await tell(tenant_id as OrgId, key_id)) told += 1
    } catch (error) {
      log.warn({ err: error, org: tenant_id, key: key_id }, 'a mail about a key was put off')
    }
  }
  return told
}
