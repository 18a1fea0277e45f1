/** What the templates need to know, of a batch of mails in one statement, and what each mail becomes. A mail whose
 *  reason is gone by the time it would leave becomes none. */
import { statement, type Tx } from '@/lib/db/tx'
import { toLocale } from '@/lib/i18n/locale'
import type { SignInChange } from '@/lib/mail/outbox'
import { accountDisabled } from '@/lib/mail/templates/account-disabled'
import { addressChanged } from '@/lib/mail/templates/address-changed'
import { breakGlass } from '@/lib/mail/templates/break-glass'
import { type Inviter, invitation } from '@/lib/mail/templates/invitation'
import { keyCreated, keyRevoked } from '@/lib/mail/templates/key-change'
import { keyExpiring } from '@/lib/mail/templates/key-expiring'
import { lastAdministrator } from '@/lib/mail/templates/last-administrator'
import { passwordChanged, sessionsEnded } from '@/lib/mail/templates/own-access'
import { passwordReset } from '@/lib/mail/templates/password-reset'
import { personalKey } from '@/lib/mail/templates/personal-key'
import { samlCertificate } from '@/lib/mail/templates/saml-certificate'
import { recoveryCodeUsed, secondFactorAdded, secondFactorRemoved } from '@/lib/mail/templates/second-factor'
import { signInChanged } from '@/lib/mail/templates/sign-in-changed'
import type { Outgoing } from '@/lib/mail/transport'
import { invitationToken } from '@/lib/org/invitation-token'
import { resetToken } from '@/lib/org/reset-token'

export interface MailFacts {
  id: string
  org_id: string
  kind: string
  created_at: Date
  key_name: string | null
  by: string | null
  /** Who gets the mail, where it is not the person's own address. */
  to: string | null
  now_address: string | null
  /** Of a link under which a password is replaced. */
  reset_id: string | null
  reset_expires_at: Date | null
  reset_ended_at: Date | null
  /** Of a key that ends soon. */
  key_id: string | null
  ends_at: string | null
  used_at: string | null
  days: number | null
  scim: boolean | null
  /** How many sessions ended, and where that was asked from. */
  sessions: number | null
  from_address: string | null
  /** How many recovery codes are left. */
  left: number | null
  /** What changed about how the person signs in, and the name of it. */
  change: SignInChange | null
  what: string | null
  person: string | null
  /** The team that such a mail is about instead. */
  team: string | null
  account: string | null
  /** ISO 8601: when a certificate ends. */
  until: string | null
  /** How somebody came in by break glass, and whether as a drill. */
  method: string | null
  drill: boolean | null
  user_id: string | null
  display_name: string | null
  given_name: string | null
  email: string | null
  user_locale: string | null
  is_managed: boolean | null
  user_status: string | null
  organization: string
  org_locale: string
  time_zone: string
  link_id: string | null
  address: string | null
  issued_at: Date | null
  expires_at: Date | null
  ended_at: Date | null
  sent_by: string | null
  inviter_name: string | null
  note: string | null
  role_names: string[]
}

const factsOf = statement<MailFacts>(
  'mail_facts',
  `select m.id, m.org_id, m.kind, m.created_at, m.payload->>'keyName' as key_name, m.payload->>'by' as by,
     m.payload->>'to' as to, m.payload->>'now' as now_address, m.payload->>'person' as person, m.payload->>'team' as team,
     m.payload->>'account' as account, m.payload->>'keyId' as key_id, m.payload->>'endsAt' as ends_at,
     m.payload->>'usedAt' as used_at, (m.payload->>'days')::int as days, (m.payload->>'scim')::boolean as scim,
     (m.payload->>'sessions')::int as sessions, m.payload->>'from' as from_address, m.payload->>'until' as until,
     m.payload->>'method' as method, (m.payload->>'drill')::boolean as drill,
     (m.payload->>'left')::int as left,
     m.payload->>'change' as change, m.payload->>'what' as what,
     u.id as user_id, u.display_name, u.given_name, u.email, u.locale as user_locale, u.connection_id is not null as is_managed,
     u.status::text as user_status, o.name as organization, o.locale as org_locale, o.time_zone,
     p.id as reset_id, p.expires_at as reset_expires_at, p.ended_at as reset_ended_at,
     l.id as link_id, l.address, l.issued_at, l.expires_at, l.ended_at, n.sent_by, n.note,
     i.display_name as inviter_name,
     (select coalesce(array_agg(distinct r.name order by r.name), '{}') from user_roles ur
       join roles r on r.org_id = ur.org_id and r.id = ur.role_id
       where ur.org_id = m.org_id and ur.user_id = m.user_id) as role_names
   from outbox m
   join organizations o on o.id = m.org_id
   left join users u on u.org_id = m.org_id and u.id = m.user_id and u.deleted_at is null
   left join invitation_links l on l.org_id = m.org_id and l.id = (m.payload->>'linkId')::uuid
   left join password_resets p on p.org_id = m.org_id and p.id = (m.payload->>'resetId')::uuid
   left join invitations n on n.org_id = m.org_id and n.user_id = m.user_id
   left join users i on i.org_id = n.org_id and i.id = n.sent_by
   where m.org_id = $1 and m.id = any($2::uuid[]) and m.state = 'queued'`,
)

/** The facts of these mails, by id. A mail that does not wait any more has none. */
export async function readFacts(tx: Tx, ids: readonly string[]): Promise<Map<string, MailFacts>> {
  const rows = await tx.query(factsOf, [tx.orgId, ids])
  return new Map(rows.map((row) => [row.id, row]))
}

export interface Installation {
  readonly origin: string
  /** Which invitation links are derived from. */
  readonly secret: string
}

/** The mail as it leaves, or why it has no reason to leave any more. */
export function compose(facts: MailFacts, now: Date, installation: Installation): Outgoing | { obsolete: string } {
  if (facts.kind === 'last_administrator') return composeLastAdministrator(facts, installation)
  if (facts.kind === 'break_glass') return composeBreakGlass(facts, installation)
  if (facts.kind === 'personal_key') return composePersonalKey(facts, installation)
  if (facts.kind === 'key_expiring') return composeReminder(facts, now, installation)
  if (facts.kind === 'saml_certificate') return composeSamlCertificate(facts, installation)
  if (isAccountNotice(facts) && facts.to !== null) return composeAccountNotice(facts, installation)
  if (facts.user_id === null || facts.display_name === null) return { obsolete: 'the person was removed' }
  if (facts.kind === 'invitation') return composeInvitation(facts, now, installation)
  if (facts.kind === 'password_reset') return composeReset(facts, now, installation)
  if (facts.kind === 'address_changed') return composeAddressChange(facts, installation)
  if (facts.kind === 'sign_in_changed') return composeSignInChange(facts, installation)
  if (facts.kind === 'password_changed' || facts.kind === 'sessions_ended') return composeAccess(facts, installation)
  if (facts.kind in secondFactorMails) return composeSecondFactor(facts, installation)
  return composeAccountNotice(facts, installation)
}

function localeOf(facts: MailFacts) {
  return toLocale(facts.user_locale) ?? toLocale(facts.org_locale) ?? 'en'
}

function composeInvitation(facts: MailFacts, now: Date, { origin, secret }: Installation) {
  const { link_id, address, issued_at, expires_at } = facts
  if (link_id === null || address === null || !issued_at || !expires_at) return { obsolete: 'the link is gone' }
  if (facts.ended_at || facts.user_status !== 'pending') return { obsolete: 'the link has ended' }
  if (expires_at <= now) return { obsolete: 'the link expired before the mail could leave' }
  const locale = localeOf(facts)
  const name = facts.display_name ?? ''
  const data = {
    organization: facts.organization,
    inviter: inviterOf(facts),
    note: facts.note,
    personName: facts.given_name || (name.includes('@') ? null : name),
    address,
    roleNames: facts.role_names,
    link: `${origin}/invite/${invitationToken(facts.org_id, link_id, secret)}`,
    expiresAt: expires_at,
    timeZone: facts.time_zone,
    ttlHours: Math.round((expires_at.getTime() - issued_at.getTime()) / 3_600_000),
    origin,
  }
  return { id: facts.id, locale, to: { name, address }, ...invitation(data, locale) }
}

function inviterOf({ sent_by, user_id, inviter_name, is_managed }: MailFacts): Inviter {
  if (sent_by !== null && sent_by === user_id) return { kind: 'self' }
  if (inviter_name !== null) return { kind: 'person', name: inviter_name }
  return { kind: is_managed ? 'provider' : 'organization' }
}

function isAccountNotice({ kind }: MailFacts): boolean {
  return kind === 'key_created' || kind === 'key_revoked' || kind === 'account_disabled'
}

/** To the account's own address, or to a security contact. */
function composeAccountNotice(facts: MailFacts, { origin }: Installation) {
  const address = facts.to ?? facts.email
  if (address === null) return { obsolete: 'the account has no address' }
  const locale = localeOf(facts)
  const name = facts.account ?? facts.display_name ?? ''
  const told = {
    organization: facts.organization,
    accountName: name,
    by: facts.by ?? '',
    at: facts.created_at,
    timeZone: facts.time_zone,
    origin,
  }
  const mail =
    facts.kind === 'account_disabled'
      ? accountDisabled(told, locale)
      : (facts.kind === 'key_created' ? keyCreated : keyRevoked)({ ...told, keyName: facts.key_name ?? '' }, locale)
  return { id: facts.id, locale, to: { name: facts.to === null ? name : '', address }, ...mail }
}

/** To the key's owner, or to whoever answers for it. */
function composeReminder(facts: MailFacts, now: Date, { origin }: Installation) {
  const address = facts.to ?? facts.email
  if (address === null) return { obsolete: 'the account has no address' }
  const endsAt = new Date(facts.ends_at ?? 0)
  if (endsAt <= now) return { obsolete: 'the key ended before the mail could leave' }
  const locale = localeOf(facts)
  const name = facts.account ?? ''
  const data = {
    organization: facts.organization,
    keyId: facts.key_id ?? '',
    keyName: facts.key_name ?? '',
    accountName: name,
    days: facts.days ?? 0,
    endsAt,
    usedAt: facts.used_at === null ? null : new Date(facts.used_at),
    scim: facts.scim ?? false,
    timeZone: facts.time_zone,
    origin,
  }
  return { id: facts.id, locale, to: { name: facts.to === null ? name : '', address }, ...keyExpiring(data, locale) }
}

function composeReset(facts: MailFacts, now: Date, { origin, secret }: Installation) {
  const { reset_id, to, reset_expires_at, reset_ended_at } = facts
  if (reset_id === null || to === null || !reset_expires_at) return { obsolete: 'the link is gone' }
  if (reset_ended_at || facts.user_status !== 'active') return { obsolete: 'the link has ended' }
  if (reset_expires_at <= now) return { obsolete: 'the link expired before the mail could leave' }
  const locale = localeOf(facts)
  const data = {
    organization: facts.organization,
    address: to,
    link: `${origin}/reset/${resetToken(facts.org_id, reset_id, secret)}`,
    expiresAt: reset_expires_at,
    timeZone: facts.time_zone,
    origin,
  }
  return { id: facts.id, locale, to: { name: facts.display_name ?? '', address: to }, ...passwordReset(data, locale) }
}

function composePersonalKey(facts: MailFacts, { origin }: Installation) {
  if (facts.to === null) return { obsolete: 'there is nobody to tell' }
  const locale = localeOf(facts)
  const data = {
    organization: facts.organization,
    keyName: facts.key_name ?? '',
    owner: facts.account ?? '',
    usedAt: new Date(facts.used_at ?? facts.created_at),
    timeZone: facts.time_zone,
    origin,
  }
  return { id: facts.id, locale, to: { name: '', address: facts.to }, ...personalKey(data, locale) }
}

function composeAccess(facts: MailFacts, { origin }: Installation) {
  if (facts.email === null) return { obsolete: 'the person has no address' }
  const locale = localeOf(facts)
  const data = {
    organization: facts.organization,
    by: facts.by ?? '',
    sessions: facts.sessions ?? 0,
    from: facts.from_address,
    at: facts.created_at,
    timeZone: facts.time_zone,
    origin,
  }
  const mail = (facts.kind === 'password_changed' ? passwordChanged : sessionsEnded)(data, locale)
  return { id: facts.id, locale, to: { name: facts.display_name ?? '', address: facts.email }, ...mail }
}

const secondFactorMails = {
  second_factor_added: secondFactorAdded,
  second_factor_removed: secondFactorRemoved,
  recovery_code_used: recoveryCodeUsed,
} as const

function composeSecondFactor(facts: MailFacts, { origin }: Installation) {
  if (facts.email === null) return { obsolete: 'the person has no address' }
  const locale = localeOf(facts)
  const { organization, by, from_address: from, created_at: at, time_zone: timeZone, left } = facts
  const data = { organization, by: by ?? '', from, at, timeZone, origin, left: left ?? 0 }
  const mail = secondFactorMails[facts.kind as keyof typeof secondFactorMails](data, locale)
  return { id: facts.id, locale, to: { name: facts.display_name ?? '', address: facts.email }, ...mail }
}

function composeSignInChange(facts: MailFacts, { origin }: Installation) {
  if (facts.email === null || facts.change === null) return { obsolete: 'the person has no address' }
  const locale = localeOf(facts)
  const { organization, change, what, by, created_at, time_zone } = facts
  const about = { organization, change, what: what ?? '', by: by ?? '', from: facts.from_address, at: created_at }
  const mail = signInChanged({ ...about, timeZone: time_zone, origin }, locale)
  return { id: facts.id, locale, to: { name: facts.display_name ?? '', address: facts.email }, ...mail }
}

function composeAddressChange(facts: MailFacts, { origin }: Installation) {
  if (facts.to === null) return { obsolete: 'there was no address before' }
  const locale = localeOf(facts)
  const { organization, to, now_address, created_at, time_zone } = facts
  const data = { organization, was: to, now: now_address, at: created_at, timeZone: time_zone, origin }
  return { id: facts.id, locale, to: { name: facts.display_name ?? '', address: to }, ...addressChanged(data, locale) }
}

function composeLastAdministrator(facts: MailFacts, { origin }: Installation) {
  if (facts.to === null) return { obsolete: 'there is nobody to tell' }
  const locale = localeOf(facts)
  const { organization, person, team, by, created_at, time_zone } = facts
  const kept = team === null ? { person: person ?? '' } : { team }
  const data = { organization, kept, by: by ?? '', at: created_at, timeZone: time_zone, origin }
  return { id: facts.id, locale, to: { name: '', address: facts.to }, ...lastAdministrator(data, locale) }
}

function composeSamlCertificate(facts: MailFacts, { origin }: Installation) {
  const { organization, to, account, until, created_at, time_zone } = facts
  if (to === null || until === null) return { obsolete: 'there is nobody to tell' }
  const locale = localeOf(facts)
  const about = { organization, provider: account ?? '', until: new Date(until), at: created_at }
  const mail = samlCertificate({ ...about, timeZone: time_zone, origin }, locale)
  return { id: facts.id, locale, to: { name: '', address: to }, ...mail }
}

function composeBreakGlass(facts: MailFacts, { origin }: Installation) {
  const { organization, to, person, method, drill, from_address, created_at, time_zone } = facts
  if (to === null) return { obsolete: 'there is nobody to tell' }
  const locale = localeOf(facts)
  const use = {
    organization,
    person: person ?? '',
    method: method === 'passkey' ? ('passkey' as const) : ('password' as const),
    drill: drill ?? false,
    from: from_address,
  }
  const mail = breakGlass({ ...use, at: created_at, timeZone: time_zone, origin }, locale)
  return { id: facts.id, locale, to: { name: '', address: to }, ...mail }
}
