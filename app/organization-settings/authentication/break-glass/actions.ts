'use server'

/** Forms of break-glass administrators. Whether the member may is decided by the domain. */
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { ConfirmState } from '@/components/keys/state'
import { attempt, field } from '@/lib/http/form'
import * as breakGlass from '@/lib/org/sign-in/break-glass'
import { settingsContext } from '../../settings-context'
import { breakGlassPath } from '../links'

/** Field: `id`. */
export async function planDrill(_state: ConfirmState, form: FormData): Promise<ConfirmState> {
  const { member, t } = await settingsContext()
  const outcome = await attempt(t, () => breakGlass.planDrill(member.org, member.actor, field(form, 'id')))
  if (!outcome.ok) return { error: outcome.message }
  refresh()
  return {}
}

/** Fields: `do`, `designate` or `dismiss`; `id`; `confirmation`, the person's name. */
export async function decideGlass(_state: ConfirmState, form: FormData): Promise<ConfirmState> {
  const { member, t } = await settingsContext()
  const verb = field(form, 'do') === 'dismiss' ? breakGlass.dismiss : breakGlass.designate
  const outcome = await attempt(t, () => verb(member.org, member.actor, field(form, 'id'), field(form, 'confirmation')))
  if (!outcome.ok) return { error: outcome.message }
  redirect(breakGlassPath)
}
