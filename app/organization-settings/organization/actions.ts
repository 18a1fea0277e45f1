'use server'

import { revalidatePath } from 'next/cache'
import type { SettingsState } from '@/components/organization/settings-form'
import type { TestMailAnswer } from '@/components/organization/test-mail-form'
import { attempt, field, type Outcome, typedIn } from '@/lib/http/form'
import { toLocale } from '@/lib/i18n/locale'
import type { Messages } from '@/lib/i18n/messages'
import { putNewcomerRoles, putNotices, putProfile } from '@/lib/org/organization-settings'
import { sendTestMail } from '@/lib/org/test-mail'
import { settingsContext } from '../settings-context'

function stateOf(outcome: Outcome<unknown>, form: FormData, t: Messages): SettingsState {
  if (!outcome.ok) return { error: outcome.message, typed: typedIn(form) }
  revalidatePath('/organization-settings', 'layout')
  return { saved: t.organization.saved }
}

/** Fields: `name`, `locale`, `zone`. */
export async function saveProfile(_state: SettingsState, form: FormData): Promise<SettingsState> {
  const { member, t } = await settingsContext()
  const locale = toLocale(field(form, 'locale')) ?? member.org.locale
  const profile = { name: field(form, 'name'), locale, timeZone: field(form, 'zone') }
  return stateOf(await attempt(t, () => putProfile(member.org, member.actor, profile)), form, t)
}

/** Fields: `contacts`, separated by lines, commas or spaces; `reminders`, a box. */
export async function saveContacts(_state: SettingsState, form: FormData): Promise<SettingsState> {
  const { member, t } = await settingsContext()
  const notices = { contacts: field(form, 'contacts').split(/[\s,;]+/), keyReminders: form.has('reminders') }
  const outcome = await attempt(t, () => putNotices(member.org, member.actor, notices))
  if (outcome.ok || outcome.error.code !== 'mail_address_invalid') return stateOf(outcome, form, t)
  return { error: t.organization.contacts.invalid(outcome.error.facts.address ?? ''), typed: typedIn(form) }
}

/** Fields: `invited`, `scim`, `jit`: ids of roles, or empty. */
export async function saveNewcomers(_state: SettingsState, form: FormData): Promise<SettingsState> {
  const { member, t } = await settingsContext()
  const role = (name: string) => field(form, name) || null
  const wanted = { invited: role('invited'), scim: role('scim'), jit: role('jit') }
  return stateOf(await attempt(t, () => putNewcomerRoles(member.org, member.actor, wanted)), form, t)
}

/** Sends one to whoever presses the button. */
export async function sendTest(): Promise<TestMailAnswer> {
  const { member, t } = await settingsContext()
  const { mail } = t.organization
  const to = { name: member.name, address: member.email }
  const outcome = await attempt(t, () => sendTestMail(member.org, member.actor, to))
  if (!outcome.ok) return { tone: 'danger', title: outcome.message, text: '' }
  const answer = outcome.value
  if (!answer) return { tone: 'warning', title: mail.notConfigured, text: mail.notConfiguredText }
  const tone = answer.kind === 'sent' ? 'success' : answer.kind === 'temporary' ? 'warning' : 'danger'
  return { tone, title: mail[answer.kind], text: `${mail.answer(answer.text)} ${mail.next[answer.kind]}` }
}
