'use server'

import { redirect } from 'next/navigation'
import { after } from 'next/server'
import type { NewPasswordState } from '@/components/public/new-password-form'
import { requestClient } from '@/lib/auth/client'
import { attempt, field } from '@/lib/http/form'
import * as resets from '@/lib/org/passwords/password-resets'
import { pageContext } from '../page-context'

/** Field: `email`. Answers alike, and as fast, whether or not anybody has the address. */
export async function askForLink(form: FormData): Promise<void> {
  const email = field(form, 'email').trim()
  if (!email) redirect('/reset?missing')
  const client = await requestClient()
  if (!(await resets.mayAsk(client))) redirect('/reset?many')
  after(() => resets.request(email, client))
  redirect('/reset?sent')
}

/** Fields: `token`, `password`. Leads to signing in with it. */
export async function choosePassword(_state: NewPasswordState, form: FormData): Promise<NewPasswordState> {
  const { t } = await pageContext()
  const client = await requestClient()
  const outcome = await attempt(t, () => resets.accept(field(form, 'token'), field(form, 'password'), client))
  if (outcome.ok) redirect(`/login/${outcome.value.slug}?reset`)
  return { [outcome.error.code.startsWith('password_') ? 'password' : 'form']: outcome.message }
}
