'use server'

/** Forms of one's own account. Each changes the signed-in person alone. */
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import type { PasswordState } from '@/components/account/password-form'
import type { ProfileState } from '@/components/account/profile-form'
import type { ConfirmState } from '@/components/keys/state'
import { attempt, field } from '@/lib/http/form'
import { toLocale } from '@/lib/i18n/locale'
import * as own from '@/lib/org/account/own-account'
import { mutableMails, putMuted, readMuted } from '@/lib/org/account/own-mails'
import { settingsContext } from '../organization-settings/settings-context'
import { isZone } from './zones'

/** Fields: `name`, `title`, `locale` and `zone` (each empty for the organization's). */
export async function saveProfile(_state: ProfileState, form: FormData): Promise<ProfileState> {
  const { member, t } = await settingsContext()
  const [name, title, zone] = [field(form, 'name'), field(form, 'title'), field(form, 'zone')]
  const locale = toLocale(field(form, 'locale')) ?? null
  const values = { name, title, locale: locale ?? '', zone }
  const wanted = { name, title, locale, timeZone: isZone(zone) ? zone : null }
  const outcome = await attempt(t, () => own.changeProfile(member.org, member.actor, wanted))
  if (outcome.ok) return { values, saved: t.account.profile.saved }
  const { error, message } = outcome
  return { values, errors: error.code === 'name_missing' ? { name: message } : { form: message } }
}

/** Fields: `current`, `password`. */
export async function changePassword(_state: PasswordState, form: FormData): Promise<PasswordState> {
  const { member, t } = await settingsContext()
  const passwords = { current: field(form, 'current'), next: field(form, 'password') }
  const outcome = await attempt(t, () => own.changePassword(member.org, member.actor, member.sessionId, passwords))
  if (outcome.ok) return { done: t.account.security.done(outcome.value.ended) }
  const { error, message } = outcome
  return { errors: error.code === 'password_wrong' ? { current: message } : { password: message } }
}

/** Field: `id` of a session of one's own. */
export async function endSession(_state: ConfirmState, form: FormData): Promise<ConfirmState> {
  const { member, t } = await settingsContext()
  const id = field(form, 'id')
  const outcome = await attempt(t, () => own.endSession(member.org, member.actor, id))
  if (!outcome.ok) return { error: outcome.message }
  redirect('/account/sessions')
}

export async function endOtherSessions(): Promise<ConfirmState> {
  const { member, t } = await settingsContext()
  const outcome = await attempt(t, () => own.endOtherSessions(member.org, member.actor, member.sessionId))
  if (!outcome.ok) return { error: outcome.message }
  redirect('/account/sessions')
}

/** Fields: `kind`, one of the mails that can be turned off; `on`, whether it is wanted. */
export async function switchMail(form: FormData): Promise<void> {
  const { member } = await settingsContext()
  const kind = mutableMails.find((each) => each === field(form, 'kind'))
  if (!kind) return
  const muted = (await readMuted(member.org.id, member.id)).filter((each) => each !== kind)
  await putMuted(member.org, member.actor, field(form, 'on') === 'true' ? muted : [...muted, kind])
  revalidatePath('/account/notifications')
}
