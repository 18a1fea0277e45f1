'use server'

import { redirect } from 'next/navigation'
import type { SetupState } from '@/components/public/setup-form'
import { requestClient } from '@/lib/auth/client'
import { setSessionCookie } from '@/lib/auth/session-cookie'
import type { DomainError } from '@/lib/base/errors'
import { attempt, field } from '@/lib/http/form'
import { setUp } from '@/lib/org/first-run'
import { pageContext } from '../../page-context'

/** Fields: `token`, `organization`, `name`, `email`, `password`. Signs the new administrator in. */
export async function createFirstOrganization(_state: SetupState, form: FormData): Promise<SetupState> {
  const { t, locale } = await pageContext()
  const values = { organization: field(form, 'organization'), name: field(form, 'name'), email: field(form, 'email') }
  const run = { ...values, password: field(form, 'password'), locale }
  const client = await requestClient()
  const outcome = await attempt(t, () => setUp(field(form, 'token'), run, client))
  if (outcome.ok) {
    await setSessionCookie(outcome.value)
    redirect('/')
  }
  return { values, errors: { [fieldOf(outcome.error)]: messageOf(outcome, t.setup.form) } }
}

function fieldOf({ code, facts }: DomainError): 'organization' | 'name' | 'email' | 'password' | 'form' {
  if (code === 'name_missing') return facts.field === 'organization' ? 'organization' : 'name'
  if (code === 'address_missing') return 'email'
  return code.startsWith('password_') ? 'password' : 'form'
}

function messageOf(
  { error, message }: { error: DomainError; message: string },
  t: { organizationMissing: string; emailInvalid: string },
): string {
  if (error.code === 'address_missing') return t.emailInvalid
  return error.facts.field === 'organization' ? t.organizationMissing : message
}
