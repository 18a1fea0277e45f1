export const reset = {
  ask: {
    title: 'Forgot your password?',
    text: 'Enter the address you sign in with. We send a link to it under which you choose a new password.',
    email: 'E-mail',
    emailPlaceholder: 'name@company.com',
    submit: 'Send me a link',
    pending: 'Sending…',
    tooMany: 'Too many links were asked for from here. Wait an hour, then try again.',
    missing: 'Enter your address.',
  },
  sent: {
    title: 'Check your mail',
    text: 'If an account has this address, a link is on its way. It works for an hour, once.',
    patience:
      'Nothing after five minutes? Look among the junk mail. Where your organization signs in with its identity provider there is no password to replace: use its button, or ask an administrator.',
  },
  choose: {
    title: 'Choose a new password',
    text: (organization: string) => `For your account in ${organization}. Every session you have open will end.`,
    password: 'New password',
    rule: 'At least 8 characters. A sentence is easy to remember and hard to guess.',
    submit: 'Change the password',
    pending: 'Changing…',
  },
  expired: {
    title: 'This link expired',
    text: 'Links for a new password work for an hour. Your password is as it was: ask for a new link.',
  },
  ended: {
    title: 'This link was used or replaced',
    text: 'A link works once, and a newer one ends it. If it was not you who used it, ask for a new link at once and tell an administrator of your organization.',
  },
  unknown: {
    title: 'This link leads nowhere',
    text: 'It may have been cut off in the mail. Copy it whole, or ask for a new one.',
  },
  again: 'Ask for a new link',
  signIn: 'Back to signing in',
}
