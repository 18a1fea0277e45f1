/** Application keys as pages show them: whose they are, what they may do, when and from where they were last used.
 *  How one is made stands in key-entry.ts. */

import { isUuid } from '@/lib/base/id'
import type { Prisma } from '@/lib/db/generated/client'
import { type Reading, readOrg } from '@/lib/db/read-org'
import type { OrgId } from '@/lib/db/tx'
import { scimScopes } from './application-keys'
import {
  type DrawnKey,
  type KeyEntry,
  type KeyState,
  keyColumns,
  keyStates,
  namesOf,
  type OwnedKey,
  owner,
  toKeyEntry,
  withDays,
} from './key-entry'

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
