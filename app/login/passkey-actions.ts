'use server'

import { redirect } from 'next/navigation'
import type { PasskeySignInState } from '@/components/passkeys/passkey-sign-in'
import { requestClient } from '@/lib/auth/client'
import { setSessionCookie } from '@/lib/auth/session-cookie'
import { field } from '@/lib/http/form'
import { ownPath } from '@/lib/http/own-path'
import { answerOf } from '@/lib/http/passkey-cookie'
import { forgetSso } from '@/lib/http/sso-cookie'
import { signInByPasskey } from '@/lib/org/passkeys/passkey-sign-in'
import { pageContext } from '../page-context'

/** Fields: `response`, what the passkey answered; `returnTo` and `slug` where known. */
export async function signInWithPasskey(_state: PasskeySignInState, form: FormData): Promise<PasskeySignInState> {
  const answer = await answerOf(field(form, 'response'))
  const outcome = await signInByPasskey(answer, await requestClient(), field(form, 'slug') || undefined)
  if (outcome.kind === 'signed_in') {
    await setSessionCookie(outcome.session)
    await forgetSso()
    redirect(ownPath(field(form, 'returnTo')) ?? '/organization-settings/users')
  }
  const { t } = await pageContext()
  const { problems } = t.login.form
  const { refused, expired, elsewhere } = t.passkeys.problems
  const said = {
    refused,
    expired,
    elsewhere,
    throttled: problems.tooMany,
    disabled: problems.disabled,
    second_step: problems.secondStep,
    method_off: problems.methodOff,
  }
  return { problem: said[outcome.kind] }
}
