import { plural } from '../format'

export const serviceAccounts = {
  title: 'Service accounts',
  purpose: 'Accounts for programs. They cannot sign in; they own keys.',
  columns: {
    name: 'Name',
    roles: 'Roles',
    keys: 'Live keys',
    expires: 'First to expire',
    lastUsed: 'Last used',
    status: 'Status',
  },
  views: 'Accounts by state',
  tabs: { active: 'Active', disabled: 'Disabled' },
  none: { active: 'No account is active', disabled: 'No account is disabled' },
  status: { active: 'Active', disabled: 'Disabled' },
  runsProvisioning: 'Runs provisioning',
  noAddress: 'no address',
  noRoles: 'None',
  noKeys: 'No live key',
  empty: {
    title: 'Automations should not stop when a person leaves',
    text: 'A service account owns its keys, so provisioning and scripts go on when their author moves to another job.',
    other: 'Start empty',
  },
  scim: {
    title: 'Create a service account for SCIM',
    text: 'One account for your identity provider and its first key, valid for one year. The key can do SCIM and nothing else; it is shown once.',
    submit: 'Create the SCIM account and its key',
    pending: 'Creating…',
  },
  create: {
    action: 'New service account',
    title: 'New service account',
    text: 'It starts without a key; give it one afterwards.',
    name: 'Name',
    nameHint: 'The program it stands for, such as “Nightly export”.',
    email: 'Address',
    emailHint:
      'Where we write when a key is created or revoked or the account is disabled. Several accounts may share one.',
    emailInvalid: 'This is not an address. Write it like name@company.com, or leave it empty.',
    role: 'Roles',
    roleHint: 'Only roles that allow nothing beyond your own are offered.',
    submit: 'Create the account',
    pending: 'Creating…',
  },
  edit: {
    action: 'Edit',
    title: (name: string) => `Edit “${name}”`,
    current: 'Edit',
    submit: 'Save changes',
    pending: 'Saving…',
    /** Roles that stay whatever is ticked. */
    through: 'Roles held through a team are changed there.',
    beyond: 'allows more than you may; untick it to take it away',
  },
  detail: {
    createdBy: (name: string, on: string) => `created by ${name}, ${on}`,
    created: (on: string) => `created ${on}`,
    newKey: 'New key',
    keys: 'Keys',
    keysCaption: (name: string) => `Keys of ${name}`,
    counts: (live: number, ended: number) =>
      ended === 0
        ? plural(live, { one: '# live', other: '# live' }, 'en')
        : `${plural(live, { one: '# live', other: '# live' }, 'en')}, ${plural(ended, { one: '# ended', other: '# ended' }, 'en')}`,
    noKeys: 'This account has no key yet, so nothing can act as it.',
    roles: 'Roles and effective permissions',
    roleDetail: (permissions: number) => plural(permissions, { one: '# permission', other: '# permissions' }, 'en'),
    noRoles: 'No role: its keys can do nothing.',
    notifications: 'Mail about keys',
    notificationsText: 'When a key is created, revoked or about to end, or the account is disabled, we write to:',
    noNotifications:
      'This account has no address and the organization no security contacts, so nobody is told when a key is created or revoked, and only its maker before it ends.',
    securityContacts: 'Security contacts of the organization',
    people: (count: number) => plural(count, { one: '# address', other: '# addresses' }, 'en'),
    permissionsTitle: 'Together they allow',
  },
  disable: {
    action: 'Disable…',
    title: (name: string) => `Disable “${name}”?`,
    keys: (count: number) =>
      plural(
        count,
        {
          one: 'Its live key is refused from the next request on. It works again once you enable the account.',
          other: 'Its # live keys are refused from the next request on. They work again once you enable the account.',
        },
        'en',
      ),
    text: 'It has no live key, so nothing stops now.',
    used: (key: string, ago: string, by: string) => `${key} was used ${ago} by ${by}: that will stop.`,
    usedByScim: (key: string, ago: string, by: string) =>
      `${key} was used ${ago} by ${by}: provisioning stops until the account is enabled.`,
    submit: 'Disable the account',
    pending: 'Disabling…',
    banner: 'This account is disabled.',
    bannerText: 'Its keys are refused until you enable it.',
  },
  enable: { action: 'Enable', pending: 'Enabling…' },
  disabledNoKeys: 'Enable the account first.',
  /** Managed roles, under their stored names. */
  roles: { Admin: 'Admin', Standard: 'Standard', 'Read only': 'Read only', Provisioning: 'Provisioning' },
  /** What each permission allows, under its name. */
  permissions: {
    user_access_read: 'see people',
    user_access_invite: 'create and invite people',
    user_access_manage: 'change and disable people',
    service_account_write: 'create and disable service accounts',
    org_app_keys_read: 'see all keys',
    org_app_keys_write: 'create and revoke all keys',
    user_app_keys: 'keep keys of one’s own',
    teams_manage: 'change teams',
    org_authn_config_read: 'see sign-in settings',
    org_authn_config_write: 'change sign-in settings',
    org_management: 'change the organization',
    audit_logs_read: 'read the audit log',
  },
}
