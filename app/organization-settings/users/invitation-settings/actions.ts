'use server'

import { refresh } from 'next/cache'
import type { InviteSettingsState } from '@/components/users/invite-settings-form'
import { attempt, field } from '@/lib/http/form'
import { mailPolicies, put } from '@/lib/org/invitations/invite-settings'
import { settingsContext } from '../../settings-context'

/** Fields: `hours`, `who` (all or managers), `domains` (separated by lines, commas or spaces), `mail` (a policy). */
export async function saveInviteSettings(_: InviteSettingsState, form: FormData): Promise<InviteSettingsState> {
  const { member, t } = await settingsContext()
  const values = {
    hours: field(form, 'hours'),
    who: field(form, 'who'),
    domains: field(form, 'domains'),
    mail: field(form, 'mail'),
  }
  const settings = {
    hours: /^\s*\d{1,4}\s*$/.test(values.hours) ? Number(values.hours) : Number.NaN,
    managersOnly: values.who === 'managers',
    domains: values.domains.split(/[\s,;]+/).filter(Boolean),
    mail: mailPolicies.find((policy) => policy === values.mail) ?? 'always',
  }
  const outcome = await attempt(t, () => put(member.org, member.actor, settings))
  if (outcome.ok) {
    refresh()
    return { values, saved: t.invitations.settings.saved }
  }
  const { code, facts } = outcome.error
  if (code === 'invite_hours_invalid') return { values, errors: { hours: outcome.message } }
  if (code !== 'domain_invalid') return { values, errors: { form: outcome.message } }
  return { values, errors: { domains: t.invitations.settings.domainInvalid(facts.domain ?? '') } }
}
