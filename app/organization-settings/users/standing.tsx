import { capitalized, date, exactTime, timeText } from '@/lib/i18n/format'
import type { PersonEntry } from '@/lib/org/user-directory'
import { isOff } from '@/lib/org/user-directory-query'
import type { PeopleContext } from './context'
import { linkTime } from './link-time'

interface StandingProps {
  person: PersonEntry
  now: Date
  context: PeopleContext
  /** In a cell of its own: it begins with a capital. */
  alone?: boolean
}

/** The last column: when a person was last here, or what keeps them from being. */
export function Standing({ person, now, context, alone }: StandingProps) {
  const { text, title, tone = 'text-muted' } = standing(person, now, context)
  return (
    <span className={tone} title={title}>
      {alone ? capitalized(text) : text}
    </span>
  )
}

interface Told {
  text: string
  title?: string
  tone?: string
}

function standing(person: PersonEntry, now: Date, { t, reader }: PeopleContext): Told {
  const { users } = t
  if (isOff(person.state)) {
    if (!person.disabledAt) return { text: users.states.disabled }
    return { text: users.disabledOn(date(person.disabledAt, reader)), title: exactTime(person.disabledAt, reader) }
  }
  if (person.state === 'active') {
    return person.lastSignInAt ? timeText(person.lastSignInAt, now, reader) : { text: users.never }
  }
  return invitation(person, now, { t, reader })
}

function invitation(
  { state, email, invitation }: PersonEntry,
  now: Date,
  { t, reader }: Pick<PeopleContext, 't' | 'reader'>,
): Told {
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
