'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { pageContext } from '@/app/page-context'
import type { Notice } from '@/components/users/people-actions'
import { type Member, requireMember } from '@/lib/auth/member'
import { attempt, field, type Outcome } from '@/lib/http/form'
import type { Messages } from '@/lib/i18n/messages'
import * as invites from '@/lib/org/invites'
import { startResend } from '@/lib/org/jobs'
import { find } from '@/lib/org/user-directory-person'
import * as users from '@/lib/org/users'
import { jobHref } from './jobs/links'

interface Call {
  readonly member: Member
  readonly t: Messages
  readonly id: string
}

/** One verb a value of the field `do`; all but `resend-expired` name a person in the field `id`. */
const verbs: Record<string, (call: Call) => Promise<Outcome<string>>> = {
  resend: ({ member, t, id }) =>
    attempt(t, async () => {
      const { email } = await invites.resend(member.org, member.actor, id)
      return t.users.notice.resent(email)
    }),
  'resend-expired': ({ member, t }) =>
    attempt(t, async () => {
      const job = await startResend(member.org, member.actor, 'expired')
      return redirect(jobHref(job))
    }),
  disable: ({ member, t, id }) =>
    attempt(t, async () => {
      await users.deactivate(member.org, member.actor, id)
      const found = await find(member.org.id, id)
      return t.users.notice.disabled(found?.person.name ?? '')
    }),
  enable: ({ member, t, id }) =>
    attempt(t, async () => {
      await users.reactivate(member.org, member.actor, id)
      const found = await find(member.org.id, id)
      const { enabled, invitedAgain } = t.users.notice
      return (found?.person.state === 'active' ? enabled : invitedAgain)(found?.person.name ?? '')
    }),
}

/** Does what the form asks and says what came of it; the pages below are drawn anew. */
export async function changePeople(_notice: Notice | null, form: FormData): Promise<Notice> {
  const member = await requireMember()
  const { t } = await pageContext({ user: member.locale, organization: member.org.locale })
  const verb = verbs[field(form, 'do')]
  if (!verb) return { tone: 'danger', text: t.errors.broken.title }
  const outcome = await verb({ member, t, id: field(form, 'id') })
  refresh()
  return outcome.ok ? { tone: 'success', text: outcome.value } : { tone: 'danger', text: outcome.message }
}
