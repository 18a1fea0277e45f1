'use server'

import { redirect } from 'next/navigation'
import type { SignInState } from '@/components/public/sign-in-form'
import { requestClient } from '@/lib/auth/client'
import { setSessionCookie } from '@/lib/auth/session-cookie'
import { field } from '@/lib/http/form'
import { ownPath } from '@/lib/http/own-path'
import { type SignIn, signIn, signInTo } from '@/lib/org/sign-in'

/** Fields: `email` and `password`, or `ticket` and `organization`; `returnTo` and `slug` where known. */
export async function signInAction(_state: SignInState, form: FormData): Promise<SignInState> {
  const client = await requestClient()
  const ticket = field(form, 'ticket')
  if (ticket) return proceed(await signInTo(ticket, field(form, 'organization'), client), form, 'expired')
  const email = field(form, 'email')
  const password = field(form, 'password')
  if (!email.trim() || !password) return { step: 'credentials', email, problem: 'missing' }
  return proceed(await signIn({ email, password, slug: field(form, 'slug') || undefined }, client), form, 'refused')
}

async function proceed(outcome: SignIn, form: FormData, problem: 'refused' | 'expired'): Promise<SignInState> {
  switch (outcome.kind) {
    case 'signed_in':
      await setSessionCookie(outcome.session)
      return redirect(ownPath(field(form, 'returnTo')) ?? '/organization-settings/users')
    case 'choose':
      return { step: 'choose', ticket: outcome.ticket, organizations: outcome.organizations }
    case 'disabled':
      return { step: 'credentials', email: field(form, 'email'), problem: 'disabled' }
    case 'second_step':
      return { step: 'credentials', email: field(form, 'email'), problem: 'secondStep' }
    case 'method_off':
      return { step: 'credentials', email: field(form, 'email'), problem: 'methodOff' }
    case 'throttled':
      return { step: 'credentials', email: field(form, 'email'), problem: 'tooMany' }
    case 'refused':
      return { step: 'credentials', email: field(form, 'email'), problem }
  }
}
