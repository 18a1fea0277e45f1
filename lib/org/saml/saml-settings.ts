/** Who may come in by SAML without an invitation. Off, an unknown person is refused with the reason; on, people of
 *  the listed domains get an account at their first sign-in, with the role chosen here. */
import { isDeepStrictEqual } from 'node:util'
import { DomainError } from '@/lib/base/errors'
import { isUuid } from '@/lib/base/id'
import type { Org } from '@/lib/db/finders'
import { type Reading, readOrg } from '@/lib/db/read-org'
import { type OrgId, statement } from '@/lib/db/tx'
import { type Actor, defaultRole, requirePermission } from '../can'
import { validDomains } from '../domains/domain-names'
import { scimKeys } from '../keys/key-directory'
import { isScimLive, type OwnedKey } from '../keys/key-entry'
import { write } from '../write'

export interface JitSettings {
  readonly enabled: boolean
  readonly domains: readonly string[]
  readonly roleId: string | null
}

const lockSettings = statement<{ jit_enabled: boolean; jit_domains: string[]; jit_role_id: string | null }>(
  'jit_lock',
  'select jit_enabled, jit_domains, jit_role_id from organizations where id = $1 for update',
)
const store = statement(
  'jit_store',
  'update organizations set jit_enabled = $2, jit_domains = $3, jit_role_id = $4, updated_at = $5 where id = $1',
)
const roleById = statement<{ id: string; permissions: string[] }>(
  'jit_role',
  'select id, permissions from roles where org_id = $1 and id = $2',
)

/** Changes the switch, its domains or its role; what is left out stays. Needs `org_authn_config_write`. Refuses a
 *  domain that is none (`domain_invalid`), a role that is unknown (`role_not_found`) or may manage access
 *  (`role_not_held`): nobody becomes an administrator by signing in for the first time. */
export async function putJit(org: Org, actor: Actor, change: Partial<JitSettings>): Promise<void> {
  requirePermission(actor, 'org_authn_config_write')
  const domains = change.domains && validDomains(change.domains)
  await write(org, actor, async ({ tx, effects }) => {
    const [before] = await tx.query(lockSettings, [org.id])
    if (!before) throw new DomainError('organization_not_found')
    if (change.roleId) await requireHarmless(change.roleId, (id) => tx.query(roleById, [org.id, id]))
    const after = {
      jit_enabled: change.enabled ?? before.jit_enabled,
      jit_domains: domains ?? before.jit_domains,
      jit_role_id: change.roleId === undefined ? before.jit_role_id : change.roleId,
    }
    if (isDeepStrictEqual(before, after)) return
    tx.queue(store, [org.id, after.jit_enabled, after.jit_domains, after.jit_role_id, tx.now])
    effects.audit({
      event: after.jit_enabled ? 'saml_jit.enable' : 'saml_jit.disable',
      target: org.name,
      before,
      after,
    })
  })
}

async function requireHarmless(
  roleId: string,
  find: (id: string) => Promise<{ id: string; permissions: string[] }[]>,
): Promise<void> {
  const [role] = isUuid(roleId) ? await find(roleId) : []
  if (!role) throw new DomainError('role_not_found', { role: roleId })
  if (role.permissions.includes('user_access_manage')) throw new DomainError('role_not_held', { role: roleId })
}

export interface JitRole {
  readonly id: string
  readonly name: string
  readonly managed: boolean
}

export interface JitPage {
  readonly now: Date
  readonly enabled: boolean
  readonly domains: readonly string[]
  /** What newcomers get: the role chosen, else the default one. */
  readonly role: JitRole | null
  /** The roles that may be chosen. */
  readonly roles: readonly JitRole[]
  /** The key that spoke SCIM last, when that was within seven days: accounts come from the identity provider. */
  readonly scim: OwnedKey | null
}

/** How people get in, for the authentication page. */
export async function read(orgId: OrgId): Promise<JitPage> {
  return readOrg(orgId, async (reading) => {
    const { db, now } = reading
    const organization = await db.organization.findUniqueOrThrow({
      where: { id: orgId },
      select: { jitEnabled: true, jitDomains: true, jitRoleId: true },
    })
    const roles = await jitRoles(reading, orgId)
    const [latest] = await scimKeys(reading, orgId)
    return {
      now,
      enabled: organization.jitEnabled,
      domains: organization.jitDomains,
      role: roles.find(({ id }) => id === organization.jitRoleId) ?? standard(roles),
      roles,
      scim: latest && isScimLive(latest, now) ? latest : null,
    }
  })
}

async function jitRoles({ db }: Reading, orgId: OrgId): Promise<JitRole[]> {
  const roles = await db.role.findMany({
    where: { orgId },
    select: { id: true, name: true, managed: true, permissions: true },
    orderBy: [{ managed: 'desc' }, { nameLc: 'asc' }],
  })
  return roles
    .filter(({ permissions }) => !permissions.includes('user_access_manage'))
    .map(({ id, name, managed }) => ({ id, name, managed }))
}

function standard(roles: readonly JitRole[]): JitRole | null {
  return roles.find(({ name, managed }) => managed && name === defaultRole) ?? null
}
