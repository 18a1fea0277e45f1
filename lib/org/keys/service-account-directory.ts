/** Service accounts as pages show them: what they may do, which keys they own and whether those are in use. */
import { isUuid } from '@/lib/base/id'
import type { Prisma } from '@/lib/db/generated/client'
import { type Reading, readOrg } from '@/lib/db/read-org'
import type { OrgId } from '@/lib/db/tx'
import type { Actor } from '../can'
import { scimKeys } from './key-directory'
import {
  type DrawnKey,
  isScimLive,
  type KeyEntry,
  keyColumns,
  namesOf,
  type OwnedKey,
  toKeyEntry,
  withDays,
} from './key-entry'

export interface HeldRole {
  readonly id: string
  /** As stored; pages translate the names of managed roles. */
  readonly name: string
  readonly managed: boolean
  readonly permissions: readonly string[]
}

export interface ServiceAccount {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly status: 'active' | 'disabled'
  readonly createdAt: Date
  readonly createdBy: string | null
  /** Held by themselves or through a team. */
  readonly roles: readonly HeldRole[]
  /** Those of them that may be taken away here. */
  readonly ownRoles: readonly string[]
  /** Live ones first, the newest first among equals. */
  readonly keys: readonly KeyEntry[]
}

const role = { id: true, name: true, managed: true, permissions: true } as const
const columns = {
  id: true,
  displayName: true,
  email: true,
  status: true,
  createdAt: true,
  createdBy: true,
  roles: { select: { source: true, role: { select: role } } },
  teams: { select: { team: { select: { roles: { select: { role: { select: role } } } } } } },
  keys: { select: keyColumns, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] },
} as const satisfies Prisma.UserSelect

type Row = Prisma.UserGetPayload<{ select: typeof columns }>

export interface ServiceAccountList {
  readonly now: Date
  readonly accounts: readonly ServiceAccount[]
  /** Keys of people that spoke SCIM within the last seven days: provisioning ends when that person leaves. */
  readonly personalScimKeys: readonly OwnedKey[]
}

/** Every service account of the organization, by name. They are made by hand, so there are few. */
export async function list(orgId: OrgId): Promise<ServiceAccountList> {
  return readOrg(orgId, async (reading) => {
    // By their own index: what Prisma asks of a kind is no constant to the planner, which would read everybody.
    const found = await reading.db.$queryRaw<{ id: string }[]>`
      select u.id from users u where u.org_id = ${orgId} and u.kind = 'service' and u.deleted_at is null`
    const rows = await reading.db.user.findMany({
      where: { orgId, id: { in: found.map(({ id }) => id) } },
      select: columns,
      orderBy: [{ sortName: 'asc' }, { id: 'asc' }],
    })
    const accounts = await toAccounts(reading, orgId, rows)
    const keys = await scimKeys(reading, orgId)
    const personalScimKeys = keys.filter((key) => key.owner.kind === 'human' && isScimLive(key, reading.now))
    return { now: reading.now, accounts, personalScimKeys }
  })
}

export interface FoundAccount {
  readonly now: Date
  readonly account: ServiceAccount & { readonly keys: readonly DrawnKey[] }
  /** How many addresses of the organization hear of its keys besides its own. */
  readonly securityContacts: number
}

/** One service account; undefined where the organization has none with this id. */
export async function find(orgId: OrgId, id: string): Promise<FoundAccount | undefined> {
  if (!isUuid(id)) return undefined
  return readOrg(orgId, async (reading) => {
    const rows = await reading.db.user.findMany({
      where: { orgId, id, kind: 'service', deletedAt: null },
      select: columns,
    })
    const [account] = await toAccounts(reading, orgId, rows)
    if (!account) return undefined
    const org = await reading.db.organization.findUnique({ where: { id: orgId }, select: { securityContacts: true } })
    const keys = await withDays(reading, orgId, account.keys)
    return { now: reading.now, account: { ...account, keys }, securityContacts: org?.securityContacts.length ?? 0 }
  })
}

async function toAccounts(reading: Reading, orgId: OrgId, rows: readonly Row[]): Promise<ServiceAccount[]> {
  const made = rows.flatMap(({ createdBy, keys }) => [createdBy, ...keys.map((key) => key.createdBy)])
  const makers = await namesOf(reading, orgId, made)
  return rows.map(({ keys, teams, displayName: name, status, createdBy, ...row }) => {
    const granted = [...row.roles, ...teams.flatMap(({ team }) => team.roles)]
    const roles = distinct(granted.map((grant) => grant.role))
    const held = effectivePermissions(roles)
    return {
      ...row,
      ownRoles: row.roles.filter(({ source }) => source === 'manual').map((grant) => grant.role.name),
      name,
      status: status === 'disabled' ? 'disabled' : 'active',
      createdBy: (createdBy && makers.get(createdBy)) || null,
      roles,
      keys: liveFirst(keys.map((key) => toKeyEntry(key, held, reading.now, makers))),
    }
  })
}

/** The same role from two sources is two grants and one role. */
function distinct(roles: readonly HeldRole[]): HeldRole[] {
  return [...new Map(roles.map((role) => [role.id, role])).values()]
}

function liveFirst(keys: readonly KeyEntry[]): KeyEntry[] {
  const live = keys.filter(({ state }) => state === 'live')
  return [...live, ...keys.filter(({ state }) => state !== 'live')]
}

/** What the roles allow together, in the order they were granted. */
export function effectivePermissions(roles: readonly HeldRole[]): string[] {
  return [...new Set(roles.flatMap(({ permissions }) => permissions))]
}

/** The roles that the actor may grant: those that allow nothing beyond the actor's own permissions. */
export async function grantableRoles(orgId: OrgId, actor: Actor): Promise<HeldRole[]> {
  const roles = await readOrg(orgId, ({ db }) =>
    db.role.findMany({
      where: { orgId },
      select: role,
      orderBy: [{ managed: 'desc' }, { nameLc: 'asc' }],
    }),
  )
  return roles.filter(({ permissions }) => permissions.every((permission) => actor.permissions.has(permission)))
}
