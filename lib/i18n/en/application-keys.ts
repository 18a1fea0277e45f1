import { number } from '../format'

export const applicationKeys = {
  title: 'Application keys',
  purpose:
    'Every key of the organization, whoever owns it. A key can do what its scopes and its owner’s roles both allow.',
  views: 'Keys by state',
  states: { live: 'Live', expired: 'Expired', revoked: 'Revoked', personal: 'Tied to a person' },
  /** A figure that was counted no further. */
  atLeast: (count: string) => `${count}+`,
  mine: 'My keys',
  /** One key that ended. */
  ended: { expired: 'Expired', revoked: 'Revoked' },
  columns: {
    name: 'Name',
    owner: 'Owner',
    key: 'Key',
    scopes: 'Scopes',
    lastUsed: 'Last used',
    expires: 'Expires',
    actions: 'Actions',
  },
  /** Bars, one a day. */
  usage: {
    header: (days: number) => `Last ${number(days, 'en')} days`,
    label: (used: number, days: number) =>
      used === 0
        ? `Not used in the last ${number(days, 'en')} days`
        : `Used on ${number(used, 'en')} of the last ${number(days, 'en')} days`,
  },
  pages: 'Pages of keys',
  rowMenu: (name: string) => `Actions for ${name}`,
  replacedBy: (name: string) => `Replaced by ${name}`,
  owner: { human: 'Person', service: 'Service account', disabled: 'Disabled' },
  none: {
    live: { title: 'No live keys', text: 'Keys belong to service accounts. Create one there, then give it a key.' },
    expired: { title: 'No expired keys', text: 'Keys whose time is over are listed here.' },
    revoked: { title: 'No revoked keys', text: 'Keys that somebody ended stay here, so that it can be told later.' },
    personal: {
      title: 'No key is tied to a person',
      text: 'Every live key belongs to a service account, so none ends because somebody leaves.',
    },
    toAccounts: 'Go to service accounts',
  },
  /** The second line below a key’s name. */
  made: (by: string, on: string) => `${by}, ${on}`,
  scopes: {
    scim: 'SCIM',
    read: 'Read only',
    all: 'All its roles allow',
    none: 'Nothing',
  },
  never: 'Never',
  noExpiry: 'Never',
  endsIn: (time: string) => `Ends ${time}`,
  personal: {
    title: 'SCIM runs on a person’s key.',
    text: (name: string, key: string, owner: string) =>
      `“${name}” (${key}) belongs to ${owner}. If ${owner} leaves or is disabled, the key ends and provisioning stops.`,
    action: 'Move SCIM to a service account',
    pending: 'Moving…',
    movingTitle: 'SCIM is moving to a service account.',
    moving: (name: string, key: string) =>
      `${name} (${key}) works until your identity provider has the new key and this one was silent for a day, or until you revoke it.`,
    move: {
      title: 'Move SCIM to a service account',
      text: (name: string, owner: string) =>
        `One press makes the account, gives it the role Provisioning and a key of its own. ${name} of ${owner} goes on working meanwhile, so provisioning does not stop.`,
      next: 'Then put the new key into your identity provider. The old one ends on its own a day after it was last used.',
    },
    endsWith: 'Ends with this person',
    idleTitle: 'A person owns a key for SCIM.',
  },
  create: {
    title: 'New key',
    text: (account: string) => `For ${account}. The key is shown once, right after this.`,
    ownText: 'For yourself. The key is shown once, right after this, and ends with your access.',
    name: 'Name',
    nameHint: 'Where it will be stored, such as “Okta production”.',
    expiry: 'Expires after',
    expiries: { 90: '90 days', 365: '1 year', 730: '2 years', never: 'Never' },
    expiryHint: 'When it ends, whatever uses it stops until it gets a new one.',
    note: 'Note',
    noteAside: 'needed where it never ends',
    noteHint: 'Where the key is stored; of a key that never ends, why.',
    scopes: 'Scopes',
    scim: 'SCIM provisioning',
    scimHint: 'Creates, changes and disables people. Nothing else.',
    scimRefused: 'The roles of this account do not allow it: such a key would be refused.',
    read: 'Read only',
    readHint: 'Sees people, keys, sign-in settings and the audit log, as far as its roles allow. Changes nothing.',
    all: 'Everything its roles allow',
    allHint: 'For scripts of your own. Whoever holds it can do all that the account can.',
    custom: 'Chosen permissions',
    customHint: 'Exactly what a program needs, and nothing beside it.',
    permissions: 'Permissions',
    noPermissions: 'The roles of this account allow nothing, so there is nothing to choose.',
    submit: 'Create key',
    pending: 'Creating…',
  },
  reveal: {
    title: 'Copy this key now',
    text: 'It is stored only as a hash: nobody can show it again, including us.',
    account: 'Account',
    canDo: 'Can do',
    canDoScim: 'Read and change people over SCIM',
    canDoRead: 'Read what the roles of its account allow',
    canDoAll: 'Everything the roles of its account allow',
    expires: 'Expires',
    expiresNever: 'Never. Revoke it when nothing uses it any more.',
    leak: 'If it leaks',
    leakScim: 'Anyone holding it can create and disable people.',
    leakAll: 'Anyone holding it can do the same.',
    field: (provider: string, name: string) => `In ${provider} this field is called ${name}`,
    stored: 'I have stored this key in a safe place',
    storedFirst: 'Tick the box first: the key cannot be shown again.',
    gone: 'The key was shown once and is gone. If it was not stored, revoke it and create another.',
  },
  rotate: {
    action: 'Replace…',
    title: (name: string) => `Replace “${name}”`,
    text: 'A second key with the same permissions. Both work until the old one ends.',
    overlap: 'The old key ends at the latest after',
    overlaps: { 1: '1 day', 7: '7 days', 30: '30 days' },
    overlapHint: 'It ends earlier, once the new key is in use and nothing has used the old one for 24 hours.',
    submit: 'Create the new key',
    pending: 'Creating…',
    replaced: 'Another key is replacing this one already.',
    ended: 'This key has ended.',
    banner: {
      title: 'Key replacement under way.',
      waiting: (old: string, made: string) =>
        `Nothing has used ${made} yet. ${old} goes on working; it ends once ${made} is in use and it was silent for 24 hours.`,
      silent: (old: string, hours: number) => `${old} has been silent for ${hours} h. At 24 h it ends on its own.`,
      latest: (on: string) => `At the latest on ${on}.`,
      progress: (old: string) => `Silence of ${old}`,
      revoke: 'Revoke now…',
    },
  },
  revoke: {
    action: 'Revoke…',
    /** Read out after the button’s word, so that one can be told from the next. */
    of: (name: string) => ` (${name})`,
    title: (name: string) => `Revoke “${name}”?`,
    text: 'From the next request on it is refused, everywhere. This cannot be undone.',
    used: (ago: string, by: string) => `Used ${ago} by ${by}: whatever uses it will stop.`,
    usedByScim: (ago: string, by: string) =>
      `Used ${ago} by ${by}: provisioning stops until the identity provider gets another key.`,
    unknownClient: 'an unnamed program',
    unused: 'It was never used.',
    submit: 'Revoke the key',
    pending: 'Revoking…',
  },
}
