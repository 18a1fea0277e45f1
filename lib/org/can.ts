/** Who may do what. Permission names are the field's own, one closed list; a verb of the domain names what it needs
 *  and refuses everybody else. */
import { DomainError } from '@/lib/base/errors'

export const permissions = [
  'user_access_read',
  'user_access_invite',
  'user_access_manage',
  'service_account_write',
  'org_app_keys_read',
  'org_app_keys_write',
  'user_app_keys',
  'teams_manage',
  'org_authn_config_read',
  'org_authn_config_write',
  'org_management',
  'audit_logs_read',
] as const

export type Permission = (typeof permissions)[number]

/** Who acts, as audit rows and permission checks see them. */
export interface Actor {
  readonly kind: 'user' | 'key' | 'system'
  /** The user's id: the member, the key's owner, or null for the system. */
  readonly id: string | null
  readonly name: string
  readonly keyId?: string
  readonly address?: string
  readonly requestId?: string
  readonly permissions: ReadonlySet<string>
}

/** Throws `permission_missing` unless the actor holds every one of them. */
export function requirePermission(actor: Actor, ...needed: Permission[]): void {
  const missing = needed.find((permission) => !can(actor, permission))
  if (missing) throw new DomainError('permission_missing', { permission: missing })
}

export function can(actor: Pick<Actor, 'permissions'>, permission: Permission): boolean {
  return actor.permissions.has(permission)
}

/** Gatehouse itself: first run, the command line, the worker. */
export function systemActor(name = 'Gatehouse'): Actor {
  return { kind: 'system', id: null, name, permissions: new Set(permissions) }
}

/** The roles that come with every organization. Their names are wire values; pages translate them. */
export const managedRoles = {
  Admin: permissions,
  Standard: ['user_access_read', 'user_app_keys'],
  'Read only': ['user_access_read'],
  /** What SCIM needs, for service accounts. */
  Provisioning: ['user_access_invite', 'user_access_manage'],
} as const satisfies Record<string, readonly Permission[]>

export type ManagedRole = keyof typeof managedRoles
export const defaultRole: ManagedRole = 'Standard'
/** The role of an account that provisions: no more than SCIM needs. */
export const provisioningRole: ManagedRole = 'Provisioning'
