/** Every page and every form of the settings with what it needs. A page or form that is not here fails a test: whoever
 *  adds one says here who may use it. */
import type { Permission } from '../can'

/** By the folder below app/organization-settings; empty is the start, which only leads on. */
export const settingsPages: Readonly<Record<string, readonly Permission[]>> = {
  '': [],
  'application-keys': ['org_app_keys_read'],
  'application-keys/[id]/move': ['service_account_write', 'org_app_keys_write'],
  // One's own key needs nothing; another's is refused by the verb.
  'application-keys/[id]/revoke': [],
  'application-keys/[id]/rotate': [],
  'audit-log': ['audit_logs_read'],
  'audit-log/[id]': ['audit_logs_read'],
  'audit-log/retention': ['audit_logs_read', 'org_management'],
  'audit-log/views': ['audit_logs_read'],
  authentication: ['org_authn_config_read'],
  'authentication/jit': ['org_authn_config_write'],
  organization: ['org_management'],
  'provisioning/activity': ['audit_logs_read'],
  'provisioning/activity/[id]': ['audit_logs_read'],
  'provisioning/setup': ['org_app_keys_read'],
  roles: ['user_access_read'],
  'roles/[id]': ['user_access_read'],
  'roles/[id]/edit': ['user_access_manage'],
  'roles/[id]/remove': ['user_access_manage'],
  'roles/[id]/review': ['user_access_manage'],
  'roles/new': ['user_access_manage'],
  'service-accounts': ['org_app_keys_read'],
  'service-accounts/[id]': ['org_app_keys_read'],
  'service-accounts/[id]/disable': ['service_account_write'],
  'service-accounts/[id]/edit': ['service_account_write'],
  'service-accounts/[id]/keys/new': ['org_app_keys_write'],
  'service-accounts/new': ['service_account_write'],
  'service-accounts/scim': ['service_account_write', 'org_app_keys_write'],
  teams: ['user_access_read'],
  'teams/[id]': ['user_access_read'],
  'teams/[id]/edit': ['teams_manage'],
  'teams/[id]/remove': ['teams_manage'],
  'teams/[id]/role': ['user_access_manage'],
  'teams/[id]/unlink': ['teams_manage'],
  'teams/new': ['teams_manage'],
  users: ['user_access_read'],
  'users/[id]': ['user_access_read'],
  // Shown to everybody who sees the person; the button is refused with the reason.
  'users/[id]/disable': ['user_access_read'],
  'users/[id]/remove': ['user_access_read'],
  'users/import': ['user_access_invite'],
  'users/invitation-settings': ['user_access_invite'],
  'users/invite': ['user_access_invite'],
  'users/jobs/[id]': ['user_access_read'],
  'users/selection/[task]': ['user_access_read'],
}

/** Server actions by folder: the verbs of the domain that each may call, as role-matrix.db.test.ts names them; an empty list is
 *  for what asks no permission of its own: one's own views, another's job (not found), a chain the page may show. */
export const settingsActions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'application-keys': {
    createKey: ['applicationKeys.create'],
    rotateKey: ['applicationKeys.rotate'],
    revokeKey: ['applicationKeys.revoke'],
  },
  'audit-log': {
    verifyChain: [],
    saveKeptDays: ['auditSettings.putKeptDays'],
    saveLogView: ['auditSettings.saveView'],
    removeLogView: [],
  },
  authentication: { switchJit: ['samlSettings.putJit'], saveJit: ['samlSettings.putJit'] },
  organization: {
    saveProfile: ['organizationSettings.putProfile'],
    saveContacts: ['organizationSettings.putNotices'],
    saveNewcomers: ['organizationSettings.putNewcomerRoles'],
    sendTest: ['testMail.send'],
  },
  'provisioning/setup': {
    switchSetting: ['connectionSettings.change'],
    saveGroupDelete: ['connectionSettings.change'],
    switchJitHere: ['samlSettings.putJit'],
  },
  roles: { createRole: ['roles.create'], changeRole: ['roles.change'], removeRole: ['roles.remove'] },
  'service-accounts': {
    createAccount: ['serviceAccounts.create'],
    editAccount: ['serviceAccounts.edit'],
    createScimKey: ['serviceAccounts.createForScim'],
    moveScimKey: ['serviceAccounts.moveScim'],
    disableAccount: ['serviceAccounts.disable'],
    enableAccount: ['serviceAccounts.enable'],
  },
  teams: {
    createTeam: ['teams.create'],
    editTeam: ['teams.rename', 'teams.describe'],
    changeTeam: ['teams.addMembers', 'teams.removeMembers', 'teams.allowAdoption', 'teams.link'],
    confirmTeam: ['teams.unlink', 'teams.remove', 'teams.grantRole', 'teams.revokeRole'],
  },
  users: {
    changePeople: ['invites.resend', 'invites.resendExpired', 'users.deactivate', 'users.reactivate', 'holds.release'],
  },
  'users/import': { uploadPeople: ['people.import'], changeJob: [] },
  'users/invitation-settings': { saveInviteSettings: ['inviteSettings.put'] },
  'users/invite': { checkAddresses: ['invites.check'], sendInvitations: ['invites.inviteMany'] },
  'users/selection': {
    changeMany: ['people.resend', 'people.enable', 'people.disable', 'people.roles', 'people.team'],
  },
}
