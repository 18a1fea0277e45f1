import { plural } from '../format'
import { samlPeople } from './saml-people'
import { samlSetup } from './saml-setup'
import { samlSignIns } from './saml-sign-ins'

const people = (count: number) => plural(count, { one: '# person', other: '# people' }, 'en')

/** Identity providers, their set-up and what became of sign-ins, for administrators. */
export const saml = {
  ...samlSetup,
  ...samlPeople,
  ...samlSignIns,
  states: { draft: 'Draft', active: 'Active', off: 'Off' },
  stateTexts: {
    draft: 'Only tests get through. Nobody can sign in with it until it is activated.',
    active: 'People sign in with it.',
    off: 'Nobody can sign in with it. Everything is kept for the day it is turned on again.',
  },
  overview: {
    add: 'Add a provider',
    none: 'No identity provider yet',
    noneText:
      'Let people sign in with Okta, Microsoft Entra ID, Google or any other SAML 2.0 provider. Six steps, with a real test before anybody is affected.',
    domains: 'Domains',
    anyDomain: 'any',
    entityId: 'Entity ID',
    mappings: 'Mappings',
    mapped: (roles: number, teams: number) =>
      `${plural(roles, { one: '# role', other: '# roles' }, 'en')}, ${plural(teams, { one: '# team', other: '# teams' }, 'en')}`,
    noMappings: 'none',
    certificate: 'Certificate',
    certificates: (count: number) => `${count} certificates`,
    lastSignIn: (ago: string) => `Last sign-in ${ago}`,
    noSignIn: 'Nobody has signed in with it yet',
    test: 'Test',
    continueSetup: 'Go on with the set-up',
    fetchFailed: 'Refreshing the metadata failed.',
  },
  certificate: {
    expires: (left: string, day: string) => `Expires ${left}, ${day}`,
    expired: (day: string) => `Expired on ${day}. Sign-ins still work; replace it.`,
    addNext: 'Add the next certificate',
    fingerprint: 'SHA-256',
    bits: (bits: number) => `RSA, ${bits.toLocaleString('en')} bits`,
    valid: (from: string, until: string) => `Valid ${from} to ${until}`,
  },
  method: {
    plan: 'Not in your plan',
  },
  provider: {
    edit: 'Change settings',
    test: 'Test',
    activate: 'Activate',
    status: 'State',
    lastSignIn: 'Last sign-in',
    never: 'never',
    people: 'People linked',
    since: 'Active since',
    certificates: 'Certificates',
    certificatesText: 'Each of them may have signed. Two at once let the provider change over without a gap.',
    metadata: 'Metadata',
    entityId: 'Entity ID',
    ssoUrl: 'Sign-in address',
    sloUrl: 'Logout address',
    noSlo: 'none: it takes no part in single logout',
    source: 'Source',
    byHand: 'Given by hand: new certificates do not arrive by themselves.',
    fetched: (ago: string) => `Fetched ${ago}; again twice a day`,
    refresh: 'Refresh now',
    refreshing: 'Refreshing…',
    replace: 'Replace metadata',
    fetchProblem: 'The last refresh failed. Sign-ins go on with what is stored.',
    fetchProblems: {
      address_refused: 'Its address may not be fetched from here.',
      unreachable: 'It could not be reached.',
      redirected: 'It sends on to another address. Give that one.',
      status: 'It did not answer with a document.',
      too_large: 'It is larger than 1 MB.',
      too_slow: 'It took too long to answer.',
      metadata: 'What came is no usable metadata.',
      entity_id_changed:
        'What came has another entity ID, which makes it another provider. Replace it by hand if that is meant.',
    },
    settings: 'Settings',
    mappings: 'Role and team mappings',
    mappingsNone: 'Everybody gets what people here give them. Map an attribute to give roles and teams by it.',
    openMappings: 'Open mappings',
    recent: 'Last sign-ins',
    noRecent: 'No sign-in has come in yet.',
    allAttempts: 'All sign-ins',
    end: 'End it',
    turnOff: 'Turn off',
    turnOffText: 'Nobody signs in with it any more, and whoever came by it is signed out; the rest is kept.',
    remove: 'Remove',
    removeText: 'Forgets its links to people, its mappings, and what those granted.',
  },
  ending: {
    offTitle: (name: string) => `Turn ${name} off?`,
    offSubmit: 'Turn off',
    offPending: 'Turning off…',
    removeTitle: (name: string) => `Remove ${name}?`,
    removeSubmit: 'Remove the provider',
    removePending: 'Removing…',
    nobody: 'Nobody is linked to it.',
    linked: (count: number) => `${people(count)} linked to it can no longer sign in that way.`,
    signedOut: (count: number) =>
      count === 0
        ? 'Nobody is signed in by it now.'
        : plural(
            count,
            {
              one: '# person who came by it is signed out at once.',
              other: '# people who came by it are signed out at once.',
            },
            'en',
          ),
    own: 'You are one of them. Make sure that you can come in another way: you will have to sign in again.',
    lockedOut: (count: number) =>
      plural(
        count,
        {
          one: '# of them has no other way and cannot sign in at all then:',
          other: '# of them have no other way and cannot sign in at all then:',
        },
        'en',
      ),
    more: (count: number) => `and ${count} more`,
    type: (name: string) => `Type “${name}” to confirm`,
    forgets: 'Their links and the roles and teams that its mappings granted go as well.',
  },
}
