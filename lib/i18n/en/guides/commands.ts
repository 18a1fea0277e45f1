/** What each command and option of `gatehouse` does, in the words of its own help, to which a test holds them
 *  (lib/cli/reference.test.ts). */
export const commands = {
  doctor: { text: 'Check configuration, database and mail', options: {} },
  migrate: { text: 'Apply pending migrations (every start does so too)', options: {} },
  'org create': {
    text: 'Create an organization with its managed roles',
    options: {
      slug: 'Short name in addresses (default: made from the name)',
      plan: 'free, startup, pro, enterprise (default enterprise)',
      locale: 'en, fr (default en)',
      'time-zone': 'IANA time zone (default UTC)',
    },
  },
  'org list': { text: 'List organizations', options: {} },
  'org show': { text: 'Show an organization with its people counted', options: { org: 'The organization' } },
  'org plan': { text: 'Put an organization on another plan, at once', options: { org: 'The organization' } },
  'org verify-domain': { text: 'Take a mail domain for proven, on your word', options: { org: 'The organization' } },
  'org remove-domain': { text: 'Forget a mail domain', options: { org: 'The organization' } },
  'org security-contacts': {
    text: 'Show or replace who is told when access to an organization is at stake',
    options: {
      org: 'The organization',
      set: 'One of those who are told from now on',
      none: 'Nobody but administrators',
    },
  },
  'org methods': {
    text: 'Show or replace the ways to sign in to an organization',
    options: {
      set: 'The ways that are on from now on: password,passkey,saml',
      'lock-out': 'Lock out whoever has no other way, instead of leaving them what they have',
    },
  },
  'org break-glass': {
    text: 'Let an administrator in by their password or passkey whatever the methods say',
    options: { remove: 'Let them in like everybody else again' },
  },
  'connection show': { text: 'Show what the identity provider may do', options: { org: 'The organization' } },
  'connection set': {
    text: 'Change what the identity provider may do',
    options: {
      org: 'The organization',
      'adopt-people': 'Take over people who were made here',
      'adopt-teams': 'Take over teams that were made here',
      'grant-management': 'Grant roles that manage access',
      passwords: 'Set passwords of verified people',
      'group-delete': 'What a deleted group leaves behind',
    },
  },
  'saml show': {
    text: 'Show the addresses for the identity provider, and the providers',
    options: { org: 'The organization' },
  },
  'saml set': {
    text: 'Set up the identity provider and just-in-time accounts',
    options: {
      org: 'The organization',
      metadata: 'The identity provider’s metadata; replaces the one before',
      'metadata-url': 'The same from a public https address, fetched again twice a day',
      provider: 'Which provider, where there are several, or what to call a new one',
      'email-domain': 'Whose addresses this provider signs in',
      'idp-initiated': 'Accept sign-ins that begin at the provider',
      'sign-requests': 'Sign requests to the provider',
      'single-logout': 'Sign out at both, where the provider offers it',
      'vouches-for-email': 'Take its word for addresses on proven domains',
      active: 'Let people sign in with it; on for a new one',
      jit: 'Just-in-time accounts for people nobody knows',
      'jit-domain': 'For addresses in this domain; replaces the list',
      'jit-role': 'What they get',
    },
  },
  'user invite': {
    text: 'Invite a person by e-mail',
    options: {
      org: 'The organization',
      name: 'Their name, until they write it themselves',
      role: 'Role (default: the organization’s choice, else Standard)',
    },
  },
  'user list': { text: 'List people', options: { org: 'The organization' } },
  'user disable': { text: 'End their access', options: { org: 'The organization' } },
  'user enable': { text: 'Let them in again', options: { org: 'The organization' } },
  'user remove': { text: 'Remove them for good', options: { org: 'The organization' } },
  'user allow-adoption': { text: 'Let the identity provider take them over', options: { org: 'The organization' } },
  'user release': {
    text: 'Let a last administrator sign in whom SCIM wanted out',
    options: { org: 'The organization', email: 'The person' },
  },
  'user reset-link': {
    text: 'Print a link under which they choose a new password',
    options: { org: 'The organization', email: 'The person' },
  },
  'user methods': {
    text: 'Show or replace the ways one person signs in by',
    options: {
      org: 'The organization',
      email: 'The person',
      set: 'password,passkey,saml, or organization for those of the organization',
    },
  },
  'user reset-second-factor': {
    text: 'Remove the authenticator app and recovery codes of who lost them',
    options: { org: 'The organization', email: 'The person' },
  },
  'key create': {
    text: 'Create a key; its secret is printed once',
    options: {
      org: 'The organization',
      owner: 'E-mail of a person or name of a service account',
      name: 'What will use it (default: command line)',
      scopes: 'scim, all, or permissions separated by commas (default scim)',
      'expires-in-days': 'Default: never',
    },
  },
  'key revoke': { text: 'Revoke a key: the next request with it is refused', options: { org: 'The organization' } },
  'key list': { text: 'List keys, without their secrets', options: { org: 'The organization' } },
  'audit verify': {
    text: 'Hold the audit log against its chain of hashes; exit code 1 where a row was changed',
    options: { org: 'The organization', head: 'A head noted earlier, which the chain must still have' },
  },
  'secret rotate': {
    text: 'Make everything anew under another secret, while nothing else runs',
    options: { new: 'Holds the new secret, and is made where it is missing (with DATABASE_URL)' },
  },
  'secret replace-lost': {
    text: 'Say what is lost with the old secret, and with --yes go on without it',
    options: { yes: 'Remove what nobody can open any more' },
  },
  seed: {
    text: 'Fill an organization with made-up people, to try it at size',
    options: { org: 'The organization', users: 'How many, 1 to 5,000,000' },
  },
}
