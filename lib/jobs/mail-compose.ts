/** What each mail becomes when it leaves: every kind takes from its own message what its template needs. A mail whose
 *  reason is gone by then becomes none. */
import type { MailMessage } from '@/lib/mail/outbox'
import { accountDisabled } from '@/lib/mail/templates/account-disabled'
import { addressChanged } from '@/lib/mail/templates/address-changed'
import { breakGlass } from '@/lib/mail/templates/break-glass'
import { type Inviter, invitation } from '@/lib/mail/templates/invitation'
import { keyCreated, keyRevoked } from '@/lib/mail/templates/key-change'
import { keyExpiring } from '@/lib/mail/templates/key-expiring'
import { lastAdministrator } from '@/lib/mail/templates/last-administrator'
import type { RenderedMail } from '@/lib/mail/templates/letter'
import { passwordChanged, sessionsEnded } from '@/lib/mail/templates/own-access'
import { passwordReset } from '@/lib/mail/templates/password-reset'
import { personalKey } from '@/lib/mail/templates/personal-key'
import { samlCertificate } from '@/lib/mail/templates/saml-certificate'
import { recoveryCodeUsed, secondFactorAdded, secondFactorRemoved } from '@/lib/mail/templates/second-factor'
import { secondFactorLost, secretLost } from '@/lib/mail/templates/secret-lost'
import { signInChanged } from '@/lib/mail/templates/sign-in-changed'
import type { Outgoing } from '@/lib/mail/transport'
import { invitationToken } from '@/lib/org/invitations/invitation-token'
import { resetToken } from '@/lib/org/passwords/reset-token'
import type { MailFacts, MailLink, MailPerson } from './mail-facts'

export interface Installation {
  readonly origin: string
  /** Which invitation links are derived from. */
  readonly secret: string
}

type Of<Kind extends MailMessage['kind']> = MailMessage & { readonly kind: Kind }

interface Call<Message = MailMessage> {
  readonly message: Message
  readonly facts: MailFacts
  readonly now: Date
  readonly installation: Installation
  /** What every template is told. */
  readonly told: {
    readonly organization: string
    readonly timeZone: string
    readonly origin: string
    readonly at: Date
  }
}

/** Whom it goes to and what it says, or why it has no reason to leave any more. */
type Composed = { readonly to: Outgoing['to']; readonly mail: RenderedMail } | { readonly obsolete: string }

const composers: { readonly [Kind in MailMessage['kind']]: (call: Call<Of<Kind>>) => Composed } = {
  invitation: toLivingPerson(composeInvitation),
  password_reset: toLivingPerson(composeReset),
  address_changed: toLivingPerson(({ message: { to, now }, told, facts }, person) => ({
    to: { name: person.name, address: to },
    mail: addressChanged({ ...told, was: to, now }, facts.locale),
  })),
  password_changed: toOwnAddress(composeAccess),
  sessions_ended: toOwnAddress(composeAccess),
  sign_in_changed: toOwnAddress(({ message: { change, what, by, from }, told, facts }) =>
    signInChanged({ ...told, change, what, by, from }, facts.locale),
  ),
  second_factor_added: toOwnAddress(({ message: { by, from }, told, facts }) =>
    secondFactorAdded({ ...told, by, from }, facts.locale),
  ),
  second_factor_removed: toOwnAddress(({ message: { by, from }, told, facts }) =>
    secondFactorRemoved({ ...told, by, from }, facts.locale),
  ),
  second_factor_lost: toOwnAddress(({ told, facts }) => secondFactorLost(told, facts.locale)),
  secret_lost: ({ message: { to, apps, saml }, told, facts }) => ({
    to: { name: '', address: to },
    mail: secretLost({ ...told, apps, saml }, facts.locale),
  }),
  recovery_code_used: toOwnAddress(({ message: { by, from, left }, told, facts }) =>
    recoveryCodeUsed({ ...told, by, from, left }, facts.locale),
  ),
  break_glass: ({ message: { to, person, method, drill, from }, told, facts }) => ({
    to: { name: '', address: to },
    mail: breakGlass({ ...told, person, method, drill, from }, facts.locale),
  }),
  key_created: composeAccountNotice,
  key_revoked: composeAccountNotice,
  account_disabled: composeAccountNotice,
  key_expiring: composeReminder,
  personal_key: ({ message: { to, keyName, account, usedAt }, told, facts }) => ({
    to: { name: '', address: to },
    mail: personalKey({ ...told, keyName, owner: account, usedAt: new Date(usedAt) }, facts.locale),
  }),
  last_administrator: ({ message, told, facts }) => ({
    to: { name: '', address: message.to },
    mail: lastAdministrator(
      { ...told, kept: 'team' in message ? { team: message.team } : { person: message.person }, by: message.by },
      facts.locale,
    ),
  }),
  saml_certificate: ({ message: { to, account, until }, told, facts }) => ({
    to: { name: '', address: to },
    mail: samlCertificate({ ...told, provider: account, until: new Date(until) }, facts.locale),
  }),
}

/** The mail as it leaves, or why it has no reason to leave any more. Throws for a kind that this version does not know:
 *  it is left for one that does. */
export function compose(facts: MailFacts, now: Date, installation: Installation): Outgoing | { obsolete: string } {
  const { id, message, organization, timeZone, createdAt: at, locale } = facts
  const composer = composers[message.kind] as ((call: Call) => Composed) | undefined
  if (!composer) throw new Error(`nobody here knows mails of the kind ${message.kind}`)
  const told = { organization, timeZone, origin: installation.origin, at }
  const composed = composer({ message, facts, now, installation, told })
  return 'obsolete' in composed ? composed : { id, locale, to: composed.to, ...composed.mail }
}

function toLivingPerson<Message>(fn: (call: Call<Message>, person: MailPerson) => Composed) {
  return (call: Call<Message>): Composed =>
    call.facts.person ? fn(call, call.facts.person) : { obsolete: 'the person was removed' }
}

/** To the address that a person has by now. */
function toOwnAddress<Message>(render: (call: Call<Message>) => RenderedMail) {
  return toLivingPerson((call: Call<Message>, { name, email }) =>
    email === null ? { obsolete: 'the person has no address' } : { to: { name, address: email }, mail: render(call) },
  )
}

/** The link that a mail brings, while it still opens something for a person of this status. */
function openLink({ facts: { link }, now }: Call<unknown>, isWaiting: boolean): MailLink | { obsolete: string } {
  if (!link) return { obsolete: 'the link is gone' }
  if (link.endedAt || !isWaiting) return { obsolete: 'the link has ended' }
  return link.expiresAt <= now ? { obsolete: 'the link expired before the mail could leave' } : link
}

function composeInvitation(call: Call<Of<'invitation'>>, person: MailPerson): Composed {
  const { facts, installation, told } = call
  const link = openLink(call, person.status === 'pending')
  if ('obsolete' in link) return link
  const { name } = person
  const { address, issuedAt, expiresAt } = link
  const data = {
    ...told,
    inviter: inviterOf(facts, person),
    note: facts.invitation.note,
    personName: person.givenName || (name.includes('@') ? null : name),
    address,
    roleNames: person.roleNames,
    link: `${told.origin}/invite/${invitationToken(facts.orgId, link.id, installation.secret)}`,
    expiresAt,
    ttlHours: Math.round((expiresAt.getTime() - issuedAt.getTime()) / 3_600_000),
  }
  return { to: { name, address }, mail: invitation(data, facts.locale) }
}

function inviterOf({ invitation: { sentBy, inviter } }: MailFacts, { id, isManaged }: MailPerson): Inviter {
  if (sentBy !== null && sentBy === id) return { kind: 'self' }
  if (inviter !== null) return { kind: 'person', name: inviter }
  return { kind: isManaged ? 'provider' : 'organization' }
}

function composeReset(call: Call<Of<'password_reset'>>, person: MailPerson): Composed {
  const { message, facts, installation, told } = call
  const link = openLink(call, person.status === 'active')
  if ('obsolete' in link) return link
  const address = message.to
  const token = resetToken(facts.orgId, link.id, installation.secret)
  const data = { ...told, address, link: `${told.origin}/reset/${token}`, expiresAt: link.expiresAt }
  return { to: { name: person.name, address }, mail: passwordReset(data, facts.locale) }
}

function composeAccess({ message, facts, told }: Call<Of<'password_changed' | 'sessions_ended'>>): RenderedMail {
  const { kind, by, sessions, from } = message
  const render = kind === 'password_changed' ? passwordChanged : sessionsEnded
  return render({ ...told, by, sessions, from }, facts.locale)
}

/** To the account's own address, or to a security contact, whose mail belongs to nobody. */
function receiverOf(
  message: { readonly account: string },
  { person }: MailFacts,
): Outgoing['to'] | { obsolete: string } {
  if ('to' in message && typeof message.to === 'string') return { name: '', address: message.to }
  if (!person) return { obsolete: 'the person was removed' }
  if (person.email === null) return { obsolete: 'the account has no address' }
  return { name: message.account, address: person.email }
}

function composeAccountNotice({
  message,
  facts,
  told,
}: Call<Of<'key_created' | 'key_revoked' | 'account_disabled'>>): Composed {
  const to = receiverOf(message, facts)
  if ('obsolete' in to) return to
  const data = { ...told, accountName: message.account, by: message.by }
  if (message.kind === 'account_disabled') return { to, mail: accountDisabled(data, facts.locale) }
  const render = message.kind === 'key_created' ? keyCreated : keyRevoked
  return { to, mail: render({ ...data, keyName: message.keyName }, facts.locale) }
}

/** To the key's owner, or to whoever answers for it. */
function composeReminder({ message, facts, now, told }: Call<Of<'key_expiring'>>): Composed {
  const to = receiverOf(message, facts)
  if ('obsolete' in to) return to
  const endsAt = new Date(message.endsAt)
  if (endsAt <= now) return { obsolete: 'the key ended before the mail could leave' }
  const { keyId, keyName, account: accountName, days, scim } = message
  const usedAt = message.usedAt === null ? null : new Date(message.usedAt)
  return { to, mail: keyExpiring({ ...told, keyId, keyName, accountName, days, scim, endsAt, usedAt }, facts.locale) }
}
