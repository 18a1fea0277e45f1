/** Where signing in with a passkey is offered, before anybody is known: where somebody may use one. */
import { singleton } from '@/lib/base/singleton'
import { nobody, statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'

const keptMs = 60_000
const kept = () => singleton('org.passkey-offer', () => ({ answer: Promise.resolve(false), until: 0 }))

const offeredAnywhere = statement<{ any: boolean }>('passkeys_offered', 'select passkeys_offered() as any')

/** Whether any organization does. One statement, which ends at the first that does; kept for a minute. */
export function hasAnyPasskeys(): Promise<boolean> {
  const memory = kept()
  if (memory.until > Date.now()) return memory.answer
  memory.until = Date.now() + keptMs
  memory.answer = ask()
  memory.answer.catch(() => {
    memory.until = 0
  })
  return memory.answer
}

async function ask(): Promise<boolean> {
  const [row] = await withOrg(nobody, (tx) => tx.query(offeredAnywhere))
  return row?.any ?? false
}
