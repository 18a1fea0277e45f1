'use server'

/** Forms of one's own second factor. Each asks for a recent proof of who is there. */
import { redirect } from 'next/navigation'
import type { AuthenticatorState } from '@/components/account/authenticator-form'
import type { NewCodesState } from '@/components/account/new-codes-form'
import type { ConfirmState } from '@/components/keys/state'
import { requireFresh } from '@/lib/auth/fresh'
import { qrCode } from '@/lib/base/qr'
import { attempt, field } from '@/lib/http/form'
import * as secondFactor from '@/lib/org/second-factor/second-factor'
import { settingsContext } from '../../organization-settings/settings-context'
import { authenticatorPath, recoveryCodesPath, removeAuthenticatorPath, securityPath } from './factor-links'

async function freshContext(returnTo: string) {
  const context = await settingsContext()
  requireFresh(context.member, returnTo)
  return context
}

/** Fields: `setup`, as it was handed out, and the `code` that the app shows. */
export async function confirmAuthenticator(_state: AuthenticatorState, form: FormData): Promise<AuthenticatorState> {
  const { member, t } = await freshContext(authenticatorPath)
  const sealed = field(form, 'setup')
  const confirmation = { sealed, code: field(form, 'code') }
  const outcome = await attempt(t, () => secondFactor.confirm(member.org, member.actor, confirmation))
  if (outcome.ok) return { step: 'codes', codes: outcome.value }
  const { code } = outcome.error
  if (code !== 'code_wrong' && code !== 'setup_expired') return { step: 'refused', error: outcome.message }
  const { setup, isAgain } = await secondFactor.beginAgain(member.org, member, sealed)
  return {
    step: 'setup',
    setup: { sealed: setup.sealed, secret: setup.secret, qr: qrCode(setup.uri) },
    problem: isAgain ? 'code' : 'over',
  }
}

export async function removeAuthenticator(): Promise<ConfirmState> {
  const { member, t } = await freshContext(removeAuthenticatorPath)
  const outcome = await attempt(t, () => secondFactor.remove(member.org, member.actor))
  if (!outcome.ok) return { error: outcome.message }
  redirect(securityPath)
}

export async function remakeRecoveryCodes(): Promise<NewCodesState> {
  const { member, t } = await freshContext(recoveryCodesPath)
  const outcome = await attempt(t, () => secondFactor.remakeCodes(member.org, member.actor))
  return outcome.ok ? { codes: outcome.value } : { error: outcome.message }
}
