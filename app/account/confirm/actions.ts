'use server'

import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import { redirect } from 'next/navigation'
import type { ProofState } from '@/components/account/proof-form'
import { requestClient } from '@/lib/auth/client'
import { attempt, field } from '@/lib/http/form'
import { ownPath } from '@/lib/http/own-path'
import { answerOf, holdChallenge } from '@/lib/http/passkey-cookie'
import { beginProof as begin, proveByPasskey as prove } from '@/lib/org/passkeys/passkey-sign-in'
import * as proofs from '@/lib/org/sign-in/proofs'
import { settingsContext } from '../../organization-settings/settings-context'

/** Fields: `password`, `returnTo`; `code` where there is a second factor. */
export async function proveByPassword(_state: ProofState, form: FormData): Promise<ProofState> {
  const { member, t } = await settingsContext()
  const proof = { password: field(form, 'password'), code: field(form, 'code') }
  const outcome = await attempt(t, () => proofs.proveByPassword(member.org, member.actor, member.sessionId, proof))
  if (!outcome.ok) return { [outcome.error.code === 'code_wrong' ? 'codeError' : 'error']: outcome.message }
  redirect(ownPath(field(form, 'returnTo')) ?? '/account/security')
}

/** Answers what the device is asked. */
export async function beginProof(): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { member } = await settingsContext()
  const { options, ...challenge } = await begin(member.org, member.id)
  await holdChallenge(challenge)
  return options
}

/** Fields: `response`, what the passkey answered; `returnTo`. */
export async function proveByPasskey(_state: ProofState, form: FormData): Promise<ProofState> {
  const { member, t } = await settingsContext()
  const [answer, client] = [await answerOf(field(form, 'response')), await requestClient()]
  const outcome = await attempt(t, () => prove(member.org, member.actor, member.sessionId, answer, client))
  if (!outcome.ok) return { error: outcome.message }
  redirect(ownPath(field(form, 'returnTo')) ?? '/account/security')
}
