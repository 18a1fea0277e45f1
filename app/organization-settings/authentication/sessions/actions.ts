'use server'

import { redirect } from 'next/navigation'
import type { SessionLimitsState } from '@/components/authentication/session-limits-form'
import { attempt, field } from '@/lib/http/form'
import { put } from '@/lib/org/sign-in/session-limits'
import { settingsContext } from '../../settings-context'
import { authenticationPath } from '../links'
import { postedLimits } from './limits'

/** Fields: `longest` and `idle`, minutes or `other` (idle: or `none`), each with `…Amount` and `…Unit`; `confirmed`, the
 *  answer to the question that came back for these very limits. */
export async function saveSessionLimits(_state: SessionLimitsState, form: FormData): Promise<SessionLimitsState> {
  const { member, t } = await settingsContext()
  const { values, limits } = postedLimits(form)
  const answer = `${limits.longest} ${limits.idle}`
  const options = { confirmed: field(form, 'confirmed') === answer, sessionId: member.sessionId }
  const outcome = await attempt(t, () => put(member.org, member.actor, limits, options))
  if (outcome.ok) redirect(authenticationPath)
  const { code, facts } = outcome.error
  const text = t.authentication.sessions.form
  if (code === 'session_limits_invalid') {
    return { values, errors: facts.which === 'idle' ? { idle: text.idleInvalid } : { longest: text.longestInvalid } }
  }
  if (code !== 'session_limits_unconfirmed') return { values, errors: { form: outcome.message } }
  const title = `${text.ending(Number(facts.sessions), Number(facts.people))}.`
  return {
    values,
    question: { title, text: [facts.own && text.endingOwn, text.endingText].filter(Boolean).join(' '), answer },
  }
}
