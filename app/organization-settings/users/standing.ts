import { date, exactTime, timeText } from '@/lib/i18n/format'
import type { PersonEntry } from '@/lib/org/users/user-directory'
import { isOff } from '@/lib/org/users/user-directory-query'
import type { PeopleContext } from './context'
import { linkTime } from './link-time'

export interface Standing {
  readonly text: string
  /** On hover: the moment in full, or the mail server's whole answer. */
  readonly title?: string
  /** A text color; muted without. */
  readonly tone?: string
}

/** The last column: when a person was last here, or what keeps them from being. */
export function standing(person: PersonEntry, now: Date, { t, reader }: PeopleContext): Standing {
  const { users } = t
  if (isOff(person.state)) {
    if (!person.disabledAt) return { text: users.states.disabled }
    return { text: users.disabledOn(date(person.disabledAt, reader)), title: exactTime(person.disabledAt, reader) }
  }
  if (person.state === 'active') {
    if (!person.lastSignInAt) return { text: users.never }
    const { text, title } = timeText(person.lastSignInAt, now, reader)
    return { text, title }
  }
  return invitation(person, now, { t, reader })
}

function invitation(
  { state, email, invitation }: PersonEntry,
  now: Date,
  { t, reader }: Pick<PeopleContext, 't' | 'reader'>,
): Standing {
  const { users } = t
  if (!invitation) return { text: email === null ? users.noAddress : users.noInvitation }
  const { bounce, expiresAt } = invitation
  // The cause before its consequence: a mail that came back is why the link was never used.
  if (bounce !== null) {
    return { text: sayingOf(bounce) || users.bouncedUnexplained, title: bounce, tone: 'text-danger' }
  }
  const when = linkTime(expiresAt, now, reader.locale)
  const title = exactTime(expiresAt, reader)
  return state === 'expired'
    ? { text: users.linkExpired(when), title, tone: 'text-warning' }
    : { text: users.linkExpires(when), title }
}

/** What a mail server's answer says, without its codes and the address (RFC 5321 4.2, RFC 3463): they fill the cell. */
function sayingOf(answer: string): string {
  return answer.replace(/^(\d{3}[ -])?(\d\.\d{1,3}\.\d{1,3} )?(<\S*>:? )?/, '')
}
