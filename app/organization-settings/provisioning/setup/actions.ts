'use server'

import { refresh } from 'next/cache'
import type { ConfirmState } from '@/components/keys/state'
import { attempt, field } from '@/lib/http/form'
import { type ConnectionSettings, change } from '@/lib/org/connections/connection-settings'
import { putJit } from '@/lib/org/saml/saml-settings'
import { settingsContext } from '../../settings-context'
import { groupDeletes, switches } from './settings'

/** Fields: `setting`, one of the switches; `on`, the state asked for. */
export async function switchSetting(_state: ConfirmState, form: FormData): Promise<ConfirmState> {
  const setting = switches.find((each) => each === field(form, 'setting'))
  return setting ? save({ [setting]: field(form, 'on') === 'true' }) : {}
}

/** Field: `groupDelete`, what a deleted group leaves behind. */
export async function saveGroupDelete(_state: ConfirmState, form: FormData): Promise<ConfirmState> {
  const groupDelete = groupDeletes.find((each) => each === field(form, 'groupDelete'))
  return groupDelete ? save({ groupDelete }) : {}
}

/** Field: `on`, the state asked for of just-in-time accounts. */
export async function switchJitHere(_state: ConfirmState, form: FormData): Promise<ConfirmState> {
  const { member, t } = await settingsContext()
  const enabled = field(form, 'on') === 'true'
  const outcome = await attempt(t, () => putJit(member.org, member.actor, { enabled }))
  if (!outcome.ok) return { error: outcome.message }
  refresh()
  return {}
}

async function save(wanted: Partial<ConnectionSettings>): Promise<ConfirmState> {
  const { member, t } = await settingsContext()
  const outcome = await attempt(t, () => change(member.org, member.actor, wanted))
  if (!outcome.ok) return { error: outcome.message }
  // The page stays where it is scrolled to.
  refresh()
  return {}
}
