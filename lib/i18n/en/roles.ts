import { number, plural } from '../format'

const many = (count: number, one: string, other: string) => plural(count, { one, other }, 'en')
const figure = (count: number) => (count > 10_000 ? `more than ${number(10_000, 'en')}` : number(count, 'en'))

export const roles = {
  title: 'Roles',
  purpose: 'What people and service accounts may do. Who has several roles may do what any of them allows.',
  table: 'Roles with what they are for and who has them',
  columns: { role: 'Role', holders: 'Who has it', kind: 'Kind', permissions: 'Permissions', reason: 'Why' },
  kinds: { managed: 'Comes with Gatehouse', custom: 'Custom' },
  /** What the roles of the product are for. */
  about: {
    Admin: 'Everything. At least one person who can sign in always keeps it.',
    Standard: 'Sees who is here and keeps application keys of their own.',
    'Read only': 'Sees who is here, and changes nothing.',
    Provisioning: 'What SCIM needs and no more, for your identity provider’s account.',
  },
  holders: (count: number) =>
    count > 10_000 ? `more than ${number(10_000, 'en')}` : many(count, '# holder', '# holders'),
  byTeams: (count: number) => many(count, '# team', '# teams'),
  jit: 'Newcomers by SAML',
  matrix: 'Permissions by role',
  matrixText: 'Each row is something one can be allowed to do.',
  compare: {
    left: 'Compare',
    right: 'with',
    submit: 'Show differences',
    all: 'Show all roles',
    differences: (count: number) =>
      count === 0 ? 'Both allow exactly the same.' : many(count, '# difference.', '# differences.'),
  },
  granted: 'Allowed',
  notGranted: 'Not allowed',
  create: {
    action: 'New role',
    title: 'New role',
    text: 'Choose what it allows. You can only allow what you may do yourself.',
    submit: 'Create the role',
    pending: 'Creating…',
  },
  name: 'Name',
  edit: 'Edit',
  editTitle: (name: string) => `Edit ${name}`,
  review: 'Look what changes',
  reviewTitle: (name: string) => `Change ${name}?`,
  unchanged: 'Nothing changes.',
  renamed: (before: string, after: string) => `The name changes from “${before}” to “${after}”.`,
  gain: 'Gains',
  lose: 'Loses',
  gained: (count: number, total: number) =>
    `${many(count, '# person gains', '# people gain')} something, of ${figure(total)} whom this touches.`,
  lost: (count: number, total: number) =>
    `${many(count, '# person loses', '# people lose')} something, of ${figure(total)} whom this touches.`,
  gainedNobody: 'Nobody gains anything: whoever this touches may do all of it already.',
  lostNobody: 'Nobody loses anything: whoever this touches may do all of it in another way.',
  forPeople: (count: number) =>
    count > 10_000 ? `more than ${number(10_000, 'en')} people` : many(count, '# person', '# people'),
  andMore: (count: number) => `and ${number(count, 'en')} more`,
  save: 'Change the role',
  saving: 'Saving…',
  back: 'Back',
  cancel: 'Cancel',
  remove: {
    action: 'Remove…',
    title: (name: string) => `Remove ${name}?`,
    unused: 'Nobody has this role, so nobody loses anything.',
    used: (count: number) =>
      `${count > 10_000 ? `More than ${number(10_000, 'en')} people have` : many(count, '# person has', '# people have')} this role. Say where they go.`,
    usedByTeams: (teams: string) => `Teams that give it: ${teams}.`,
    jit: 'Newcomers by SAML get it. They get what you choose instead, or Standard.',
    to: 'They get instead',
    nowhere: 'Nothing: they simply lose it',
    choose: 'Choose…',
    submit: 'Remove the role',
    pending: 'Removing…',
  },
  who: 'Who has this role',
  nobody: 'Nobody has this role.',
  pages: 'Pages of people with this role',
  first: 'First page',
  service: 'Service account',
  allows: 'What it allows',
  allowsNothing: 'Nothing yet: who has it may sign in and see no settings.',
  managedText: 'This role comes with Gatehouse and stays as it is.',
  beyond: 'You may not do this yourself, so you cannot allow it.',
  beyondRole: 'It allows more than you may do yourself.',
  /** Beside the reason. */
  sinceDay: (day: string) => `since ${day}`,
  because: {
    default: 'comes with joining',
    manual: 'granted by the operator',
    manualBy: (name: string) => `granted by ${name}`,
    scim: 'granted by the identity provider (SCIM)',
    rule: 'granted by a group rule',
    saml: 'granted at sign-in (SAML)',
    team: (team: string) => `member of ${team}`,
  },
  status: { pending: 'Invited', active: 'Active', disabled: 'Disabled' },
  notice: { saved: 'The role was changed. It holds from everybody’s next request.', removed: 'The role was removed.' },
  gate: {
    title: (plan: string) => `Custom roles need ${plan}`,
    text: 'The roles that come with Gatehouse work on every plan. Custom roles that you have keep working.',
  },
  areas: { people: 'People', keys: 'Service accounts and keys', signIn: 'Sign-in', organization: 'Organization' },
  permissions: {
    user_access_read: { name: 'See people', text: 'The lists of users, teams and roles, and what is in them.' },
    user_access_invite: { name: 'Invite people', text: 'Send invitations, and send them again.' },
    user_access_manage: {
      name: 'Manage access',
      text: 'Disable, enable and remove people, grant roles, change custom roles. This makes an administrator.',
    },
    teams_manage: { name: 'Manage teams', text: 'Create, rename and remove teams, and choose who is in them.' },
    service_account_write: { name: 'Manage service accounts', text: 'Create, change, disable and enable them.' },
    user_app_keys: { name: 'Keep own keys', text: 'Create and revoke application keys of one’s own.' },
    org_app_keys_read: {
      name: 'See all keys',
      text: 'Everybody’s application keys, without their secrets, and the SCIM setup.',
    },
    org_app_keys_write: { name: 'Manage all keys', text: 'Create keys for service accounts and revoke anybody’s.' },
    org_authn_config_read: { name: 'See sign-in settings', text: 'How people sign in, and who may come by SAML.' },
    org_authn_config_write: { name: 'Change sign-in settings', text: 'Just-in-time accounts and their domains.' },
    org_management: {
      name: 'Manage the organization',
      text: 'Its profile and domains, who is told, what its connections may do.',
    },
    audit_logs_read: { name: 'Read the audit log', text: 'Everything that was done here, and by whom.' },
  },
}
