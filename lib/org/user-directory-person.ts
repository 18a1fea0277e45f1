/** One person in full, as the panel and page about them show: what is known, what they may do and why, what lets them
 *  in, and what happened lately. Every list is bounded; the figures beside it are not. */
import { isUuid } from '@/lib/base/id'
import type { Prisma } from '@/lib/db/generated/client'
import { type Reading, readOrg } from '@/lib/db/read-org'
import type { OrgId } from '@/lib/db/tx'
import type { PersonState } from './user-directory-query'
import type { UserSource } from './user-row'

const mostShown = 20
const mostEvents = 10

export interface HeldRole {
  readonly name: string
  readonly source: 'default' | 'manual' | 'scim' | 'rule' | 'saml'
  /** Who granted it, where a person did. */
  readonly grantedBy: string | null
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
  readonly roles: readonly HeldRole[]
  /** The latest invitation of a person who has not accepted one. */
  readonly invitation: OpenInvitation | null
  /** At most 20, the latest seen first. */
  readonly sessions: readonly LiveSession[]
  /** At most 20 that are neither revoked nor expired. */
  readonly keys: readonly OwnKey[]
  /** What ends when the person is disabled. */
  readonly live: { readonly sessions: number; readonly keys: number }
  /** The latest ten things done to or by this person, newest first. */
  readonly events: readonly PersonEvent[]
}

/** The person with this id and the time they were read at; undefined where the organization has none: a machine, a
 *  removed person and another organization's id are answered alike. */
export async function find(orgId: OrgId, id: string): Promise<{ now: Date; person: Person } | undefined> {
  if (!isUuid(id)) return undefined
  return readOrg(orgId, async (reading) => {
    const { db, now } = reading
    const row = await db.user.findFirst({ where: { orgId, id, kind: 'human', deletedAt: null }, select: columns(now) })
    if (!row) return undefined
    const events = await eventsOf(reading, orgId, id)
    const makers = [row.createdBy, row.invitation?.sentBy ?? null, ...row.roles.map(({ grantedBy }) => grantedBy)]
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
const keyColumns = { id: true, name: true, lastFour: true, lastUsedAt: true, expiresAt: true } as const

function columns(now: Date) {
  const alive = { expiresAt: { gt: now } }
  const live = { revokedAt: null, OR: [{ expiresAt: null }, alive] }
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
    roles: { select: { source: true, grantedBy: true, createdAt: true, role: { select: { name: true } } } },
    invitation: true,
    sessions: { where: alive, orderBy: { lastSeenAt: 'desc' }, take: mostShown, select: sessionColumns },
    keys: { where: live, orderBy: { createdAt: 'desc' }, take: mostShown, select: keyColumns },
    _count: { select: { sessions: { where: alive }, keys: { where: live } } },
  } satisfies Prisma.UserSelect
}

type Row = Prisma.UserGetPayload<{ select: ReturnType<typeof columns> }>
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
  const { displayName: name, _count: live, status, invitation, roles, sessions, keys, connectionId, ...rest } = row
  return {
    ...rest,
    id,
    managed: connectionId !== null,
    name,
    live,
    state: stateOf(row, now),
    createdBy: names.get(row.createdBy) ?? null,
    roles: roles.map((held) => toRole(held, names)).sort((one, other) => one.name.localeCompare(other.name)),
    invitation: status === 'pending' && invitation ? { ...toInvitation(invitation, names), waiting } : null,
    sessions: sessions.map(({ createdAt: startedAt, ...session }) => ({ ...session, startedAt })),
    keys,
    events: events.map(({ actorId, ...event }) => ({ ...event, own: event.actorKind === 'user' && actorId === id })),
  }
}

function stateOf({ status, invitation }: Row, now: Date): PersonState {
  if (status !== 'pending') return status
  if (invitation && invitation.expiresAt <= now) return 'expired'
  return invitation?.deliveryState === 'bounced' ? 'bounced' : 'invited'
}

function toRole(
  { role, source, grantedBy, createdAt }: Row['roles'][number],
  names: ReadonlyMap<string | null, string>,
) {
  return {
    name: role.name,
    source: source as HeldRole['source'],
    grantedBy: names.get(grantedBy) ?? null,
    since: createdAt,
  }
}

function toInvitation(
  invitation: NonNullable<Row['invitation']>,
  names: ReadonlyMap<string | null, string>,
): Omit<OpenInvitation, 'waiting'> {
  const { deliveryState, smtpAnswer, sentAt, sentBy, expiresAt } = invitation
  return { delivery: deliveryState, smtpAnswer, sentAt, sentBy: names.get(sentBy) ?? null, expiresAt }
}
