'use server'

/** Forms of the ways to sign in. Whether the member may is decided by the domain. */
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { ConfirmState } from '@/components/keys/state'
import { attempt, field } from '@/lib/http/form'
import { preview } from '@/lib/org/sign-in/sign-in-impact'
import * as settings from '@/lib/org/sign-in/sign-in-settings'
import { settingsContext } from '../../settings-context'
import { authenticationPath, methodsHref } from '../links'

/** Field: `on`, the state asked for. Done at once where it concerns nobody; else it leads to what it does, counted. */
export async function switchMethod(method: string, _state: ConfirmState, form: FormData): Promise<ConfirmState> {
  const { member, t } = await settingsContext('org_authn_config_read')
  const { org, actor } = member
  const { methods } = await settings.read(org, actor)
  const isOn = field(form, 'on') === 'true'
  const others = methods.filter((one) => one !== method)
  const wanted = isOn ? [...others, method] : others
  if (!isOn && others.length > 0) {
    const { refused, sessions, lockedOut, choosePassword } = await preview(org, actor, others)
    if (!refused && sessions + lockedOut + choosePassword > 0) redirect(methodsHref(others))
  }
  const outcome = await attempt(t, () => settings.change(org, actor, wanted))
  if (!outcome.ok) return { error: outcome.message }
  refresh()
  return {}
}

/** Fields: `methods`, separated by commas; `when`, `now` or `later`; `losing`, `keep` or `lock`, and `confirmation` with
 *  the latter. */
export async function changeMethods(_state: ConfirmState, form: FormData): Promise<ConfirmState> {
  const { member, t } = await settingsContext()
  const { org, actor } = member
  const methods = field(form, 'methods').split(',')
  const losing = lost(field(form, 'losing'), field(form, 'confirmation'))
  const outcome = await attempt(t, async () => {
    if (field(form, 'when') === 'later') await settings.plan(org, actor, methods, losing)
    else await settings.change(org, actor, methods, losing)
  })
  if (!outcome.ok) return { error: outcome.message }
  redirect(authenticationPath)
}

function lost(losing: string, confirmation: string): settings.LosingPeople | undefined {
  if (losing === 'keep') return { keep: true }
  return losing === 'lock' ? { confirmation } : undefined
}

export async function callOffPlan(): Promise<ConfirmState> {
  const { member, t } = await settingsContext()
  const outcome = await attempt(t, () => settings.callOff(member.org, member.actor))
  if (!outcome.ok) return { error: outcome.message }
  refresh()
  return {}
}
