'use server'

import { redirect } from 'next/navigation'
import type { ConfirmState } from '@/components/keys/state'
import { attempt, field } from '@/lib/http/form'
import { ownPath } from '@/lib/http/own-path'
import * as applicationKeys from '@/lib/org/application-keys'
import { settingsContext } from '../settings-context'

/** Fields: `id`, and `returnTo` (a path of ours). */
export async function revokeKey(_state: ConfirmState, form: FormData): Promise<ConfirmState> {
  const { member, t } = await settingsContext()
  const outcome = await attempt(t, () => applicationKeys.revoke(member.org, member.actor, field(form, 'id')))
  if (!outcome.ok) return { error: outcome.message }
  redirect(ownPath(field(form, 'returnTo')) ?? '/organization-settings/application-keys')
}
