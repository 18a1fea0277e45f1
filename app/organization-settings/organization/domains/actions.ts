'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { ConfirmState } from '@/components/keys/state'
import type { CheckState } from '@/components/organization/domain-check-form'
import type { SettingsState } from '@/components/organization/settings-form'
import { attempt, field, typedIn } from '@/lib/http/form'
import { check } from '@/lib/org/domains/domain-checks'
import * as domains from '@/lib/org/domains/domains'
import { settingsContext } from '../../settings-context'
import { domainHref, organizationPath } from './links'

/** Field: `domain`. Leads to the record that proves it. */
export async function addDomain(_state: SettingsState, form: FormData): Promise<SettingsState> {
  const { member, t } = await settingsContext()
  const outcome = await attempt(t, () => domains.add(member.org, member.actor, field(form, 'domain')))
  if (!outcome.ok) return { error: outcome.message, typed: typedIn(form) }
  redirect(domainHref(outcome.value.domain))
}

/** Field: `domain`. What is there instead is on the page anew. */
export async function checkDomain(_state: CheckState, form: FormData): Promise<CheckState> {
  const { member, t } = await settingsContext()
  const outcome = await attempt(t, () => check(member.org, member.actor, field(form, 'domain')))
  if (!outcome.ok) return { tone: 'danger', title: outcome.message }
  refresh()
  const text = t.organization.domains
  if (outcome.value.proven) return { tone: 'success', title: text.found }
  const { problem, found } = outcome.value
  const stands = found.length > 0 ? `${text.stands(found.join(' · '))} ` : ''
  return { tone: 'warning', title: text.problems[problem], text: `${stands}${text.advice[problem]}` }
}

/** Field: `domain`. */
export async function removeDomain(_state: ConfirmState, form: FormData): Promise<ConfirmState> {
  const { member, t } = await settingsContext()
  const outcome = await attempt(t, () => domains.remove(member.org, member.actor, field(form, 'domain')))
  if (!outcome.ok) return { error: outcome.message }
  redirect(organizationPath)
}
