/** Where signing in with a passkey is offered, before anybody is known: where somebody may use one. */
import { singleton } from '@/lib/base/singleton'
import type { Org } from '@/lib/db/finders'
import { orgMethods } from '@/lib/db/sign-in-methods'
import { statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { list } from './organizations'

const offered = statement<{ offered: boolean }>(
  'passkey_offered',
  `select 'passkey' = any(${orgMethods}) or exists (select from passkeys k where k.org_id = o.id) as offered
   from organizations o where o.id = $1`,
)

/** Whether the organization lets people sign in with a passkey, or somebody has one all the same: break-glass
 *  administrators and people with methods of their own. */
export async function offersPasskeys({ id }: Pick<Org, 'id'>): Promise<boolean> {
  const [row] = await withOrg(id, (tx) => tx.query(offered, [id]))
  return row?.offered ?? false
}

const keptMs = 60_000
const kept = () => singleton('org.passkey-offer', () => ({ answer: Promise.resolve(false), until: 0 }))

/** Whether any organization does. Asked of one after the other until one does, and kept for a minute. */
export function hasAnyPasskeys(): Promise<boolean> {
  const memory = kept()
  if (memory.until > Date.now()) return memory.answer
  memory.until = Date.now() + keptMs
  memory.answer = askAll()
  memory.answer.catch(() => {
    memory.until = 0
  })
  return memory.answer
}

async function askAll(): Promise<boolean> {
  for (const org of await list()) if (await offersPasskeys(org)) return true
  return false
}
