import type { ReactNode } from 'react'
import { type Fact, FactList } from '@/components/ui/fact-list'
import { exactTime, relativeTime } from '@/lib/i18n/format'
import type { OpenInvitation } from '@/lib/org/users/user-directory-person'
import { linkTime } from './link-time'
import type { PersonView } from './person-view'
import { Section } from './section'

/** The invitation of somebody who has not accepted it: what became of the mail, until when its link works. */
export function PersonInvitation(view: PersonView) {
  const { context, person, now } = view
  const { invitation } = person
  if (!invitation) return null
  const { t, reader } = context
  const { person: text } = t.users
  const when = linkTime(invitation.expiresAt, now, reader.locale, 'long')
  const exactly = exactTime(invitation.expiresAt, reader)
  const facts: Fact[] = [
    { label: text.mail, value: mail(view) },
    {
      label: text.link,
      value:
        invitation.expiresAt <= now ? (
          <span className="text-warning">{text.expired(when, exactly)}</span>
        ) : (
          text.expires(when, exactly)
        ),
    },
    { label: text.askedBy, value: invitation.sentBy ?? text.askedByProvider },
  ]
  return (
    <Section level={view.level} title={text.invitation}>
      <FactList facts={facts} ruled />
    </Section>
  )
}

function mail({ context, person, now }: PersonView): ReactNode {
  const { delivery } = context.t.users.person
  if (!person.invitation) return null
  const { delivery: state, smtpAnswer, sentAt } = person.invitation
  if (state === 'sent') {
    return sentAt ? delivery.sent(relativeTime(sentAt, now, context.reader.locale, 'long')) : delivery.sentSometime
  }
  if (state === 'queued') return <Waiting context={context} invitation={person.invitation} now={now} />
  if (state !== 'bounced') return delivery[state]
  return (
    <>
      <span className="text-danger">{delivery.bounced}</span>
      {smtpAnswer && <code className="mt-0.5 block text-sm text-muted">{smtpAnswer}</code>}
    </>
  )
}

/** A mail that has not left: since it is held, or since the server put it off and is asked again. */
function Waiting({ context, invitation, now }: Pick<PersonView, 'context' | 'now'> & { invitation: OpenInvitation }) {
  const { person: text } = context.t.users
  const { delivery } = context.t.invitations
  const { waiting, smtpAnswer } = invitation
  const isHeld = waiting?.tries === 0 && waiting.nextAt !== null && waiting.nextAt > now
  const next = waiting?.nextAt && waiting.tries > 0 && waiting.nextAt > now ? waiting.nextAt : null
  const told = [
    isHeld ? delivery.held : text.delivery.queued,
    ...(waiting && waiting.tries > 0 ? [delivery.tries(waiting.tries)] : []),
    ...(next ? [delivery.next(relativeTime(next, now, context.reader.locale, 'long'))] : []),
  ]
  return (
    <>
      {told.join(' · ')}
      {smtpAnswer && <code className="mt-0.5 block text-sm wrap-anywhere text-muted">{smtpAnswer}</code>}
    </>
  )
}
