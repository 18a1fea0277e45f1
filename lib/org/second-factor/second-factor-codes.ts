/** Using up a code of a person's second factor: of their app, or one of their recovery codes. */
import type { Org } from '@/lib/db/finders'
import type { OrgId, Tx } from '@/lib/db/tx'
import { tellOfRecoveryCode } from '../account/account-notices'
import type { Actor } from '../can'
import * as attempts from '../sign-in/attempts'
import type { LockedUser } from '../users/user-row'
import { writeIn } from '../write'
import * as authenticators from './authenticators'
import * as recoveryCodes from './recovery-codes'
import { isCode } from './totp'

/** How many wrong codes a person may have, wherever they come from: whoever tries them has the password. */
export function codeLimits(orgId: OrgId, userId: string): attempts.Limit[] {
  const person = `${orgId}:${userId}`
  return [
    { what: `second-factor:${person}`, most: 5, perMinutes: 15 },
    { what: `second-factor-day:${person}`, most: 20, perMinutes: 24 * 60 },
  ]
}

/** Counts a try, if it may be made. One that may not counts for nothing: whoever has the password cannot use up the
 *  tries of a whole day in a minute. */
export async function takeTry(limits: readonly attempts.Limit[]): Promise<boolean> {
  if (await attempts.take(limits)) return true
  await attempts.giveBack(limits)
  return false
}

interface Whose {
  readonly org: Org
  readonly user: LockedUser
  readonly actor: Actor
  /** What the code was asked for: signing in, or a proof within a session. */
  readonly during: 'sign_in' | 'proof'
}

/** Uses the code up and says what it was; undefined for a wrong one, and one that was used before, which is audited:
 *  whoever gives it has the password. The limits above bound how many such events there are. */
export async function spendCode(
  tx: Tx,
  { org, user, actor, during }: Whose,
  code: string,
): Promise<'totp' | 'recovery_code' | undefined> {
  const second = isCode(code) ? 'totp' : 'recovery_code'
  const about = { targetId: user.id, target: user.display_name }
  const { result: isRight } = await writeIn(tx, org, actor, async (w) => {
    if (second === 'totp' && (await authenticators.spendCode(tx, user.id, code))) return true
    const left = second === 'totp' ? undefined : await spendRecoveryCode(tx, user.id, code)
    if (left === undefined) {
      w.effects.audit({ event: 'second_factor.fail', ...about, after: { second, during } })
      return false
    }
    w.effects.audit({ event: 'recovery_codes.use', ...about, after: { left } })
    tellOfRecoveryCode(w, user.id, left)
    return true
  })
  return isRight ? second : undefined
}

/** How many codes are left once this one is used up; undefined where it is none of theirs. */
async function spendRecoveryCode(tx: Tx, userId: string, code: string): Promise<number | undefined> {
  const appSecret = await authenticators.secretOf(tx, userId)
  return appSecret === undefined ? undefined : recoveryCodes.spendCode(tx, userId, appSecret, code)
}
