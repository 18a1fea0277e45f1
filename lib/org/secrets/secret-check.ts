/** Which secret the data belong to. Everything that is sealed or keyed by GATEHOUSE_SECRET (secret-holdings.ts) belongs
 *  to one secret; with another one nobody is found and nothing opens, and what is written meanwhile is lost to the first.
 *  So the database remembers a keyed hash by which the right one is known, and nothing works on it with another. */
import { env } from '@/lib/base/env'
import { keyedHash } from '@/lib/base/secret'
import { claim } from '@/lib/db/finders'
import { nobody, statement, type Tx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { loginHashes } from '../users/user-insert'
import type { UserRow } from '../users/user-row'

/** What is remembered of a secret. */
export function checkOf(secret: string): string {
  return keyedHash(secret, 'the secret of this installation')
}

const read = statement<{ secret_check: string | null }>('secret_check_read', 'select secret_check from installation')
const adopt = statement('secret_check_adopt', 'update installation set secret_check = $1 where secret_check is null')
const store = statement('secret_check_store', 'update installation set secret_check = $1')

/** Whether the data belong to this secret. Data of an earlier version, which remembered none, are asked for somebody who
 *  has to be found by it; where they are, or nobody is there yet, the secret is remembered from now on. */
export async function fits(secret = env().secret): Promise<boolean> {
  const known = await remembered()
  if (known !== null) return known === checkOf(secret)
  if (!(await findsSomebody(secret))) return false
  await withOrg(nobody, async (tx) => tx.queue(adopt, [checkOf(secret)]))
  const settled = await remembered()
  return settled === null || settled === checkOf(secret)
}

async function remembered(): Promise<string | null> {
  const [row] = await withOrg(nobody, (tx) => tx.query(read))
  return row?.secret_check ?? null
}

/** Queues that the data belong to this secret now. */
export function remember(tx: Tx, secret: string): void {
  tx.queue(store, [checkOf(secret)])
}

const anybody = statement<{ org_id: string; user_id: string }>(
  'secret_check_anybody',
  'select org_id, user_id from login_addresses order by address_hash limit 1',
)
type Names = Pick<UserRow, 'email_lc' | 'verified_email_lc' | 'user_name'>
const namesOf = statement<Names>(
  'secret_check_names',
  'select email_lc, verified_email_lc, user_name from users where org_id = $1 and id = $2',
)
const isKnown = statement<{ known: boolean }>(
  'secret_check_known',
  'select exists (select from login_addresses where org_id = $1 and user_id = $2 and address_hash = any($3)) as known',
)

async function findsSomebody(secret: string): Promise<boolean> {
  const [some] = await withOrg(nobody, (tx) => tx.query(anybody))
  const orgId = some && claim(some.org_id)
  if (!some || !orgId) return true
  return withOrg(orgId, async (tx) => {
    const [names] = await tx.query(namesOf, [orgId, some.user_id])
    const [found] = names ? await tx.query(isKnown, [orgId, some.user_id, loginHashes(names, secret)]) : []
    return found?.known === true
  })
}
