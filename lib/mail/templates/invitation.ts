/** The mail whose link is a person's first access. It says who asked, what is granted and until when the link works,
 *  to the minute, in the organization's zone and in UTC. */
import { list, plural } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locale'
import { messages } from '@/lib/i18n/messages'
import { oneLine } from '../one-line'
import type { Letter, RenderedMail } from './letter'
import { moment } from './moment'
import { render } from './render'

/** Who caused the mail: a colleague, the identity provider, the person themself by asking for a new link, or nobody
 *  with a name (the command line). */
export type Inviter =
  | { readonly kind: 'person'; readonly name: string }
  | { readonly kind: 'provider' | 'self' | 'organization' }

export interface Invitation {
  readonly organization: string
  readonly inviter: Inviter
  /** What the inviter wrote to them. */
  readonly note?: string | null
  /** How to address the person; null where only their address is known. */
  readonly personName: string | null
  readonly address: string
  readonly roleNames: readonly string[]
  readonly link: string
  readonly expiresAt: Date
  /** IANA zone of the organization. */
  readonly timeZone: string
  /** How long the link works from when it was issued. */
  readonly ttlHours: number
  readonly origin: string
}

export function invitation(data: Invitation, locale: Locale): RenderedMail {
  const { mail, common } = messages(locale)
  const organization = oneLine(data.organization)
  const name = data.personName && oneLine(data.personName)
  const until = moment(data.expiresAt, { locale, zone: data.timeZone })
  const roles = data.roleNames.map((role) => common.roles[role as keyof typeof common.roles] ?? oneLine(role))
  const t = mail.invitation
  return render({
    locale,
    ...opening(data.inviter, organization, locale),
    ...(data.note && { quote: t.quote(data.note) }),
    preview: t.preview(until),
    heading: name ? t.greeting(name, organization) : t.heading(organization),
    facts: [
      { label: t.address, value: data.address },
      ...(roles.length > 0
        ? [{ label: roles.length === 1 ? t.role.one : t.role.other, value: list(roles, locale) }]
        : []),
      { label: t.until, value: until, note: plural(data.ttlHours, t.lifetime, locale), strong: true },
    ],
    action: { label: t.accept, link: data.link, copyHint: mail.copyLink },
    footer: [t.unexpected, mail.sentBy(new URL(data.origin).host)],
  })
}

function opening(inviter: Inviter, organization: string, locale: Locale): Pick<Letter, 'subject' | 'opening'> {
  const t = messages(locale).mail.invitation
  switch (inviter.kind) {
    case 'person': {
      const name = oneLine(inviter.name)
      return { subject: t.subject.person(name, organization), opening: t.opening.person(name, organization) }
    }
    case 'self':
      return { subject: t.subject.self(organization), opening: t.opening.self(organization) }
    case 'provider':
    case 'organization':
      return { subject: t.subject.other(organization), opening: t.opening[inviter.kind](organization) }
  }
}
