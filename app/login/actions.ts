'use server'

import { redirect } from 'next/navigation'
import type { SignInState } from '@/components/public/sign-in-form'
import { requestClient } from '@/lib/auth/client'
import { setSessionCookie } from '@/lib/auth/session-cookie'
import { field } from '@/lib/http/form'
import { ownPath } from '@/lib/http/own-path'
import { forgetSso } from '@/lib/http/sso-cookie'
import { signIn, signInTo } from '@/lib/org/sign-in/sign-in'
import { isSecondStep, takeSecondStep } from './second-steps'
import { type Outcome, stateOf } from './sign-in-state'

/** Fields: `email` and `password`; or `ticket` and `organization`; or `ticket`, `step` and what that step asks for;
 *  `returnTo` and `slug` where known. */
export async function signInAction(_state: SignInState, form: FormData): Promise<SignInState> {
  const email = field(form, 'email')
  const isFirst = !field(form, 'ticket')
  if (isFirst && (!email.trim() || !field(form, 'password'))) return { step: 'credentials', email, problem: 'missing' }
  const outcome = await take(form)
  if (outcome.kind !== 'signed_in') return stateOf(outcome, form)
  await setSessionCookie(outcome.session)
  await forgetSso()
  return redirect(ownPath(field(form, 'returnTo')) ?? '/organization-settings/users')
}

async function take(form: FormData): Promise<Outcome> {
  const client = await requestClient()
  const ticket = field(form, 'ticket')
  if (isSecondStep(form)) return takeSecondStep(form, client)
  if (ticket) return signInTo(ticket, field(form, 'organization'), client)
  const slug = field(form, 'slug') || undefined
  return signIn({ email: field(form, 'email'), password: field(form, 'password'), slug }, client)
}
