import { plural } from '../format'

/** What people see of themselves. */
export const account = {
  group: 'Your account',
  profile: {
    title: 'Profile',
    purpose: 'How you appear to others, and how Gatehouse speaks to you.',
    name: 'Name',
    userName: 'User name',
    email: 'E-mail',
    emailHint: 'An administrator can change it.',
    jobTitle: 'Title',
    language: 'Language of mails',
    languageHint: 'Pages follow the switch below.',
    zone: 'Time zone',
    asOrganization: (what: string) => `As the organization: ${what}`,
    managed: (provider: string) => `Managed by ${provider}: change it there.`,
    managedTitle: 'Your identity provider manages your profile.',
    managedText: (provider: string) =>
      `Name, address, title, language and zone come from ${provider} and change there.`,
    saved: 'Saved.',
  },
  display: {
    title: 'This browser',
    language: 'Language',
    theme: 'Theme',
    text: 'Kept in this browser alone, also after you sign out.',
  },
  security: {
    title: 'Security',
    about: 'What signs you in, and what protects it.',
    password: 'Password',
    purpose: 'Changing it ends every other session of yours.',
    current: 'Current password',
    next: 'New password',
    rule: 'At least 8 characters. A sentence is easy to remember and hard to guess.',
    since: (when: string) => `Last changed ${when}.`,
    submit: 'Change the password',
    pending: 'Changing…',
    done: (ended: number) =>
      ended === 0
        ? 'Your password is changed.'
        : plural(
            ended,
            {
              one: 'Your password is changed, and your one other session has ended.',
              other: 'Your password is changed, and your # other sessions have ended.',
            },
            'en',
          ),
    none: 'You have no password, and need none to sign in.',
    set: 'Set a password',
    remove: 'Remove the password',
    removing: 'Removing…',
    removed: 'Your password is removed.',
    wasSet: 'Your password is set.',
    removeText: 'You can do without a password: you then sign in by your other ways alone.',
  },
  sessions: {
    title: 'Sessions',
    purpose: 'Where you are signed in. A session that ends is refused at its next request.',
    list: 'Your sessions',
    current: 'This device',
    signedIn: (when: string) => `Signed in ${when}`,
    seen: (when: string) => `Seen ${when}`,
    expires: (when: string) => `ends ${when}`,
    end: 'End',
    /** Read out after the button’s word. */
    of: (device: string) => ` (${device})`,
    ending: 'Ending…',
    endOthers: 'End all others',
    noOthers: 'There is no other session.',
    unknown: 'Unknown device',
    browserOn: (browser: string, system: string) => `${browser} on ${system}`,
  },
  keys: {
    title: 'My application keys',
    purpose: 'They can do what you can do, as far as their scopes allow, and end with your access.',
    caption: 'Your application keys',
    create: 'New key',
    none: 'You have no key',
    noneText: 'A key lets a program act as you. For anything that should outlive your stay, use a service account.',
    advice: 'Provisioning and anything shared belong to a service account, which outlives people.',
    toAccounts: 'Service accounts',
  },
  notifications: {
    title: 'Notifications',
    purpose: 'The mails that Gatehouse sends you. Those that warn you of a danger are always sent.',
    to: (address: string) => `They go to ${address}.`,
    nobody: 'You have no address, so none reaches you.',
    languageIs: (language: string) => `They are written in ${language}.`,
    chosen: 'Yours to choose',
    always: 'Always sent',
    on: 'On',
    off: 'Off',
    items: {
      keyExpiring: { name: 'A key ends soon', text: '30, 7 and 1 days before a key of yours ends.' },
      sessionsEnded: {
        name: 'Your sessions were ended',
        text: 'You ended your other sessions, or an administrator ended yours.',
      },
      passwordChanged: {
        name: 'Your password was changed',
        text: 'Here, by you or somebody as you: when, and from where.',
      },
      secondFactor: {
        name: 'Your second factor was changed',
        text: 'An authenticator app was set up or removed, or a recovery code was used.',
      },
      signInChanged: {
        name: 'How you sign in was changed',
        text: 'A passkey was added or removed, or your password was removed.',
      },
      keyCreated: { name: 'A key was created', text: 'Somebody made an application key that acts as you.' },
      keyRevoked: { name: 'A key was revoked', text: 'A key of yours was revoked, replaced or ended.' },
      addressChanged: { name: 'Your address was changed', text: 'To the address that you had before.' },
      personalKey: {
        name: 'SCIM runs on a person’s key',
        text: 'Somebody’s own application key is used for provisioning, and ends with them.',
      },
      lastAdministrator: {
        name: 'The last administrator was to be removed',
        text: 'Your identity provider asked to end the access of the last administrator.',
      },
    },
  },
}
