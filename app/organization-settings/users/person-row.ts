/** What the list says of a person, in the reader's words. */
import type { PersonRow } from '@/components/users/people-rows'
import { timeText } from '@/lib/i18n/format'
import { mayInvite } from '@/lib/org/invitations/invitees'
import type { PersonEntry } from '@/lib/org/users/user-directory'
import { isOff } from '@/lib/org/users/user-directory-query'
import type { PeopleContext } from './context'
import { personHref } from './links'
import type { PeopleView } from './people-view'
import { namesText, roleName } from './role-names'
import { standing } from './standing'

export function personRow(
  person: PersonEntry,
  index: number,
  { context, query, page }: Omit<PeopleView, 'choices' | 'views'>,
): PersonRow {
  const { t, reader } = context
  const { id, name, email, state, managed, source, teams, teamCount } = person
  const refused = resendRefusal(person, context)
  return {
    id,
    name,
    href: personHref(id, query),
    email,
    state,
    off: isOff(state),
    managed,
    source,
    roles: namesText(
      person.roles.map((role) => roleName(role, t)),
      person.roles.length,
      t,
    ),
    teams: namesText(teams, teamCount, t),
    ...(!query.hidden.includes('created') && { created: timeText(person.createdAt, page.now, reader) }),
    standing: standing(person, page.now, context),
    ...(refused && { refused }),
    place: t.common.place(page.from + index, page.total),
    selectLabel: t.users.bulk.select(name),
    menuLabel: t.users.rowMenu(name),
  }
}

/** Why an invitation cannot be sent again, if it cannot. */
export function resendRefusal(
  { state, email }: Pick<PersonEntry, 'state' | 'email'>,
  { t, member }: PeopleContext,
): string | undefined {
  if (state === 'active' || isOff(state)) return t.users.resend.notOpen
  if (email === null) return t.users.resend.noAddress
  if (!member.org.mailsInvitations) return t.errors.refused.invitation_mail_off
  return mayInvite(member.org, member.actor) ? undefined : t.errors.refused.permission_missing
}
