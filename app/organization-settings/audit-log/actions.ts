'use server'

import { redirect } from 'next/navigation'
import type { FieldState } from '@/components/audit/field-form'
import type { Verdict } from '@/components/audit/verify-form'
import { formatAuditQuery, parseAuditQuery } from '@/lib/audit/query'
import { type BadRow, verify } from '@/lib/audit/verify'
import { attempt, field } from '@/lib/http/form'
import { date, stamp } from '@/lib/i18n/format'
import type { Messages } from '@/lib/i18n/messages'
import { putKeptDays, removeView, saveView } from '@/lib/org/audit-settings'
import { settingsContext } from '../settings-context'
import { auditContext, auditPath } from './context'

export async function verifyChain(): Promise<Verdict> {
  const { member, t, reader } = await auditContext()
  const { chain } = t.auditLog
  const { bad, rows, from, unsealed, removed } = await verify(member.org.id)
  if (bad) return { tone: 'danger', title: chain.broken, text: `${faultOf(bad, chain)} ${chain.next}` }
  const told = [
    from ? chain.verified(rows, stamp(from, reader)) : chain.nothing,
    ...(unsealed > 0 ? [chain.unsealed(unsealed)] : []),
    ...(removed ? [chain.removed(removed.rows)] : []),
  ]
  return { tone: 'success', title: chain.intact, text: told.join(' ') }
}

function faultOf({ fault, id, seal }: BadRow, { faults }: Messages['auditLog']['chain']): string {
  return faults[fault](id ?? String(seal))
}

/** Fields: `days`, and `confirmed`, the answer to the question that came back for these very days. */
export async function saveKeptDays(_state: FieldState, form: FormData): Promise<FieldState> {
  const { member, t, reader } = await settingsContext()
  const days = field(form, 'days').trim()
  const confirmed = field(form, 'confirmed') === days
  const wanted = Number(days || Number.NaN)
  const outcome = await attempt(t, () => putKeptDays(member.org, member.actor, wanted, { confirmed }))
  if (outcome.ok) redirect(auditPath)
  const { code, facts } = outcome.error
  if (code !== 'audit_days_unconfirmed') return { value: days, error: outcome.message }
  const { loss, lossText, confirm } = t.auditLog.retention
  const on = (moment = '') => date(new Date(moment), reader)
  return {
    value: days,
    question: { title: loss(on(facts.from), on(facts.until)), text: lossText, confirm, answer: days },
  }
}

/** Fields: `name`, and `query` as in an address. */
export async function saveLogView(_state: FieldState, form: FormData): Promise<FieldState> {
  const { member, t } = await auditContext()
  const name = field(form, 'name')
  const query = formatAuditQuery(parseAuditQuery(Object.fromEntries(new URLSearchParams(field(form, 'query')))))
  const outcome = await attempt(t, () => saveView(member.org, member.actor, { name, query }))
  if (!outcome.ok) return { value: name, error: outcome.message }
  redirect(`${auditPath}${query}`)
}

/** Field: `id`. */
export async function removeLogView(form: FormData): Promise<void> {
  const { member } = await auditContext()
  await removeView(member.org, member.actor, field(form, 'id'))
  redirect(auditPath)
}
