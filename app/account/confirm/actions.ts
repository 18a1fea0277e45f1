'use server'

import { redirect } from 'next/navigation'
import type { ProofState } from '@/components/account/proof-form'
import { attempt, field } from '@/lib/http/form'
import { ownPath } from '@/lib/http/own-path'
import * as proofs from '@/lib/org/proofs'
import { settingsContext } from '../../organization-settings/settings-context'

/** Fields: `password`, `returnTo`; `code` where there is a second factor. */
export async function proveByPassword(_state: ProofState, form: FormData): Promise<ProofState> {
  const { member, t } = await settingsContext()
  const proof = { password: field(form, 'password'), code: field(form, 'code') }
  const outcome = await attempt(t, () => proofs.proveByPassword(member.org, member.actor, member.sessionId, proof))
  if (!outcome.ok) return { [outcome.error.code === 'code_wrong' ? 'codeError' : 'error']: outcome.message }
  redirect(ownPath(field(form, 'returnTo')) ?? '/account/security')
}
