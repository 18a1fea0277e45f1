import { plural } from '../format'

export const provisioning = {
  title: 'SCIM setup',
  connect: (provider: string) => `Connect ${provider}`,
  purpose: 'Let your identity provider create, update and disable people here.',
  steps: {
    provider: 'Provider',
    credential: 'Credential',
    paste: (provider: string) => `Paste two values into ${provider}`,
    attributes: 'Attribute mappings',
    tryOne: 'Try one person',
    change: 'Change',
    open: 'Open',
    lastRequest: 'last request',
    answer: { okta: 'What should Okta answer?', entra: 'What should Entra answer?' },
  },
  tryOne: {
    summary: 'before you assign everybody',
    okta: 'Assign one person to the application, under Assignments. Within a minute they are here as Invited, and the activity says what Okta asked. Then assign the groups whose people should come.',
    entra:
      'Assign one person under Users and groups, then open Provision on demand and choose them: Entra shows each step, the activity here shows each request. Then press Start provisioning.',
    other:
      'Assign one person at your provider. They appear here as Invited, and the activity says what your provider asked. Then assign the others.',
    activity: 'Open the activity',
    people: 'People from the provider',
  },
  providers: { okta: 'Okta', entra: 'Microsoft Entra ID', other: 'Other' },
  /** The provider inside a sentence. */
  names: { okta: 'Okta', entra: 'Entra', other: 'your provider' },
  /** The words that each provider has for the two values. */
  fields: {
    okta: { url: 'SCIM connector base URL', token: 'Authorization (Bearer)' },
    entra: { url: 'Tenant URL', token: 'Secret token' },
    other: { url: 'SCIM base URL', token: 'Bearer token' },
  },
  instructions: {
    okta: 'In the Okta admin console open your application, Provisioning, Integration. Identify users by userName, choose HTTP Header as authentication mode, then paste:',
    entra:
      'In the Entra admin center open Enterprise applications, your application, Provisioning. Set the mode to Automatic, then paste:',
    other: 'Your provider needs SCIM 2.0 with a bearer token. Identify people by userName, then paste:',
  },
  test: {
    okta: 'Then press Test Connector Configuration. The request appears here.',
    entra: 'Then press Test Connection. The request appears here.',
    other: 'Then let it test the connection. The request appears here.',
  },
  credential: {
    text: 'A service account owns the key, so provisioning goes on when you leave.',
    submit: 'Create service account and key',
    another: 'Create another',
    ready: (account: string, key: string) => `${account}, key ${key}`,
    outlives: 'Outlives people',
    token: 'shown once, when the key is created',
    lost: 'Key not stored? Create another and revoke the old one.',
  },
  connected: {
    title: 'Connected now',
    waiting: 'Waiting for the first request…',
    waitingText: 'This turns by itself when your provider has called.',
    arrived: 'The first request has arrived.',
    never: 'No request yet',
    last: (ago: string) => `last request ${ago}`,
    none: 'No key for SCIM yet.',
    person: (name: string) => `Belongs to ${name}, a person: it ends when they leave.`,
    all: 'All keys',
  },
  attributes: {
    summary: (count: number) => plural(count, { one: '# attribute', other: '# attributes' }, 'en'),
    text: 'Whatever else of the SCIM user schema your provider sends is stored and returned as sent.',
    caption: 'SCIM attributes and what they become here',
    scim: 'SCIM attribute',
    here: 'Here',
    required: 'required',
    byItself: 'sent by itself',
    rows: {
      userName: 'User name: how your provider finds the person again',
      name: 'Given and family name',
      displayName: 'Name shown; else made from the name above',
      emails:
        'Addresses. Mail goes to the primary one, else to the first of type work, else to a user name that is an address',
      externalId: 'Your provider’s own id',
      title: 'Job title',
      language: 'Language of mails and pages: English or French',
      timezone: 'Time zone of dates',
      active: 'False disables the person, true lets them in again',
    },
  },
  outcomes: {
    title: 'What your provider’s changes do here',
    assigned: 'Assigned',
    assignedText: (hours: number) =>
      `Invited by mail; the link works for ${plural(hours, { one: '# hour', other: '# hours' }, 'en')}.`,
    unassigned: 'Unassigned',
    unassignedText: 'Disabled at once; sessions and personal keys end.',
    deleted: 'Deleted',
    deletedText: 'Removed; the name stays in the audit log.',
  },
  jit: {
    on: 'Just-in-time accounts are on.',
    onText: 'People whom your provider never assigned can come in by SAML. Turn JIT off once SCIM works.',
    offText: 'Off, as it should be beside SCIM: only people whom your provider assigns, or you invite, come in.',
    action: 'Go to authentication',
  },
  plans: { free: 'Free', startup: 'Startup', pro: 'Pro', enterprise: 'Enterprise' },
  gate: {
    title: (plan: string) => `SCIM needs ${plan} or above`,
    text: 'Until then your provider gets a 403 answer that says the same. Changing plan acts at once and touches no existing person.',
    features: {
      people: 'People by hand',
      scim: 'SCIM provisioning',
      saml: 'SAML single sign-on',
      customRoles: 'Custom roles',
    },
  },
}
