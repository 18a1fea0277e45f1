import { plural } from '../format'

const people = (count: number) => plural(count, { one: '# person', other: '# people' }, 'en')

/** Which ways to sign in count, people with ways of their own, and break-glass administrators. */
export const signInMethods = {
  names: { password: 'Password', passkey: 'Passkeys', saml: 'SAML single sign-on' },
  passkeyText: 'Fingerprint, face or security key',
  samlWaiting: 'Works once an identity provider is active',
  on: 'On',
  off: 'Off',
  people,
  planned: {
    title: (when: string) => `From ${when} on:`,
    text: (methods: string) => `${methods} alone. Sessions that came another way end then.`,
    still: (count: number) =>
      `${plural(count, { one: '# person has', other: '# people have' }, 'en')} no other way in yet.`,
    now: 'Do it now',
    callOff: 'Call it off',
    callingOff: 'Calling off…',
  },
  question: {
    title: 'Change the ways to sign in',
    purpose: 'What it does, counted before it is done.',
    after: 'Afterwards on',
    sessions: (count: number) =>
      count === 0
        ? 'Ends no session.'
        : plural(count, { one: 'Ends # session at once.', other: 'Ends # sessions at once.' }, 'en'),
    own: 'Yours is one of them: you sign in again.',
    choose: (count: number) =>
      `${plural(count, { one: '# person has', other: '# people have' }, 'en')} no password yet: they choose one under “Forgot your password?”.`,
    exceptions: (count: number) =>
      `${plural(count, { one: '# person with ways of their own goes', other: '# people with ways of their own go' }, 'en')} on as before.`,
    glass: 'Break-glass administrators still come in with their password or passkey, and each time an alarm is raised.',
    lockedOut: (count: number) =>
      plural(count, { one: '# person has no other way in:', other: '# people have no other way in:' }, 'en'),
    more: (count: number) => `and ${people(count)} more.`,
    losing: 'What becomes of them',
    keep: 'They keep the ways they have now',
    keepHint: 'As an exception for each, which you find in the list of exceptions.',
    lock: 'They are locked out',
    type: (name: string) => `To lock them out, type ${name}`,
    when: 'When',
    whenNow: 'Now',
    whenLater: (days: number) => `In ${plural(days, { one: '# day', other: '# days' }, 'en')}`,
    whenLaterHint: 'Until then all ways of today work, so that everybody can try the new one.',
    submit: 'Change the ways to sign in',
    pending: 'Changing…',
    same: 'These ways are on already.',
  },
  activate: {
    only: (days: number) => `After ${plural(days, { one: '# day', other: '# days' }, 'en')} single sign-on only`,
    onlyHint:
      'Until then passwords and passkeys work as well. You can call it off, or do it sooner, on the Authentication page.',
    noGlass:
      'To plan single sign-on as the only way, name a break-glass administrator first: somebody who comes in while the provider is down.',
  },
  exceptions: {
    card: 'Exceptions',
    link: 'People with ways of their own',
    title: 'People with ways of their own',
    purpose: 'They sign in as set on their own page, whatever the organization’s methods are.',
    none: 'Everybody signs in as the organization does',
    noneText: 'Ways for one person are set on their page, under Sign-in.',
    choose: 'Choose a person',
    name: 'Name',
    ways: 'Ways to sign in',
    shown: (shown: number, total: number) => `The first ${shown} of ${total} are shown.`,
  },
  person: {
    title: 'Sign-in',
    ways: 'Methods',
    asOrganization: 'as the organization',
    own: 'their own',
    nothing: 'none that works',
    edit: 'Change ways to sign in',
    editTitle: (name: string) => `How ${name} signs in`,
    choice: 'Ways to sign in',
    organization: 'As the organization',
    only: 'Only these',
    has: { password: 'Has a password', passkey: 'Has a passkey', saml: 'Known to an identity provider' },
    hasNot: {
      password: 'Has no password yet',
      passkey: 'Has no passkey yet',
      saml: 'Known to no identity provider yet',
    },
    hint: 'Sessions that came another way end at once.',
    sure: 'Also if none of these works for them yet',
    save: 'Save',
    saving: 'Saving…',
    glass: 'Break-glass administrator',
    glassSince: (when: string) => `since ${when}`,
    glassManage: 'Break glass',
  },
  glass: {
    title: 'Break-glass administrators',
    purpose:
      'They come in with a password or passkey of their own whatever the methods say, for the day the identity provider is down. Each use is told at once to all administrators and security contacts.',
    keep: 'keep a password or passkey if the provider is down',
    named: 'Named',
    none: 'Nobody yet',
    noneText: 'Name at least one before you turn passwords and passkeys off.',
    since: (when: string) => `since ${when}`,
    unfit: 'Could not come in: no active administrator with a password or passkey',
    passkey: 'with a passkey',
    password: 'with a password',
    usedLast: (when: string) => `used ${when}`,
    unused: 'never used',
    drilledLast: (when: string) => `drill ${when}`,
    drillOpen: (until: string) => `A drill is open until ${until}: signing in until then is recorded as one.`,
    drill: 'Plan a drill',
    drilling: 'Planning…',
    dueNever: 'No drill yet.',
    dueLong: (when: string) => `The last drill was ${when}.`,
    dueText: (days: number) =>
      `Try at least every ${days} days that break glass works: plan a drill, then have the person sign in within the hour.`,
    drillLast: (when: string) => `Last drill ${when}`,
    candidates: 'Administrators who could be one',
    noCandidates: 'Only active administrators with a password or passkey of their own can be. There is no other one.',
    name: 'Make break-glass…',
    remove: 'Remove…',
    nameTitle: (name: string) => `Make ${name} a break-glass administrator`,
    nameText:
      'They can sign in with their password or passkey even where both are off. Every such sign-in raises an alarm.',
    removeTitle: (name: string) => `End break glass for ${name}`,
    removeText:
      'They go on as an administrator like the others. Sessions they could not have begun as one end at once.',
    type: (name: string) => `To confirm, type ${name}`,
    nameSubmit: 'Make a break-glass administrator',
    removeSubmit: 'End break glass',
    pending: 'Saving…',
  },
}
