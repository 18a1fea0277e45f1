import { plural } from '../format'

/** Authenticator apps and recovery codes: when signing in, in one's own account, and for administrators. */
export const secondFactor = {
  /** Shared by every page that sets up an app. */
  setup: {
    scan: 'Scan this with an authenticator app, such as the one of your phone or your password manager.',
    qr: 'QR code for the authenticator app',
    key: 'Or type this key into the app',
    code: 'Code that the app shows now',
    codeHint: '6 digits. They change every 30 seconds.',
    problems: {
      code: 'This code does not fit. Enter the one that the app shows now; if it keeps failing, set the clock of your phone to automatic.',
      over: 'That set-up was open for too long. Scan the new code below.',
    },
  },
  codes: {
    title: 'Keep your recovery codes',
    text: 'Each lets you in once without the app, should your phone be gone. They are shown now and never again: keep them where you keep your passwords.',
    list: 'Recovery codes',
    copy: 'Copy all',
    download: 'Save as a file',
    fileName: 'gatehouse-recovery-codes.txt',
  },
  signIn: {
    app: {
      title: 'One more step',
      text: 'Enter the code that your authenticator app shows now.',
      code: 'Code',
      other: 'Use a recovery code instead',
    },
    recovery: {
      title: 'Enter a recovery code',
      text: 'One of the ten that you kept when you set up the app. It works once.',
      code: 'Recovery code',
      other: 'Use the app instead',
    },
    submit: 'Continue',
    pending: 'Checking…',
    lost: 'Neither is at hand? An administrator of your organization can reset your second factor.',
    problems: {
      code_wrong: 'This code does not fit, or was used already. Wait for the next one, then try again.',
      recovery_wrong: 'This is none of your codes, or it was used already. Check it, or take another.',
      code_throttled: 'Too many wrong codes. Wait 15 minutes, then sign in again.',
    },
    enroll: {
      title: 'Set up an authenticator app',
      text: 'Your organization asks for a second factor with every password. It takes a minute, once.',
      submit: 'Confirm and continue',
      done: 'I have kept them, continue',
      finishing: 'Signing in…',
    },
  },
  confirm: { label: 'Code of your authenticator app', hint: 'Or one of your recovery codes.' },
  account: {
    title: 'Authenticator app',
    off: 'Not set up',
    on: 'Set up',
    offText: 'A code from your phone beside the password: whoever learns your password still cannot come in.',
    onText: (when: string) => `Set up on ${when}. Signing in with your password asks for its code.`,
    noPassword: 'It stands beside a password, and you have none.',
    required: 'Your organization requires it.',
    setUp: 'Set up an app',
    replace: 'Set up another app',
    replaceText:
      'The app that you have now stops counting once the new one is confirmed. Your recovery codes are replaced too.',
    confirm: 'Confirm',
    confirming: 'Checking…',
    remove: 'Remove',
    removeTitle: 'Remove the authenticator app?',
    removeText: 'Your password alone will let you in again, and your recovery codes stop working.',
    removeSubmit: 'Remove the app',
    removing: 'Removing…',
    done: 'Your authenticator app is set up.',
    back: 'Back to security',
  },
  recovery: {
    title: 'Recovery codes',
    none: 'You get ten of them when you set up an app.',
    left: (count: number) => plural(count, { one: '# code left', other: '# codes left' }, 'en'),
    since: (when: string) => `Made on ${when}. Each works once.`,
    remake: 'Make new codes',
    remakeText: 'The codes that you have now stop working.',
    remaking: 'Making…',
    made: 'These are your new codes. The earlier ones do not work any more.',
  },
  policy: {
    label: 'Require a second factor for passwords',
    on: 'On',
    off: 'Off',
    text: 'Everybody who signs in with a password also enters a code of an authenticator app. Passkeys and single sign-on need none.',
    without: (count: number) =>
      plural(
        count,
        {
          one: '# person signs in with a password and has no second factor.',
          other: '# people sign in with a password and have no second factor.',
        },
        'en',
      ),
    nobodyWithout: 'Everybody who signs in with a password has a second factor.',
    nobody: 'Nobody signs in with a password.',
    beforeOn:
      'Turned on, each of them sets one up at their next sign-in, before they get in. Whoever is signed in stays until then.',
    whileOn:
      'Whoever has none sets one up at their next sign-in, before they get in. Whoever is signed in stays until then.',
  },
  person: {
    title: 'Second factor',
    app: 'Authenticator app',
    on: (when: string) => `Set up on ${when}`,
    off: 'Not set up',
    offRequired: 'Not set up. They are asked to at their next sign-in with a password.',
    left: (count: number) => plural(count, { one: '# recovery code left', other: '# recovery codes left' }, 'en'),
    reset: 'Reset second factor',
    resetting: 'Resetting…',
    done: (name: string) => `The second factor of ${name} is reset, and they are told by mail.`,
  },
  events: {
    added: (actor: string, _person: string) => `${actor} set up an authenticator app`,
    removed: (actor: string, _person: string) => `${actor} removed the authenticator app`,
    reset: (actor: string, person: string) => `${actor} reset the second factor of ${person}`,
    failed: (actor: string, _person: string) => `${actor} gave a wrong code after the right password`,
    made: (actor: string, _person: string) => `${actor} made new recovery codes`,
    used: (actor: string, _person: string) => `${actor} used a recovery code`,
  },
}
