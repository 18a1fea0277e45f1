'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { pageContext } from '@/app/page-context'
import type { Notice } from '@/components/users/people-actions'
import { requireFresh } from '@/lib/auth/fresh'
import { type Member, requireMember } from '@/lib/auth/member'
import { DomainError } from '@/lib/base/errors'
import { attempt, field, type Outcome } from '@/lib/http/form'
import type { Messages } from '@/lib/i18n/messages'
import { allowAdoption } from '@/lib/org/connections/adoption'
import { undo } from '@/lib/org/invitations/invite-undo'
import * as invites from '@/lib/org/invitations/invites'
import { startExport, startResend } from '@/lib/org/jobs'
import { removeOf as removePasskey } from '@/lib/org/passkeys/passkeys'
import { unlink } from '@/lib/org/saml/saml-identities'
import * as secondFactor from '@/lib/org/second-factor/second-factor'
import { release } from '@/lib/org/users/holds'
import { carryOut } from '@/lib/org/users/people-bulk'
import * as views from '@/lib/org/users/people-views'
import { list } from '@/lib/org/users/user-directory'
import { find } from '@/lib/org/users/user-directory-person'
import { parsePeopleQuery } from '@/lib/org/users/user-directory-query'
import * as sessions from '@/lib/org/users/user-sessions'
import * as users from '@/lib/org/users/users'
import { peoplePath } from './context'
import { jobHref } from './jobs/links'
import { undoneText } from './undone-text'

interface Call {
  readonly member: Member
  readonly t: Messages
  readonly id: string
  readonly form: FormData
}

/** One verb a value of the field `do`; all but `resend-expired` name a person in the field `id`. */
type Said = string | { readonly text: string; readonly undo: string }

const verbs: Record<string, (call: Call) => Promise<Outcome<Said>>> = {
  resend: ({ member, t, id }) =>
    attempt(t, async () => {
      const { email, batchId } = await invites.resend(member.org, member.actor, id)
      return { text: t.users.notice.resent(email), undo: batchId }
    }),
  'resend-expired': ({ member, t }) =>
    attempt(t, async () => {
      const job = await startResend(member.org, member.actor, 'expired')
      return redirect(jobHref(job))
    }),
  undo: ({ member, t, id }) => attempt(t, async () => undoneText(await undo(member.org, member.actor, id), t)),
  'cancel-invitation': ({ member, t, id }) =>
    attempt(t, async () => {
      await invites.cancel(member.org, member.actor, id)
      return redirect(peoplePath)
    }),
  remove: ({ member, t, id }) =>
    attempt(t, async () => {
      await users.removeLocal(member.org, member.actor, id)
      return redirect(peoplePath)
    }),
  export: ({ member, t, id: query }) =>
    attempt(t, async () => {
      const asked = parsePeopleQuery(Object.fromEntries(new URLSearchParams(query)))
      const { total } = await list(member.org.id, asked)
      return redirect(jobHref(await startExport(member.org, member.actor, { query }, total)))
    }),
  disable: ({ member, t, id, form }) =>
    attempt(t, async () => {
      const sure = field(form, 'phrase').trim().toLowerCase() === t.users.disable.phrase
      const task = { do: 'disable', sure, hold: field(form, 'hold') !== '' } as const
      const { refusals } = await carryOut(member.org, member.actor, { ids: [id] }, task)
      if (refusals[0]) throw new DomainError(refusals[0].code)
      const found = await find(member.org.id, id)
      const { disabled, held } = t.users.notice
      return (found?.person.hold ? held : disabled)(found?.person.name ?? '')
    }),
  hold: ({ member, t, id }) =>
    attempt(t, async () => {
      const task = { do: 'disable', sure: false, hold: true } as const
      const { refusals } = await carryOut(member.org, member.actor, { ids: [id] }, task)
      if (refusals[0]) throw new DomainError(refusals[0].code)
      return t.users.notice.held((await find(member.org.id, id))?.person.name ?? '')
    }),
  release: ({ member, t, id }) =>
    attempt(t, async () => {
      const status = await release(member.org, member.actor, id)
      const { released, enabled, invitedAgain } = t.users.notice
      const text = { disabled: released, active: enabled, pending: invitedAgain }[status]
      return text((await find(member.org.id, id))?.person.name ?? '')
    }),
  enable: ({ member, t, id }) =>
    attempt(t, async () => {
      await users.reactivate(member.org, member.actor, id)
      const found = await find(member.org.id, id)
      const { enabled, invitedAgain } = t.users.notice
      return (found?.person.state === 'active' ? enabled : invitedAgain)(found?.person.name ?? '')
    }),
  'end-session': ({ member, t, id, form }) =>
    attempt(t, async () =>
      t.users.notice.sessionsEnded(await sessions.end(member.org, member.actor, id, field(form, 'session'))),
    ),
  'end-sessions': ({ member, t, id }) =>
    attempt(t, async () => t.users.notice.sessionsEnded(await sessions.end(member.org, member.actor, id))),
  'unlink-identity': ({ member, t, id, form }) =>
    attempt(t, async () => {
      await unlink(member.org, member.actor, id, field(form, 'provider'))
      return t.saml.identities.unlinked
    }),
  'reset-second-factor': ({ member, t, id }) =>
    attempt(t, async () => {
      await secondFactor.reset(member.org, member.actor, id)
      return t.secondFactor.person.done((await find(member.org.id, id))?.person.name ?? '')
    }),
  'remove-passkey': ({ member, t, id, form }) =>
    attempt(t, async () => {
      requireFresh(member, `${peoplePath}/${encodeURIComponent(id)}`)
      await removePasskey(member.org, member.actor, id, field(form, 'passkey'))
      return t.passkeys.person.removed
    }),
  'allow-adoption': ({ member, t, id }) =>
    attempt(t, async () => {
      await allowAdoption(member.org, member.actor, id)
      return t.users.notice.adoptable
    }),
  'save-view': ({ member, t, form }) =>
    attempt(t, async () => {
      const query = parsePeopleQuery(Object.fromEntries(new URLSearchParams(field(form, 'list'))))
      await views.save(member.org.id, member.id, field(form, 'name'), query)
      return t.users.views.saved
    }),
  'remove-view': ({ member, t, id }) =>
    attempt(t, async () => {
      await views.remove(member.org.id, member.id, id)
      return t.users.views.removed
    }),
}

/** Does what the form asks and says what came of it; the pages below are drawn anew. */
export async function changePeople(_notice: Notice | null, form: FormData): Promise<Notice> {
  const member = await requireMember()
  const { t } = await pageContext({ user: member.locale, organization: member.org.locale })
  const verb = verbs[field(form, 'do')]
  if (!verb) return { tone: 'danger', text: t.errors.broken.title }
  const outcome = await verb({ member, t, id: field(form, 'id'), form })
  refresh()
  if (!outcome.ok) return { tone: 'danger', text: outcome.message }
  if (typeof outcome.value === 'string') return { tone: 'success', text: outcome.value }
  const { text, undo: batchId } = outcome.value
  return { tone: 'success', text, undo: { batchId, label: t.invitations.undo.action } }
}
