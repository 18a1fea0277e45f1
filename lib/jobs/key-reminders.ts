/** Keys that end soon, in every organization. */
import { log } from '@/lib/base/log'
import { nobody, type OrgId, statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { remind } from '@/lib/org/key-reminders'

const due = statement<{ tenant_id: string; key_id: string }>(
  'keys_to_remind_of',
  'select tenant_id, key_id from keys_to_remind_of($1)',
)

/** Sends the reminders that are due; answers of how many keys somebody was told. A failure leaves its key for the next
 *  hour and stops no other. */
export async function remindOfKeys(): Promise<{ reminded: number }> {
  const keys = await withOrg(nobody, async (tx) => {
    await tx.ready()
    return tx.query(due, [tx.now])
  })
  let reminded = 0
  for (const { tenant_id, key_id } of keys) {
    try {
      if (await remind(tenant_id as OrgId, key_id)) reminded += 1
    } catch (error) {
      log.warn({ err: error, org: tenant_id, key: key_id }, 'a reminder of a key was put off')
    }
  }
  return { reminded }
}
