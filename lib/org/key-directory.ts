/** Application keys as pages show them: whose they are, what they may do, when and from where they were last used.
 *  Never the secret, which nobody has; one is told from another by its name and the end of its text. */

import { isUuid } from '@/lib/base/id'
import type { Prisma } from '@/lib/db/generated/client'
import { type Reading, readOrg } from '@/lib/db/read-org'
import type { OrgId } from '@/lib/db/tx'
import { carriesScim, scimScopes } from './application-keys'
import { daysDrawn, type KeyDays, readDays } from './key-days'

export const keyStates = ['live', 'expired', 'revoked'] as const
export type KeyState = (typeof keyStates)[number]

export interface KeyEntry {
  readonly id: string
  readonly name: string
  readonly lastFour: string
  readonly scopes: readonly string[]
  /** Whether its scopes and its owner's roles both let it speak SCIM. */
  readonly scim: boolean
  readonly state: KeyState
  readonly createdAt: Date
  /** The person who made it; null when a command did, or nobody knows them any more. */
  readonly createdBy: string | null
  readonly expiresAt: Date | null
  readonly revokedAt: Date | null
  readonly lastUse: { readonly at: Date; readonly address: string | null; readonly agent: string | null } | null
  /** Where it is stored, or why it never ends; empty when nobody said. */
  readonly note: string
  /** The key that takes its place. */
  readonly replacement: Replacement | null
}

/** With how much it was used on each of the last days; read only where it is drawn. */
export interface DrawnKey extends KeyEntry {
  readonly days: KeyDays
}

export interface Replacement {
  readonly id: string
  readonly name: string
  readonly since: Date
  /** Whether anything has used the new key yet. */
  readonly inUse: boolean
}

export interface OwnedKey extends KeyEntry {
  readonly owner: {
    readonly id: string
    readonly name: string
    readonly kind: 'human' | 'service'
    /** A disabled owner's keys are refused. */
    readonly active: boolean
  }
}

/** SCIM counts as live while a key for it was used within this time. */
export const scimLiveMs = 7 * 86_400_000

export const keyColumns = {
  id: true,
  name: true,
  lastFour: true,
  scopes: true,
  createdAt: true,
  createdBy: true,
  expiresAt: true,
  revokedAt: true,
  lastUsedAt: true,
  lastUsedAddress: true,
  lastUsedAgent: true,
  note: true,
  replacedAt: true,
  replacedBy: { select: { id: true, name: true, lastUsedAt: true } },
} as const satisfies Prisma.ApplicationKeySelect

export type KeyColumns = Prisma.ApplicationKeyGetPayload<{ select: typeof keyColumns }>

const roles = { select: { role: { select: { permissions: true } } } } as const
const teams = { select: { team: { select: { roles } } } } as const
const owner = { select: { id: true, displayName: true, kind: true, status: true, roles, teams } } as const

/** `held` is what the owner's roles allow; `makers` names users by id. */
export function toKeyEntry(
  row: KeyColumns,
  held: readonly string[],
  now: Date,
  makers: ReadonlyMap<string, string>,
): KeyEntry {
  const { id, name, lastFour, scopes, createdAt, expiresAt, revokedAt, lastUsedAt } = row
  return {
    id,
    name,
    lastFour,
    scopes,
    scim: carriesScim(scopes) && carriesScim(held),
    state: keyState(row, now),
    createdAt,
    createdBy: (row.createdBy && makers.get(row.createdBy)) || null,
    expiresAt,
    revokedAt,
    lastUse: lastUsedAt && { at: lastUsedAt, address: row.lastUsedAddress, agent: row.lastUsedAgent },
    note: row.note,
    replacement: replacementOf(row),
  }
}

function replacementOf({ replacedBy, replacedAt }: KeyColumns): Replacement | null {
  if (!replacedBy || !replacedAt) return null
  return { id: replacedBy.id, name: replacedBy.name, since: replacedAt, inUse: replacedBy.lastUsedAt !== null }
}

/** Since when nothing has used a key that is being replaced. */
export function quietSince(key: Pick<KeyEntry, 'lastUse'> & { replacement: Replacement }): Date {
  const used = key.lastUse?.at
  return used && used > key.replacement.since ? used : key.replacement.since
}

/** A key that was revoked stays revoked, whatever its end. */
export function keyState({ revokedAt, expiresAt }: Pick<KeyColumns, 'revokedAt' | 'expiresAt'>, now: Date): KeyState {
  if (revokedAt) return 'revoked'
  return expiresAt && expiresAt <= now ? 'expired' : 'live'
}

/** The same keys with their days. */
export async function withDays<Key extends KeyEntry>(
  reading: Reading,
  orgId: OrgId,
  keys: readonly Key[],
): Promise<(Key & DrawnKey)[]> {
  const days = await readDays(
    reading,
    orgId,
    keys.map(({ id }) => id),
  )
  return keys.map((key) => ({ ...key, days: days.get(key.id) ?? new Array<number>(daysDrawn).fill(0) }))
}

/** The names of users by id, those of removed people too; one query for a whole page. */
export async function namesOf(
  { db }: Reading,
  orgId: OrgId,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const known = [...new Set(ids.filter((id) => id !== null))]
  if (known.length === 0) return new Map()
  const users = await db.user.findMany({
    where: { orgId, id: { in: known } },
    select: { id: true, displayName: true },
  })
  return new Map(users.map(({ id, displayName }) => [id, displayName]))
}

function inState(orgId: OrgId, state: KeyState, now: Date): Prisma.ApplicationKeyWhereInput {
  const live = { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] }
  switch (state) {
    case 'live':
      return { orgId, revokedAt: null, ...live }
    case 'expired':
      return { orgId, revokedAt: null, expiresAt: { lte: now } }
    case 'revoked':
      return { orgId, revokedAt: { not: null } }
  }
}

/** Which keys a page of all keys shows: those in a state, or the live ones whose end is a person's. */
export const keyViews = [...keyStates, 'personal'] as const
export type KeyView = (typeof keyViews)[number]

function inView(orgId: OrgId, view: KeyView, now: Date): Prisma.ApplicationKeyWhereInput {
  if (view !== 'personal') return inState(orgId, view, now)
  return { ...inState(orgId, 'live', now), owner: { kind: 'human' } }
}

/** A key's place in the list: pages begin after it or end before it, whatever was made or revoked meanwhile. */
export interface KeyCursor {
  readonly side: 'after' | 'before'
  readonly createdAt: Date
  readonly id: string
}

/** A cursor as text for an address. */
export function formatKeyCursor({ createdAt, id }: Pick<KeyEntry, 'createdAt' | 'id'>): string {
  return `${createdAt.getTime().toString(36)}.${id}`
}

/** Reads what an address says; what is no cursor is none. */
export function parseKeyCursor(side: KeyCursor['side'], text: unknown): KeyCursor | undefined {
  const [, time = '', id = ''] = (typeof text === 'string' && /^([0-9a-z]{1,9})\.([0-9a-f-]{36})$/.exec(text)) || []
  return isUuid(id) ? { side, createdAt: new Date(Number.parseInt(time, 36)), id } : undefined
}

/** How many keys a view has, exactly up to `most`. */
export interface Count {
  readonly value: number
  readonly more: boolean
}

const mostCounted = 1_000

export interface KeyPage {
  readonly now: Date
  readonly keys: readonly OwnedKey[]
  readonly counts: Readonly<Record<KeyView, Count>>
  readonly previous: KeyCursor | undefined
  readonly next: KeyCursor | undefined
}

export const keysPerPage = 50

/** The keys of an organization in one view, newest first, with the figures of all views. */
export async function list(orgId: OrgId, view: KeyView, cursor?: KeyCursor): Promise<KeyPage> {
  return readOrg(orgId, async (reading) => {
    const { db, now } = reading
    const none: Count = { value: 0, more: false }
    const counts: Record<KeyView, Count> = { live: none, expired: none, revoked: none, personal: none }
    // One after the other: a transaction is one connection.
    for (const each of keyViews) counts[each] = await boundedCount(reading, inView(orgId, each, now))
    const backwards = cursor?.side === 'before'
    const direction = backwards ? 'asc' : 'desc'
    const rows = await db.applicationKey.findMany({
      where: cursor ? { AND: [inView(orgId, view, now), beyond(cursor)] } : inView(orgId, view, now),
      select: { ...keyColumns, owner },
      orderBy: [{ createdAt: direction }, { id: direction }],
      take: keysPerPage + 1,
    })
    const more = rows.length > keysPerPage
    const shown = rows.slice(0, keysPerPage)
    const keys = await withOwners(reading, orgId, backwards ? shown.reverse() : shown)
    const [first, last] = [keys[0], keys.at(-1)]
    return {
      now,
      counts,
      keys,
      previous: first && (backwards ? more : cursor !== undefined) ? { side: 'before', ...first } : undefined,
      next: last && (backwards || more) ? { side: 'after', ...last } : undefined,
    }
  })
}

async function boundedCount({ db }: Reading, where: Prisma.ApplicationKeyWhereInput): Promise<Count> {
  const found = await db.applicationKey.count({ where, take: mostCounted + 1 })
  return { value: Math.min(found, mostCounted), more: found > mostCounted }
}

/** The rows on one side of a cursor, newest first. */
function beyond({ side, createdAt, id }: KeyCursor): Prisma.ApplicationKeyWhereInput {
  const past = side === 'after' ? ('lt' as const) : ('gt' as const)
  return { OR: [{ createdAt: { [past]: createdAt } }, { createdAt, id: { [past]: id } }] }
}

/** The live keys of one person, newest first, then those that ended within ninety days. */
export async function listOwn(orgId: OrgId, ownerId: string): Promise<{ now: Date; keys: readonly DrawnKey[] }> {
  return readOrg(orgId, async (reading) => {
    const since = new Date(reading.now.getTime() - 90 * 86_400_000)
    const rows = await reading.db.applicationKey.findMany({
      where: {
        orgId,
        ownerId,
        // Null is not before anything, and not "not before" either.
        AND: [
          { OR: [{ revokedAt: null }, { revokedAt: { gte: since } }] },
          { OR: [{ expiresAt: null }, { expiresAt: { gte: since } }] },
        ],
      },
      select: { ...keyColumns, owner },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: 100,
    })
    const keys = await withDays(reading, orgId, await withOwners(reading, orgId, rows))
    const live = keys.filter(({ state }) => state === 'live')
    return { now: reading.now, keys: [...live, ...keys.filter(({ state }) => state !== 'live')] }
  })
}

type RowWithOwner = Prisma.ApplicationKeyGetPayload<{ select: typeof keyColumns & { owner: typeof owner } }>

async function withOwners(reading: Reading, orgId: OrgId, rows: readonly RowWithOwner[]): Promise<OwnedKey[]> {
  const makers = await namesOf(
    reading,
    orgId,
    rows.map(({ createdBy }) => createdBy),
  )
  return rows.map((row) => ({
    ...toKeyEntry(
      row,
      [...row.owner.roles, ...row.owner.teams.flatMap(({ team }) => team.roles)].flatMap(
        ({ role }) => role.permissions,
      ),
      reading.now,
      makers,
    ),
    owner: {
      id: row.owner.id,
      name: row.owner.displayName,
      kind: row.owner.kind,
      active: row.owner.status === 'active',
    },
  }))
}

/** One key with its owner; undefined where the organization has none with this id. */
export async function find(orgId: OrgId, id: string): Promise<{ now: Date; key: OwnedKey } | undefined> {
  if (!isUuid(id)) return undefined
  return readOrg(orgId, async (reading) => {
    const row = await reading.db.applicationKey.findUnique({
      where: { orgId_id: { orgId, id } },
      select: { ...keyColumns, owner },
    })
    const [key] = row ? await withOwners(reading, orgId, [row]) : []
    return key && { now: reading.now, key }
  })
}

/** The live keys that can speak SCIM, by their scopes and their active owner's roles, the last used first, never used ones last. */
export async function scimKeys(reading: Reading, orgId: OrgId): Promise<OwnedKey[]> {
  const rows = await reading.db.applicationKey.findMany({
    where: {
      ...inState(orgId, 'live', reading.now),
      scopes: { hasEvery: [...scimScopes] },
      owner: {
        status: 'active',
        deletedAt: null,
        AND: scimScopes.map((scope) => ({ roles: { some: { role: { permissions: { has: scope } } } } })),
      },
    },
    select: { ...keyColumns, owner },
    orderBy: [{ lastUsedAt: { sort: 'desc', nulls: 'last' } }, { id: 'desc' }],
    take: 20,
  })
  return withOwners(reading, orgId, rows)
}

/** Whether the key spoke SCIM within the last seven days. */
export function isScimLive(key: Pick<KeyEntry, 'scim' | 'state' | 'lastUse'>, now: Date): boolean {
  return key.scim && key.state === 'live' && key.lastUse !== null && isRecent(key.lastUse.at, now)
}

function isRecent(at: Date, now: Date): boolean {
  return now.getTime() - at.getTime() < scimLiveMs
}
