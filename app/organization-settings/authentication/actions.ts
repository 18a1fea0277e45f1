'use server'

import { redirect } from 'next/navigation'
import type { ConfirmState } from '@/components/keys/state'
import type { JitFormState } from '@/components/saml/jit-form'
import { attempt, field } from '@/lib/http/form'
import { putJit } from '@/lib/org/saml-settings'
import { settingsContext } from '../settings-context'

const page = '/organization-settings/authentication'

/** Field: `on`, the state asked for. */
export async function switchJit(_state: ConfirmState, form: FormData): Promise<ConfirmState> {
  const { member, t } = await settingsContext()
  const enabled = field(form, 'on') === 'true'
  const outcome = await attempt(t, () => putJit(member.org, member.actor, { enabled }))
  if (!outcome.ok) return { error: outcome.message }
  redirect(page)
}

/** Fields: `domains`, separated by lines, commas or spaces; `role`, an id. */
export async function saveJit(_state: JitFormState, form: FormData): Promise<JitFormState> {
  const { member, t } = await settingsContext()
  const values = { domains: field(form, 'domains'), role: field(form, 'role') }
  const domains = values.domains.split(/[\s,;]+/).filter(Boolean)
  const outcome = await attempt(t, () => putJit(member.org, member.actor, { domains, roleId: values.role || null }))
  if (outcome.ok) redirect(page)
  const { code, facts } = outcome.error
  if (code !== 'domain_invalid') return { values, errors: { form: outcome.message } }
  return { values, errors: { domains: t.authentication.jit.form.domainInvalid(facts.domain ?? '') } }
}
