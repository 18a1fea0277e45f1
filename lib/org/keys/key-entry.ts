import type { Prisma } from '@/lib/db/generated/client'
import type { Reading } from '@/lib/db/read-org'
import type { OrgId } from '@/lib/db/tx'
import { carriesScim } from './application-keys'
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
export const owner = { select: { id: true, displayName: true, kind: true, status: true, roles, teams } } as const

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

/** Whether the key spoke SCIM within the last seven days. */
export function isScimLive(key: Pick<KeyEntry, 'scim' | 'state' | 'lastUse'>, now: Date): boolean {
  return key.scim && key.state === 'live' && key.lastUse !== null && isRecent(key.lastUse.at, now)
}

function isRecent(at: Date, now: Date): boolean {
  return now.getTime() - at.getTime() < scimLiveMs
}
