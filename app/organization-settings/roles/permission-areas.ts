/** Permissions in the order in which pages tell them. */
import type { Messages } from '@/lib/i18n/messages'
import { type Permission, permissions } from '@/lib/org/can'

type Area = keyof Messages['roles']['areas']

const areaOf: Readonly<Record<Permission, Area>> = {
  user_access_read: 'people',
  user_access_invite: 'people',
  user_access_manage: 'people',
  teams_manage: 'people',
  service_account_write: 'keys',
  user_app_keys: 'keys',
  org_app_keys_read: 'keys',
  org_app_keys_write: 'keys',
  org_authn_config_read: 'signIn',
  org_authn_config_write: 'signIn',
  org_management: 'organization',
  audit_logs_read: 'organization',
}

const areas: readonly Area[] = ['people', 'keys', 'signIn', 'organization']

/** Each area with its permissions. */
export const permissionAreas = areas.map((area) => ({
  area,
  permissions: permissions.filter((permission) => areaOf[permission] === area),
}))
