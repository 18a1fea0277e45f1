/** Proving once more, within a session, who one is: what lib/auth/fresh.ts asks for. Single sign-on proves it by coming
 *  in anew. */
import { DomainError } from '@/lib/base/errors'
import type { Org } from '@/lib/db/finders'
import { statement, type Tx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import type { Actor } from '../can'
import * as passwords from '../passwords/passwords'
import * as authenticators from '../second-factor/authenticators'
import { codeLimits, spendCode, takeTry } from '../second-factor/second-factor-codes'
import { lockOrRefuse } from '../users/user-row'
import * as attempts from './attempts'

const ownPassword = statement<{ secret: string }>(
  'proof_password',
  `select secret from credentials where org_id = $1 and user_id = $2 and kind = 'password'`,
)
const setProved = statement('proof_note', 'update sessions set proved_at = $3 where org_id = $1 and id = $2')

/** How often a person may fail to prove it: narrower than signing in, since the session says who tries. */
export function proofLimits(org: Org, userId: string): attempts.Limit[] {
  return [{ what: `proof:${org.id}:${userId}`, most: 10, perMinutes: 15 }]
}

/** Queues that the person of the session has just proved who they are. */
export function noteProof(tx: Tx, sessionId: string): void {
  tx.queue(setProved, [tx.orgId, sessionId, tx.now])
}

/** Proves the person of the session by their password, and by a code where they have set up an app: what removes a
 *  second factor must not be open to the first one. Refuses a wrong password (`password_wrong`) or code (`code_wrong`),
 *  and too many of them (`attempts_too_many`). */
export async function proveByPassword(
  org: Org,
  actor: Actor,
  sessionId: string,
  { password, code = '' }: { readonly password: string; readonly code?: string },
): Promise<void> {
  const limits = proofLimits(org, actor.id ?? '')
  if (!(await attempts.take(limits))) throw new DomainError('attempts_too_many')
  const [known] = await withOrg(org.id, (tx) => tx.query(ownPassword, [org.id, actor.id]))
  if (!(await passwords.matches(known?.secret, password))) throw new DomainError('password_wrong')
  await proveSecond(org, actor, code)
  await Promise.all([
    attempts.giveBack(limits),
    withOrg(org.id, async (tx) => {
      await tx.ready()
      noteProof(tx, sessionId)
    }),
  ])
}

async function proveSecond(org: Org, actor: Actor, code: string): Promise<void> {
  const userId = actor.id ?? ''
  if (!(await withOrg(org.id, (tx) => authenticators.isSetUp(tx, userId)))) return
  const limits = codeLimits(org.id, userId)
  if (!(await takeTry(limits))) throw new DomainError('attempts_too_many')
  const spent = await withOrg(org.id, async (tx) => {
    const user = await lockOrRefuse(tx, userId)
    return spendCode(tx, { org, user, actor, during: 'proof' }, code)
  })
  if (!spent) throw new DomainError('code_wrong')
  await attempts.giveBack(limits)
}
