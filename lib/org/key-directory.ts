/** Application keys as pages show them: whose they are, what they may do, when and from where they were last used.
 *  Never the secret, which nobody has; one is told from another by its name and the end of its text. */

import { isUuid } from '@/lib/base/id'
import type { Prisma } from '@/lib/db/generated/client'
import { type Reading, readOrg } from '@/lib/db/read-org'
import type { OrgId } from '@/lib/db/tx'
import { carriesScim, scimScopes } from './application-keys'

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
} as const satisfies Prisma.ApplicationKeySelect

export type KeyColumns = Prisma.ApplicationKeyGetPayload<{ select: typeof keyColumns }>

const roles = { select: { role: { select: { permissions: true } } } } as const
const owner = { select: { id: true, displayName: true, kind: true, status: true, roles } } as const

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
  }
}

/** A key that was revoked stays revoked, whatever its end. */
export function keyState({ revokedAt, expiresAt }: Pick<KeyColumns, 'revokedAt' | 'expiresAt'>, now: Date): KeyState {
  if (revokedAt) return 'revoked'
  return expiresAt && expiresAt <= now ? 'expired' : 'live'
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

export interface KeyPage {
  readonly now: Date
  readonly keys: readonly OwnedKey[]
  readonly counts: Readonly<Record<KeyState, number>>
  /** The page that is shown: the last one when a later one was asked for. From 1. */
  readonly page: number
}

export const keysPerPage = 50

/** The keys of an organization in one state, newest first, with the figures of all states. */
export async function list(orgId: OrgId, state: KeyState, asked: number): Promise<KeyPage> {
  return readOrg(orgId, async (reading) => {
    const { db, now } = reading
    const counts: Record<KeyState, number> = { live: 0, expired: 0, revoked: 0 }
    // One after the other: a transaction is one connection.
    for (const each of keyStates) counts[each] = await db.applicationKey.count({ where: inState(orgId, each, now) })
    const page = Math.max(1, Math.min(asked, Math.ceil(counts[state] / keysPerPage)))
    const rows = await db.applicationKey.findMany({
      where: inState(orgId, state, now),
      select: { ...keyColumns, owner },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      skip: (page - 1) * keysPerPage,
      take: keysPerPage,
    })
    return { now, counts, page, keys: await withOwners(reading, orgId, rows) }
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
      row.owner.roles.flatMap(({ role }) => role.permissions),
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
