'use server'

import { refresh } from 'next/cache'
import type { InviteState, InviteValues, SentBatch, Understood } from '@/components/users/invite-state'
import { attempt, field } from '@/lib/http/form'
import type { Messages } from '@/lib/i18n/messages'
import { type InvitationOrder, type InvitedBatch, inviteMany } from '@/lib/org/invitations/invite-many'
import { previewInvitation } from '@/lib/org/invitations/invite-preview'
import { undo } from '@/lib/org/invitations/invite-undo'
import { type SettingsContext, settingsContext } from '../../settings-context'
import { undoneText } from '../undone-text'
import { pasted, tones, understand } from './understood'

/** What the chips say while somebody writes. */
export async function checkAddresses(text: string): Promise<Understood> {
  const { member, t } = await settingsContext('user_access_invite')
  return understand(member, pasted(String(text)), t)
}

/** Fields: `do` (check, preview, send or undo), `taken` and `addresses` (any text), `roles` and `teams` (ids), `language`, `note`;
 *  `batch` to undo. */
export async function sendInvitations(state: InviteState, form: FormData): Promise<InviteState> {
  const context = await settingsContext('user_access_invite')
  if (field(form, 'do') === 'undo') return takeBack(state, field(form, 'batch'), context)
  const { member, t } = context
  const values = valuesOf(form)
  const entries = pasted(values.addresses)
  const order = orderOf(values)
  const checked = await attempt(t, () => understand(member, entries, t))
  if (!checked.ok) return { values, error: checked.message }
  const understood = checked.value
  if (field(form, 'do') === 'check') return { values, understood }
  if (field(form, 'do') === 'preview') {
    const sample = entries.find(({ problem }) => !problem) ?? { name: '', address: member.email }
    const preview = await attempt(t, () => previewInvitation(member.org, member.actor, order, sample))
    return preview.ok ? { values, understood, preview: preview.value } : { values, understood, error: preview.message }
  }
  const sent = await attempt(t, () => inviteMany(member.org, member.actor, entries, order))
  if (!sent.ok) return { values, understood, error: sent.message }
  refresh()
  return { sent: told(sent.value, entries, member.org.mailsInvitations, t) }
}

async function takeBack(state: InviteState, batchId: string, { member, t }: SettingsContext): Promise<InviteState> {
  const outcome = await attempt(t, () => undo(member.org, member.actor, batchId))
  if (!outcome.ok) return { ...state, error: outcome.message }
  refresh()
  return { ...state, undone: undoneText(outcome.value, t) }
}

function valuesOf(form: FormData): InviteValues {
  return {
    addresses: [field(form, 'taken'), field(form, 'addresses')].filter(Boolean).join('\n'),
    roles: form.getAll('roles').filter((value) => typeof value === 'string'),
    teams: form.getAll('teams').filter((value) => typeof value === 'string'),
    language: field(form, 'language'),
    note: field(form, 'note').slice(0, 500),
  }
}

function orderOf({ roles, teams, language, note }: InviteValues): InvitationOrder {
  return { roleIds: roles, teamIds: teams, locale: language === 'fr' || language === 'en' ? language : null, note }
}

function told(
  { batchId, results }: InvitedBatch,
  entries: ReturnType<typeof pasted>,
  mails: boolean,
  t: Messages,
): SentBatch {
  const { result, verdict: says } = t.invitations
  const rows = results.map(({ address, verdict }, index) => {
    // What the paste itself says is more exact than what the domain found.
    const exact = entries[index]?.problem ?? verdict
    const isInvited = exact === 'invite'
    return { address, says: isInvited ? `– ${result.invited}` : says[exact], tone: tones[exact] }
  })
  const invited = rows.filter(({ tone }) => tone === 'invite').length
  return {
    batchId,
    title: invited > 0 ? result.title(invited) : result.none,
    text: invited === 0 ? '' : mails ? result.text : result.noMail,
    complete: invited === rows.length,
    rows,
    undoable: invited > 0 && mails,
  }
}
