'use server'

/** Passkeys and the password of the signed-in person. What could lock them out, or let somebody else in, asks for a
 *  recent proof of who is there. */
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { deviceName } from '@/app/device-name'
import type { PasswordState } from '@/components/account/password-form'
import type { ConfirmState } from '@/components/keys/state'
import type { BegunMaking, MakingState } from '@/components/passkeys/make-passkey'
import { confirmPath, requireFresh } from '@/lib/auth/fresh'
import { attempt, field } from '@/lib/http/form'
import { answerOf, holdChallenge } from '@/lib/http/passkey-cookie'
import { beginRegistration, finishRegistration } from '@/lib/org/passkeys/passkey-registration'
import * as passkeys from '@/lib/org/passkeys/passkeys'
import * as ownPassword from '@/lib/org/passwords/own-password'
import { settingsContext } from '../../organization-settings/settings-context'
import { securityPath } from './links'

/** Answers what the device is asked. */
export async function beginPasskey(): Promise<BegunMaking> {
  const { member, t } = await settingsContext()
  if (!member.isFresh) return { confirmHref: confirmPath(securityPath) }
  const outcome = await attempt(t, () => beginRegistration(member.org, member))
  if (!outcome.ok) return { error: outcome.message }
  const { options, ...challenge } = outcome.value
  await holdChallenge(challenge)
  return { options }
}

/** Field: `response`, the passkey that the device made. It is named after this browser. */
export async function addPasskey(_state: MakingState, form: FormData): Promise<MakingState> {
  const { member, t } = await settingsContext()
  requireFresh(member, securityPath)
  const [answer, name] = [await answerOf(field(form, 'response')), await deviceName(t)]
  const outcome = await attempt(t, () => finishRegistration(member.org, member.actor, name, answer))
  if (!outcome.ok) return { error: outcome.message }
  revalidatePath(securityPath)
  return { done: t.passkeys.added(name) }
}

/** Fields: `id`, `name`. */
export async function renamePasskey(_state: { error?: string }, form: FormData): Promise<{ error?: string }> {
  const { member, t } = await settingsContext()
  const [id, name] = [field(form, 'id'), field(form, 'name')]
  const outcome = await attempt(t, () => passkeys.rename(member.org, member.actor, id, name))
  if (!outcome.ok) return { error: outcome.message }
  redirect(securityPath)
}

/** Field: `id`. */
export async function removePasskey(_state: ConfirmState, form: FormData): Promise<ConfirmState> {
  const { member, t } = await settingsContext()
  const id = field(form, 'id')
  requireFresh(member, `${securityPath}/passkeys/${encodeURIComponent(id)}`)
  const outcome = await attempt(t, () => passkeys.remove(member.org, member.actor, id))
  if (!outcome.ok) return { error: outcome.message }
  redirect(securityPath)
}

/** Field: `password`, the first one of somebody who has none. */
export async function setFirstPassword(_state: PasswordState, form: FormData): Promise<PasswordState> {
  const { member, t } = await settingsContext()
  requireFresh(member, securityPath)
  const password = field(form, 'password')
  const outcome = await attempt(t, () =>
    ownPassword.setFirstPassword(member.org, member.actor, member.sessionId, password),
  )
  if (!outcome.ok) return { errors: { password: outcome.message } }
  redirect(`${securityPath}?done=password-set`)
}

export async function removePassword(): Promise<ConfirmState> {
  const { member, t } = await settingsContext()
  requireFresh(member, securityPath)
  const outcome = await attempt(t, () => ownPassword.removePassword(member.org, member.actor, member.sessionId))
  if (!outcome.ok) return { error: outcome.message }
  redirect(`${securityPath}?done=password-removed`)
}
