import { plural } from '../format'

/** Names arrive cleaned to one line; moments arrive formatted. */
export const mail = {
  labelled: (label: string, value: string) => `${label}: ${value}`,
  copyLink: 'Button not working? Copy this address:',
  sentBy: (host: string) => `Sent by Gatehouse at ${host}`,
  invitation: {
    subject: {
      person: (inviter: string, organization: string) => `${inviter} invited you to ${organization} on Gatehouse`,
      self: (organization: string) => `Your new link to ${organization} on Gatehouse`,
      other: (organization: string) => `Your invitation to ${organization} on Gatehouse`,
    },
    preview: (until: string) => `Your access is ready: accept before ${until}`,
    heading: (organization: string) => `${organization} is expecting you`,
    greeting: (name: string, organization: string) => `Hello ${name}, ${organization} is expecting you`,
    opening: {
      person: (inviter: string, organization: string) => `${inviter} invited you to join ${organization} on Gatehouse.`,
      provider: (organization: string) =>
        `Your organization’s identity provider added you to ${organization} on Gatehouse.`,
      self: (organization: string) =>
        `You asked for a new link to join ${organization} on Gatehouse. It replaces the earlier one.`,
      organization: (organization: string) => `You are invited to join ${organization} on Gatehouse.`,
    },
    accept: 'Accept the invitation',
    address: 'Your address',
    role: { one: 'Your role', other: 'Your roles' },
    until: 'Works until',
    lifetime: { one: '# hour after it was issued', other: '# hours after it was issued' },
    quote: (note: string) => `“${note}”`,
    unexpected: 'Not expecting this message? Do nothing: without you, no access is opened.',
  },
  key: {
    created: {
      subject: (key: string, account: string) => `New application key “${key}” for ${account}`,
      preview: (by: string) => `Created by ${by}`,
      heading: 'A new application key',
      opening: (organization: string) => `An application key was created in ${organization} on Gatehouse.`,
      by: 'Created by',
      at: 'Created on',
      unexpected: 'Not planned? Revoke the key at once: it stops working with the next request.',
    },
    revoked: {
      subject: (key: string, account: string) => `Application key “${key}” for ${account} was revoked`,
      preview: (by: string) => `Revoked by ${by}`,
      heading: 'An application key was revoked',
      opening: (organization: string) =>
        `An application key was revoked in ${organization} on Gatehouse. Whatever still uses it is refused.`,
      by: 'Revoked by',
      at: 'Revoked on',
      unexpected: 'Not planned? Create a new key, and ask who revoked this one.',
    },
    name: 'Key',
    account: 'Account',
    open: 'Open application keys',
  },
  accountDisabled: {
    subject: (account: string) => `The service account ${account} was disabled`,
    preview: (by: string) => `Disabled by ${by}`,
    heading: 'A service account was disabled',
    opening: (organization: string) =>
      `A service account was disabled in ${organization} on Gatehouse. Whatever uses its keys is refused until somebody enables it.`,
    by: 'Disabled by',
    at: 'Disabled on',
    open: 'Open service accounts',
    unexpected: 'Not planned? Enable the account again, and ask who disabled it.',
  },
  address: {
    subject: (organization: string) => `Your address in ${organization} was changed`,
    preview: 'Your account has another address now',
    heading: 'Your address was changed',
    opening: (organization: string) =>
      `Your organization’s identity provider gave your account in ${organization} on Gatehouse another address.`,
    was: 'Until now',
    now: 'From now on',
    none: 'No address',
    at: 'Changed on',
    open: 'Open Gatehouse',
    unexpected:
      'Not planned? Tell an administrator of your organization at once. You can still sign in with this address and your password.',
  },
  samlCertificate: {
    subject: (provider: string, days: number) =>
      `The certificate of ${provider} ends in ${plural(days, { one: '# day', other: '# days' }, 'en')}`,
    ended: (provider: string) => `The certificate of ${provider} has ended`,
    preview: (organization: string) => `People of ${organization} sign in by it`,
    heading: 'A certificate comes to its end',
    headingEnded: 'A certificate has ended',
    opening: (organization: string) =>
      `People of ${organization} sign in on Gatehouse with an identity provider whose signing certificate ends. Once the provider signs with a new one that Gatehouse does not know, nobody can sign in by it.`,
    provider: 'Identity provider',
    until: 'Valid until',
    open: 'Open the authentication settings',
    unexpected:
      'Put the next certificate beside this one before the provider changes over: fetch its metadata again, or upload it.',
  },
  lastAdministrator: {
    subject: (organization: string) => `${organization} nearly lost its last administrator`,
    preview: (person: string) => `${person} was not removed, but cannot sign in`,
    heading: 'The last administrator was to be removed',
    opening: (organization: string) =>
      `An identity provider asked to end the access of the last administrator of ${organization} on Gatehouse. That was refused, for nobody could administer the organization any more; their sessions and keys have ended.`,
    person: 'Administrator',
    by: 'Asked by',
    at: 'Asked on',
    open: 'Open the people of the organization',
    unexpected:
      'To let them in again, the operator of this installation has to release their account. To let them go, make somebody else an administrator first.',
  },
  test: {
    subject: (organization: string) => `Test mail from ${organization}`,
    heading: 'Mail gets through',
    opening: (organization: string) =>
      `An administrator of ${organization} on Gatehouse sent this to see whether mail arrives. There is nothing to do.`,
    at: 'Sent on',
    open: 'Open the organization',
  },
  /** The inbox of the demo and of development. */
  inbox: {
    title: 'Inbox',
    text: 'Mails this installation sent, kept on this machine. Only the demo and development have this page.',
    empty: 'No mail yet',
    emptyText: 'Invite somebody, or let an identity provider create a person: the mail appears here within a second.',
    pick: 'Choose a mail to read it.',
    to: 'To',
    reload: 'Check for new mail',
    views: 'Form of the mail',
    light: 'Light',
    dark: 'Dark',
    plain: 'Text',
    content: 'Content of the mail',
  },
}
