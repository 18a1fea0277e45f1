/** What people hear about their own account: that its password, second factor or another way in was changed, that a
 *  recovery code was used, that their sessions were ended. */
import { statement } from '@/lib/db/tx'
import type { SignInChange } from '@/lib/mail/outbox'
import type { Write } from '../write'
import type { MutableMail } from './own-mails'

/** The password was changed here, and the other sessions ended. */
export function tellOfPassword({ actor, effects }: Write, userId: string, sessions: number): void {
  effects.mail({ kind: 'password_changed', userId, by: actor.name, sessions, from: actor.address ?? null })
}

/** A way to sign in came or went, by the person or by somebody else; `what` is its name, where it has one. */
export function tellOfSignIn({ actor, effects }: Write, userId: string, change: SignInChange, what = ''): void {
  effects.mail({ kind: 'sign_in_changed', userId, change, what, by: actor.name, from: actor.address ?? null })
}

const wants = statement<{ wanted: boolean }>(
  'mail_wanted',
  'select not ($3 = any(muted_mails)) as wanted from users where org_id = $1 and id = $2',
)

/** Sessions were ended, by the person for all their other devices or by somebody else. */
export async function tellOfSessions({ tx, actor, effects }: Write, userId: string, sessions: number): Promise<void> {
  const [row] = await tx.query(wants, [tx.orgId, userId, 'sessions_ended' satisfies MutableMail])
  if (!row?.wanted) return
  effects.mail({ kind: 'sessions_ended', userId, by: actor.name, sessions, from: actor.address ?? null })
}

/** The second factor was set up, or taken away by the person or by an administrator. */
export function tellOfSecondFactor(
  { actor, effects }: Write,
  userId: string,
  kind: 'second_factor_added' | 'second_factor_removed',
): void {
  effects.mail({ kind, userId, by: actor.name, from: actor.address ?? null })
}

/** Somebody came in with a recovery code. */
export function tellOfRecoveryCode({ actor, effects }: Write, userId: string, left: number): void {
  effects.mail({ kind: 'recovery_code_used', userId, by: actor.name, from: actor.address ?? null, left })
}
