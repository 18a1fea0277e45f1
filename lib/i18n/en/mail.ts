import { number, plural } from '../format'

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
  keyExpiring: {
    subject: (key: string, account: string, days: number) =>
      `Application key “${key}” for ${account} ends ${plural(days, { one: 'tomorrow', other: 'in # days' }, 'en')}`,
    heading: (days: number) =>
      plural(days, { one: 'A key ends within a day', other: 'A key ends within # days' }, 'en'),
    opening: (organization: string) => `An application key in ${organization} on Gatehouse comes to its end.`,
    stops: 'Whatever still uses it then is refused.',
    stopsProvisioning:
      'Your identity provider uses it or may use it: provisioning stops then, and nobody is added or removed any more.',
    ends: 'Ends on',
    used: 'Last used',
    never: 'Never',
    open: 'Replace the key',
    how: 'Replacing makes a second key beside this one. Both work until the new one is in use, so nothing is interrupted.',
  },
  personalKey: {
    subject: (organization: string, owner: string) => `SCIM of ${organization} runs on a key of ${owner}`,
    preview: (owner: string) => `If ${owner} leaves, provisioning stops`,
    heading: 'Provisioning hangs on one person',
    opening: (organization: string, owner: string) =>
      `The identity provider of ${organization} uses an application key of ${owner} on Gatehouse. If ${owner} leaves or is disabled, the key ends, and nobody is added or removed any more.`,
    owner: 'Owner',
    used: 'Last used',
    open: 'Move SCIM to a service account',
    how: 'One press makes the account and a second key. The first goes on working until your identity provider has the new one.',
  },
  access: {
    by: 'Done by',
    at: 'Done on',
    from: 'From',
    sessions: 'Sessions ended',
    count: (count: number) => number(count, 'en'),
  },
  passwordReset: {
    subject: (organization: string) => `Choose a new password for ${organization}`,
    preview: 'The link works for an hour, once',
    heading: 'Choose a new password',
    opening: (organization: string) =>
      `Somebody asked to replace the password of your account in ${organization} on Gatehouse. The link works once.`,
    account: 'Account',
    until: 'Works until',
    open: 'Choose a new password',
    unexpected: 'Not you? Do nothing: your password stays as it is, and the link ends by itself.',
  },
  passwordChanged: {
    subject: (organization: string) => `Your password in ${organization} was changed`,
    preview: 'Every other session of yours has ended',
    heading: 'Your password was changed',
    opening: (organization: string) =>
      `The password of your account in ${organization} on Gatehouse was changed. Every session but the one it was changed in has ended.`,
    open: 'See your sessions',
    unexpected:
      'Not you? Tell an administrator of your organization at once: they can end every session and disable the account.',
  },
  secondFactor: {
    open: 'Check your security settings',
    left: 'Codes left',
    leftCount: { one: '# code', other: '# codes' },
    added: {
      subject: (organization: string) => `An authenticator app was set up for ${organization}`,
      preview: 'Your password asks for its code from now on',
      heading: 'An authenticator app was set up',
      opening: (organization: string) =>
        `An authenticator app was set up for your account in ${organization} on Gatehouse. Signing in with your password asks for its code from now on.`,
      unexpected:
        'Not you? Then somebody knows your password. Tell an administrator of your organization at once: they can reset the second factor and end every session.',
    },
    removed: {
      subject: (organization: string) => `Your second factor in ${organization} was removed`,
      preview: 'Your password is enough to sign in now',
      heading: 'Your second factor was removed',
      opening: (organization: string) =>
        `The authenticator app and the recovery codes of your account in ${organization} on Gatehouse were removed. Signing in with your password asks for no code any more.`,
      unexpected:
        'Not expected? Change your password, set the app up again, and ask an administrator of your organization.',
    },
    codeUsed: {
      subject: (organization: string) => `A recovery code was used to sign in to ${organization}`,
      preview: 'It does not work a second time',
      heading: 'A recovery code was used',
      opening: (organization: string) =>
        `Somebody signed in to your account in ${organization} on Gatehouse with your password and a recovery code. The code does not work a second time.`,
      unexpected:
        'Not you? Then somebody has your password and your codes. Change the password and make new codes at once, and tell an administrator of your organization.',
    },
  },
  secretLost: {
    person: {
      subject: (organization: string) => `Set up your second factor for ${organization} again`,
      preview: 'Choose a new password first, by a link in your mail',
      heading: 'Your second factor has to be set up again',
      opening: (organization: string) =>
        `A key of the Gatehouse of ${organization} was lost, and the link to your authenticator app with it. So that nobody comes in by your password alone, it was removed too, with your recovery codes. Choose a new password under “Forgot your password?”, then set the app up again. Passkeys and single sign-on work as before.`,
      open: 'Choose a new password',
      unexpected:
        'You may delete the old entry in your app: its codes are no longer right. Questions? Ask an administrator of your organization.',
    },
    organization: {
      subject: (organization: string) => `The secret of the Gatehouse of ${organization} was lost`,
      preview: (organization: string) => `What you have to do in ${organization}`,
      heading: 'The server’s secret was replaced',
      opening: (organization: string) =>
        `Whoever runs the Gatehouse of ${organization} had to replace its secret, since the old one is lost. What was sealed with it cannot be opened any more.`,
      saml: 'Single sign-on',
      newMetadata:
        'Gatehouse has a new certificate: give its metadata to your identity provider again. Until then it may refuse our requests, or encrypt for the old one.',
      apps: 'Authenticator apps',
      again: {
        one: '# person chooses a new password and sets the app up again',
        other: '# people choose a new password and set the app up again',
      },
      open: 'Open the authentication settings',
      unexpected:
        'Not expected? Ask whoever runs the server. If somebody may have the old secret and a copy of the database, have all passwords changed.',
    },
  },
  signInChanged: {
    subject: (heading: string, organization: string) => `${heading}: ${organization}`,
    preview: 'How you sign in was changed',
    opening: (organization: string) =>
      `The ways to sign in to your account in ${organization} on Gatehouse were changed.`,
    what: 'Name',
    open: 'See how you sign in',
    unexpected:
      'Not you? Tell an administrator of your organization at once: they can end every session and disable the account.',
    changes: {
      passkey_added: 'A passkey was added',
      passkey_removed: 'A passkey was removed',
      password_removed: 'Your password was removed',
    },
  },
  sessionsEnded: {
    subject: (organization: string) => `You were signed out of ${organization}`,
    preview: 'Your sessions were ended',
    heading: 'Your sessions were ended',
    opening: (organization: string) =>
      `Sessions of your account in ${organization} on Gatehouse were ended. You can sign in again at any time.`,
    open: 'Check your password',
    unexpected: 'Not expected? Change your password, and ask an administrator of your organization.',
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
  breakGlass: {
    subject: (organization: string, person: string) => `Break glass at ${organization}: ${person} came in`,
    preview: (organization: string) => `Somebody used an emergency way into ${organization}`,
    heading: 'Break glass was used',
    opening: (organization: string) =>
      `A break-glass administrator of ${organization} signed in on Gatehouse in a way that is off for everybody else. That is meant for the day the identity provider is down.`,
    drillSubject: (organization: string, person: string) => `Break-glass drill at ${organization}: ${person} came in`,
    drillPreview: () => 'A drill that was planned, nothing to do',
    drillHeading: 'A break-glass drill worked',
    drillOpening: (organization: string) =>
      `A break-glass administrator of ${organization} signed in on Gatehouse during a drill that an administrator had planned.`,
    person: 'Administrator',
    method: 'By',
    methods: { password: 'Password', passkey: 'Passkey' },
    at: 'On',
    from: 'From',
    open: 'Open the audit log',
    unexpected:
      'If nobody among you meant this, disable the account at once, end its sessions, and change what it signed in with.',
    drillUnexpected: 'If nobody among you planned it, disable the account at once and look at the audit log.',
  },
  lastAdministrator: {
    subject: (organization: string) => `${organization} nearly lost its last administrator`,
    preview: (person: string) => `${person} was not removed, but cannot sign in`,
    heading: 'The last administrator was to be removed',
    opening: (organization: string) =>
      `An identity provider asked to end the access of the last administrator of ${organization} on Gatehouse. That was refused, for nobody could administer the organization any more; their sessions and keys have ended.`,
    kept: 'Administrator',
    by: 'Asked by',
    at: 'Asked on',
    open: 'Open the people of the organization',
    unexpected:
      'To let them in again, the operator of this installation has to release their account. To let them go, make somebody else an administrator first.',
  },
  lastAdministratorTeam: {
    subject: (organization: string) => `${organization} nearly lost its last administrator`,
    preview: (team: string) => `${team} keeps its members for now`,
    heading: 'The last administrator was to be demoted',
    opening: (organization: string) =>
      `An identity provider asked to empty or delete the group that makes the last administrator of ${organization} on Gatehouse one. That was refused, for nobody could administer the organization any more. Nobody’s access ended.`,
    kept: 'Team',
    by: 'Asked by',
    at: 'Asked on',
    open: 'Open the teams of the organization',
    unexpected:
      'To let the change through, make somebody an administrator by another team or by a role of their own; the provider will try again. If nobody meant it, correct the group there.',
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
