import { plural } from '../format'

export const invite = {
  valid: {
    title: (organization: string) => `Join ${organization}`,
    invitedBy: (name: string) => `Invited by ${name}`,
    invitedByProvider: (provider: string) => `Invited through ${provider}`,
    address: 'Your address',
    role: 'Role',
    roleInTeams: (role: string, teams: string) => `${role}, in ${teams}`,
    linkWorks: 'Link works',
    until: (time: string) => `until ${time}`,
    name: 'Name',
    password: 'Password',
    passwordRule: 'At least 8 characters. A sentence is easy to remember and hard to guess.',
    submit: 'Accept and continue',
    pending: 'Creating your account…',
    sso: (organization: string) => `Continue with ${organization} SSO`,
    ssoText: 'Your organization signs in with its identity provider: there is no password to choose here.',
    notYou: 'Not you? Then close this page: nothing happens until you accept.',
    nameMissing: 'Enter your name, as others should see it.',
  },
  expired: {
    title: (ago: string) => `This link expired ${ago}`,
    text: (organization: string, hours: number, ended: string) =>
      `Invitations to ${organization} work for ${plural(hours, { one: '# hour', other: '# hours' }, 'en')}. This one ended on ${ended}. Nothing is lost: ask for a new one.`,
  },
  replaced: {
    title: 'A newer link was sent',
    text: (organization: string) =>
      `Only the latest invitation to ${organization} works. Look for a newer message in your mailbox, or ask for another.`,
  },
  renew: {
    submit: 'Send me a new link',
    pending: 'Sending…',
    /** Before and after the address, which stands between them in bold. */
    toBefore: 'It goes only to the address that was invited, ',
    toAfter: ', and replaces this link.',
    alreadyAccepted: 'Already accepted?',
  },
  sent: {
    title: 'Check your mail',
    before: 'If this invitation is still open, a new link is on its way to ',
    after: (hours: number) => `. It will work for ${plural(hours, { one: '# hour', other: '# hours' }, 'en')}.`,
    patience:
      'Nothing after five minutes? Look among the junk mail, then write to the person who invited you: they can send the link again from the Users page.',
    haveAccount: 'You have an account already?',
  },
  used: {
    title: 'This invitation was accepted',
    text: (on: string) =>
      `It was used on ${on}, and a link works once. Sign in with your address and the password chosen then.`,
    submit: 'Sign in',
    notYou: 'If that was not you, tell an administrator of your organization at once.',
  },
  cancelled: {
    title: 'This invitation was cancelled',
    text: (organization: string) =>
      `Somebody at ${organization} took it back before it was used. If you were expecting it, write to the person who invited you.`,
  },
  unknown: {
    title: 'This link does not work',
    text: 'It may have been cut in two by a mail program: copy all of it into the address bar. Otherwise ask the person who invited you for a new one.',
  },
  wrongAccount: {
    title: 'This invitation is for another address',
    text: 'An invitation can be accepted only by the address it was sent to.',
    signedInAs: 'Signed in as',
    invited: 'Invited',
    submit: 'Sign out and continue',
    pending: 'Signing out…',
    stay: 'Stay signed in',
  },
  signIn: 'Sign in',
  reference: 'Reference',
}
