'use server'

import { redirect } from 'next/navigation'
import type { ConfirmState } from '@/components/keys/state'
import { attempt, field } from '@/lib/http/form'
import { put } from '@/lib/org/second-factor/second-factor-policy'
import { settingsContext } from '../../settings-context'
import { authenticationPath } from '../links'

/** Field: `on`, the state asked for. */
export async function switchSecondFactor(_state: ConfirmState, form: FormData): Promise<ConfirmState> {
  const { member, t } = await settingsContext()
  const outcome = await attempt(t, () => put(member.org, member.actor, field(form, 'on') === 'true'))
  if (!outcome.ok) return { error: outcome.message }
  redirect(authenticationPath)
}
