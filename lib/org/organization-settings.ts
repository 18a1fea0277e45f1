/** What an organization says about itself: its name, language and zone, whom to tell when access to it is at stake, and
 *  which roles newcomers get. Every verb needs `org_management`. */
import { isDeepStrictEqual } from 'node:util'
import type { AuditEvent } from '@/lib/audit/events'
import { DomainError } from '@/lib/base/errors'
import { fold } from '@/lib/base/fold'
import { isUuid } from '@/lib/base/id'
import { isMailAddress } from '@/lib/base/mail-address'
import type { Locale, PlanName } from '@/lib/db/enums'
import type { Org } from '@/lib/db/finders'
import { readOrg } from '@/lib/db/read-org'
import { type OrgId, statement, type Tx } from '@/lib/db/tx'
import { type Actor, requirePermission } from './can'
import { write } from './write'

const longestName = 120
export const mostContacts = 20

export interface OrganizationProfile {
  readonly name: string
  readonly locale: Locale
  /** IANA zone. */
  readonly timeZone: string
}

/** Roles by id; null for the default one. */
export interface NewcomerRoles {
  readonly invited: string | null
  readonly scim: string | null
  /** People whom SAML lets in without an account. */
  readonly jit: string | null
}

interface Row {
  name: string
  locale: string
  time_zone: string
  security_contacts: string[]
  key_reminders: boolean
  invited_role_id: string | null
  scim_role_id: string | null
  jit_role_id: string | null
}

const lock = statement<Row>(
  'organization_lock',
  `select name, locale, time_zone, security_contacts, key_reminders, invited_role_id, scim_role_id, jit_role_id
   from organizations where id = $1 for update`,
)
const storeProfile = statement(
  'organization_profile',
  'update organizations set name = $2, locale = $3, time_zone = $4, updated_at = $5 where id = $1',
)

/** Changes name, language and zone. Refuses an empty name (`name_missing`) and a zone that is none
 *  (`time_zone_invalid`). */
export async function putProfile(org: Org, actor: Actor, profile: OrganizationProfile): Promise<void> {
  requirePermission(actor, 'org_management')
  const name = profile.name.trim().replace(/\s+/g, ' ').slice(0, longestName)
  if (!name) throw new DomainError('name_missing')
  const { locale, timeZone } = profile
  if (!isTimeZone(timeZone)) throw new DomainError('time_zone_invalid')
  await change(org, actor, 'organization.update', (tx, row) => {
    tx.queue(storeProfile, [org.id, name, locale, timeZone, tx.now])
    const before = { name: row.name, locale: row.locale, timeZone: row.time_zone }
    return { before, after: { name, locale, timeZone } }
  })
}

/** Whether there is a zone of this name. */
export function isTimeZone(zone: string): boolean {
  return zone === 'UTC' || Intl.supportedValuesOf('timeZone').includes(zone)
}

const storeContacts = statement(
  'organization_contacts',
  'update organizations set security_contacts = $2, key_reminders = $3, updated_at = $4 where id = $1',
)

export interface Notices {
  /** Who is told when access to the organization is at stake; 20 at most. */
  readonly contacts: readonly string[]
  /** Whether they and service accounts are reminded of keys that end soon; as it is unless said. */
  readonly keyReminders?: boolean
}

/** Stores each address once, whatever its case; answers them. Refuses what is no mail address
 *  (`mail_address_invalid`). */
export async function putNotices(org: Org, actor: Actor, wanted: Notices): Promise<string[]> {
  requirePermission(actor, 'org_management')
  const given = wanted.contacts.map((address) => address.trim()).filter(Boolean)
  const wrong = given.find((address) => !isMailAddress(address))
  if (wrong !== undefined) throw new DomainError('mail_address_invalid', { address: wrong })
  const contacts = [...new Map(given.map((address) => [fold(address), address])).values()].slice(0, mostContacts)
  await change(org, actor, 'organization.security_contacts', (tx, row) => {
    const keyReminders = wanted.keyReminders ?? row.key_reminders
    tx.queue(storeContacts, [org.id, contacts, keyReminders, tx.now])
    const before = { contacts: row.security_contacts, keyReminders: row.key_reminders }
    return { before, after: { contacts, keyReminders } }
  })
  return contacts
}

const storeRoles = statement(
  'organization_roles',
  `update organizations set invited_role_id = $2, scim_role_id = $3, jit_role_id = $4, updated_at = $5 where id = $1`,
)
const rolesById = statement<{ id: string; name: string; permissions: string[] }>(
  'organization_roles_chosen',
  'select id, name, permissions from roles where org_id = $1 and id = any($2::uuid[])',
)

/** Chooses the roles of newcomers. Refuses a role that is unknown (`role_not_found`) or may manage access
 *  (`role_not_held`): nobody becomes an administrator because nobody chose. */
export async function putNewcomerRoles(org: Org, actor: Actor, wanted: NewcomerRoles): Promise<void> {
  requirePermission(actor, 'org_management')
  const { invited, scim, jit } = wanted
  const ids = [invited, scim, jit].filter((id) => id !== null)
  const odd = ids.find((id) => !isUuid(id))
  if (odd !== undefined) throw new DomainError('role_not_found', { role: odd })
  await change(org, actor, 'organization.defaults', async (tx, row) => {
    const held = [row.invited_role_id, row.scim_role_id, row.jit_role_id].filter((id) => id !== null)
    const roles = new Map((await tx.query(rolesById, [org.id, [...ids, ...held]])).map((role) => [role.id, role]))
    for (const id of ids) {
      const role = roles.get(id)
      if (!role) throw new DomainError('role_not_found', { role: id })
      if (role.permissions.includes('user_access_manage')) throw new DomainError('role_not_held', { role: role.name })
    }
    tx.queue(storeRoles, [org.id, invited, scim, jit, tx.now])
    const named = (id: string | null) => (id === null ? null : (roles.get(id)?.name ?? id))
    return {
      before: { invited: named(row.invited_role_id), scim: named(row.scim_role_id), jit: named(row.jit_role_id) },
      after: { invited: named(invited), scim: named(scim), jit: named(jit) },
    }
  })
}

type Change = { readonly before: object; readonly after: object }

/** Runs a change of the locked row; what changed nothing is no event. */
async function change(
  org: Org,
  actor: Actor,
  event: AuditEvent,
  run: (tx: Tx, row: Row) => Change | Promise<Change>,
): Promise<void> {
  await write(org, actor, async ({ tx, effects }) => {
    const [row] = await tx.query(lock, [org.id])
    if (!row) throw new DomainError('organization_not_found')
    const { before, after } = await run(tx, row)
    if (!isDeepStrictEqual(before, after)) effects.audit({ event, target: org.name, before, after })
  })
}

export interface ChosenRole {
  readonly id: string
  readonly name: string
  readonly managed: boolean
}

export interface OrganizationPage {
  readonly profile: OrganizationProfile
  readonly slug: string
  readonly id: string
  readonly plan: PlanName
  readonly createdAt: Date
  readonly now: Date
  readonly contacts: readonly string[]
  readonly keyReminders: boolean
  readonly newcomers: NewcomerRoles
  /** Those that may be chosen: none that manages access. */
  readonly roles: readonly ChosenRole[]
  readonly inviteTtlHours: number
}

/** Everything the organization's own page shows. */
export async function read(orgId: OrgId): Promise<OrganizationPage> {
  return readOrg(orgId, async ({ db, now }) => {
    const found = await db.organization.findUniqueOrThrow({ where: { id: orgId } })
    const roles = await db.role.findMany({
      where: { orgId },
      select: { id: true, name: true, managed: true, permissions: true },
      orderBy: [{ managed: 'desc' }, { nameLc: 'asc' }],
    })
    return {
      profile: { name: found.name, locale: found.locale as Locale, timeZone: found.timeZone },
      slug: found.slug,
      id: found.id,
      plan: found.plan,
      createdAt: found.createdAt,
      now,
      contacts: found.securityContacts,
      keyReminders: found.keyReminders,
      newcomers: { invited: found.invitedRoleId, scim: found.scimRoleId, jit: found.jitRoleId },
      roles: roles
        .filter(({ permissions }) => !permissions.includes('user_access_manage'))
        .map(({ id, name, managed }) => ({ id, name, managed })),
      inviteTtlHours: found.inviteTtlHours,
    }
  })
}
