/** One person in full, as the panel and page about them show: what is known, what they may do and why, what lets them
 *  in, and what happened lately. Every list is bounded; the figures beside it are not. */
import { isUuid } from '@/lib/base/id'
import type { Prisma } from '@/lib/db/generated/client'
import { type Reading, readOrg } from '@/lib/db/read-org'
import type { OrgId } from '@/lib/db/tx'
import { carriesScim } from '../keys/application-keys'
import { scimLiveMs } from '../keys/key-entry'
import { openSessions } from '../sign-in/session-limits'
import type { PersonState } from './user-directory-query'
import type { UserSource } from './user-row'

const mostShown = 20
const mostEvents = 10

export interface HeldRole {
  readonly id: string
  readonly name: string
  readonly source: 'default' | 'manual' | 'scim' | 'rule' | 'saml' | 'team'
  /** The team whose members have it, where that is why. */
  readonly team: string | null
  /** Who granted it, where a person did. */
  readonly grantedBy: string | null
  readonly since: Date
}

export interface JoinedTeam {
  readonly id: string
  readonly name: string
  /** An identity provider says who is in it. */
  readonly managed: boolean
  readonly since: Date
}

export interface OpenInvitation {
  readonly delivery: 'queued' | 'sent' | 'bounced' | 'cancelled'
  readonly smtpAnswer: string | null
  /** When the mail left; null while it waits. */
  readonly sentAt: Date | null
  /** Who asked for the latest mail; null where the identity provider or a command did. */
  readonly sentBy: string | null
  readonly expiresAt: Date
  /** The mail that waits: how often it was tried, and when it is tried next. */
  readonly waiting: { readonly tries: number; readonly nextAt: Date | null } | null
}

export interface LiveSession {
  readonly id: string
  readonly userAgent: string | null
  readonly address: string | null
  readonly startedAt: Date
  readonly lastSeenAt: Date
}

export interface OwnKey {
  readonly id: string
  readonly name: string
  readonly lastFour: string
  readonly lastUsedAt: Date | null
  readonly expiresAt: Date | null
  /** It spoke SCIM within the last seven days. */
  readonly provisions: boolean
}

export interface PersonEvent {
  readonly id: string
  readonly at: Date
  readonly event: string
  readonly actorKind: string
  readonly actorName: string
  /** Whether the person did it themselves. */
  readonly own: boolean
  readonly before: Prisma.JsonValue
  readonly after: Prisma.JsonValue
}

export interface Hold {
  readonly since: Date
  /** Who holds them; null where the command line does. */
  readonly by: string | null
  /** Whether the provider wants them active, and when it last said so since the hold. */
  readonly wantsActive: boolean
  readonly saidAt: Date | null
}

export interface Person {
  readonly id: string
  readonly name: string
  readonly state: PersonState
  readonly source: UserSource
  /** Whether an identity provider manages them. */
  readonly managed: boolean
  readonly email: string | null
  readonly userName: string | null
  readonly title: string | null
  readonly externalId: string | null
  /** A language tag such as `fr` or `fr-CA`. */
  readonly locale: string | null
  readonly timeZone: string | null
  readonly createdAt: Date
  readonly createdBy: string | null
  readonly updatedAt: Date
  readonly verifiedAt: Date | null
  readonly lastSignInAt: Date | null
  readonly disabledAt: Date | null
  /** Set while an administrator keeps them disabled, whatever their identity provider says. */
  readonly hold: Hold | null
  /** When an administrator allowed the identity provider to take this person over; null once it has. */
  readonly adoptableAt: Date | null
  /** Since when a second step is asked before this person comes in again. */
  readonly secondStepAt: Date | null
  readonly roles: readonly HeldRole[]
  /** At most 20, by name. */
  readonly teams: readonly JoinedTeam[]
  /** The latest invitation of a person who has not accepted one. */
  readonly invitation: OpenInvitation | null
  /** At most 20, the latest seen first. */
  readonly sessions: readonly LiveSession[]
  /** At most 20 that are neither revoked nor expired. */
  readonly keys: readonly OwnKey[]
  /** How many there are: sessions and keys end when the person is disabled, teams stay. */
  readonly live: { readonly sessions: number; readonly keys: number; readonly teams: number }
  /** The latest ten things done to or by this person, newest first. */
  readonly events: readonly PersonEvent[]
}

/** The person with this id and the time they were read at; undefined where the organization has none: a machine, a
 *  removed person and another organization's id are answered alike. */
export async function find(orgId: OrgId, id: string): Promise<{ now: Date; person: Person } | undefined> {
  if (!isUuid(id)) return undefined
  return readOrg(orgId, async (reading) => {
    const { db, now } = reading
    const open = await openSessions(reading, orgId)
    const found = await db.user.findFirst({
      where: { orgId, id, kind: 'human', deletedAt: null },
      select: columns(now, open),
    })
    if (!found) return undefined
    // One after the other: a connection answers one question at a time, and relations would be asked for at once.
    const row = {
      ...found,
      invitation: await db.invitation.findFirst({ where: { orgId, userId: id } }),
      roles: await rolesOf(reading, orgId, id),
      teams: await teamsOf(reading, orgId, id),
      sessions: await sessionsOf(reading, { orgId, userId: id, ...open }),
      keys: await keysOf(reading, orgId, id),
    }
    const events = await eventsOf(reading, orgId, id)
    const makers = [
      row.createdBy,
      row.heldBy,
      row.invitation?.sentBy ?? null,
      ...row.roles.map(({ grantedBy }) => grantedBy),
    ]
    const waiting = row.invitation?.deliveryState === 'queued' ? await waitingMail(reading, orgId, id) : null
    return { now, person: toPerson(id, row, events, await namesOf(reading, orgId, makers), now, waiting) }
  })
}

async function waitingMail({ db }: Reading, orgId: OrgId, userId: string): Promise<OpenInvitation['waiting']> {
  const mail = await db.outboxMessage.findFirst({
    where: { orgId, userId, kind: 'invitation', state: 'queued' },
    orderBy: { createdAt: 'desc' },
    select: { id: true, attempts: true },
  })
  const due = mail && (await db.dueWork.findUnique({ where: { id: mail.id }, select: { dueAt: true } }))
  return mail && { tries: mail.attempts, nextAt: due?.dueAt ?? null }
}

// Never a hash: what a page was given may end up in its HTML.
const sessionColumns = { id: true, userAgent: true, address: true, createdAt: true, lastSeenAt: true } as const
const keyColumns = { id: true, name: true, lastFour: true, scopes: true, lastUsedAt: true, expiresAt: true } as const

const live = (now: Date) => ({ revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] })

function columns(now: Date, open: Prisma.SessionWhereInput) {
  return {
    displayName: true,
    status: true,
    source: true,
    connectionId: true,
    email: true,
    userName: true,
    title: true,
    externalId: true,
    locale: true,
    timeZone: true,
    createdAt: true,
    createdBy: true,
    updatedAt: true,
    verifiedAt: true,
    lastSignInAt: true,
    disabledAt: true,
    heldAt: true,
    heldBy: true,
    heldWish: true,
    heldWishAt: true,
    adoptableAt: true,
    secondStepAt: true,
    _count: { select: { sessions: { where: open }, keys: { where: live(now) }, teams: true } },
  } satisfies Prisma.UserSelect
}

/** Roles of their own and roles of their teams. */
function rolesOf({ db }: Reading, orgId: OrgId, id: string) {
  return db.$queryRaw<(Omit<HeldRole, 'grantedBy'> & { grantedBy: string | null })[]>`
    select r.id, r.name, ur.source, null as team, ur.granted_by as "grantedBy", ur.created_at as since
    from user_roles ur join roles r on r.org_id = ur.org_id and r.id = ur.role_id
    where ur.org_id = ${orgId} and ur.user_id = ${id}::uuid
    union all
    select r.id, r.name, 'team', t.name, null, m.since from team_members m
    join team_roles tr on tr.org_id = m.org_id and tr.team_id = m.team_id
    join teams t on t.org_id = m.org_id and t.id = m.team_id
    join roles r on r.org_id = tr.org_id and r.id = tr.role_id
    where m.org_id = ${orgId} and m.user_id = ${id}::uuid
    order by 2, 3, 4`
}

function teamsOf({ db }: Reading, orgId: OrgId, id: string) {
  return db.$queryRaw<JoinedTeam[]>`
    select t.id, t.name, t.connection_id is not null as managed, m.since from team_members m
    join teams t on t.org_id = m.org_id and t.id = m.team_id
    where m.org_id = ${orgId} and m.user_id = ${id}::uuid order by t.name_lc limit ${mostShown}::int`
}

function sessionsOf({ db }: Reading, where: Prisma.SessionWhereInput) {
  return db.session.findMany({ where, orderBy: { lastSeenAt: 'desc' }, take: mostShown, select: sessionColumns })
}

async function keysOf({ db, now }: Reading, orgId: OrgId, ownerId: string) {
  const where = { orgId, ownerId, ...live(now) }
  const keys = await db.applicationKey.findMany({
    where,
    orderBy: { createdAt: 'desc' },
    take: mostShown,
    select: keyColumns,
  })
  const lately = now.getTime() - scimLiveMs
  return keys.map(({ scopes, ...key }) => ({
    ...key,
    provisions: carriesScim(scopes) && key.lastUsedAt !== null && key.lastUsedAt.getTime() > lately,
  }))
}

interface Row extends Prisma.UserGetPayload<{ select: ReturnType<typeof columns> }> {
  readonly invitation: Prisma.InvitationGetPayload<object> | null
  readonly roles: Awaited<ReturnType<typeof rolesOf>>
  readonly teams: readonly JoinedTeam[]
  readonly sessions: Awaited<ReturnType<typeof sessionsOf>>
  readonly keys: readonly OwnKey[]
}
type Events = Awaited<ReturnType<typeof eventsOf>>

function eventsOf({ db }: Reading, orgId: OrgId, id: string) {
  return db.auditEvent.findMany({
    // A resend is told by the invitation that it issued in the same transaction.
    where: { orgId, targetId: id, event: { not: 'invitation.resend' } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: mostEvents,
    select: {
      id: true,
      at: true,
      event: true,
      actorKind: true,
      actorId: true,
      actorName: true,
      before: true,
      after: true,
    },
  })
}

/** Removed people keep their names: what they did stays told. */
async function namesOf(
  { db }: Reading,
  orgId: OrgId,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string | null, string>> {
  const known = [...new Set(ids.filter((id) => id !== null))]
  if (known.length === 0) return new Map()
  const rows = await db.user.findMany({ where: { orgId, id: { in: known } }, select: { id: true, displayName: true } })
  return new Map(rows.map(({ id, displayName }) => [id, displayName]))
}

function toPerson(
  id: string,
  row: Row,
  events: Events,
  names: ReadonlyMap<string | null, string>,
  now: Date,
  waiting: OpenInvitation['waiting'],
): Person {
  const { displayName: name, _count: live, status, invitation, roles, sessions, connectionId, ...others } = row
  const { heldAt, heldBy, heldWish, heldWishAt: saidAt, ...rest } = others
  return {
    ...rest,
    id,
    managed: connectionId !== null,
    name,
    live,
    state: stateOf(row, now),
    hold: heldAt && { since: heldAt, by: names.get(heldBy) ?? null, wantsActive: heldWish === true, saidAt },
    createdBy: names.get(row.createdBy) ?? null,
    roles: roles.map((held) => ({ ...held, grantedBy: names.get(held.grantedBy) ?? null })),
    invitation: status === 'pending' && invitation ? { ...toInvitation(invitation, names), waiting } : null,
    sessions: sessions.map(({ createdAt: startedAt, ...session }) => ({ ...session, startedAt })),
    events: events.map(({ actorId, ...event }) => ({ ...event, own: event.actorKind === 'user' && actorId === id })),
  }
}

function stateOf({ status, heldAt, invitation }: Row, now: Date): PersonState {
  if (heldAt) return 'held'
  if (status !== 'pending') return status
  if (invitation && invitation.expiresAt <= now) return 'expired'
  return invitation?.deliveryState === 'bounced' ? 'bounced' : 'invited'
}

function toInvitation(
  invitation: NonNullable<Row['invitation']>,
  names: ReadonlyMap<string | null, string>,
): Omit<OpenInvitation, 'waiting'> {
  const { deliveryState, smtpAnswer, sentAt, sentBy, expiresAt } = invitation
  return { delivery: deliveryState, smtpAnswer, sentAt, sentBy: names.get(sentBy) ?? null, expiresAt }
}
