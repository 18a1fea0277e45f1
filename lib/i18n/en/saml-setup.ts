import { plural } from '../format'

const people = (count: number) => plural(count, { one: '# person', other: '# people' }, 'en')

/** Setting an identity provider up, step by step. */
export const samlSetup = {
  kinds: {
    okta: 'Okta',
    entra: 'Microsoft Entra ID',
    google: 'Google Workspace',
    other: 'Another one',
  },
  service: {
    title: 'Values for your provider',
    text: 'What an identity provider has to know of this organization. They stay the same for all providers.',
    entityId: 'Entity ID',
    acsUrl: 'ACS URL (HTTP-POST)',
    loginUrl: 'Sign-in URL',
    sloUrl: 'Single logout URL',
    metadataUrl: 'Metadata URL',
    download: 'Download metadata (XML)',
    certificate: 'Download certificate (PEM)',
  },
  steps: {
    title: 'Set up single sign-on',
    kind: 'Provider',
    values: (name: string) => `Paste two values into ${name}`,
    valuesDone: 'Values for the provider',
    metadata: 'Metadata of the provider',
    attributes: 'Attributes and domains',
    test: 'Test',
    activate: 'Activate',
    change: 'Review',
    next: 'Continue',
    back: 'Back',
    ofYours: 'your provider',
  },
  values: {
    instructions: {
      okta: 'In the Okta admin console open Applications, Create App Integration, SAML 2.0. Under Configure SAML paste:',
      entra:
        'In the Entra admin center open Enterprise applications, New application, Create your own. Under Single sign-on choose SAML, then Basic SAML Configuration:',
      google:
        'In the Google Admin console open Apps, Web and mobile apps, Add custom SAML app. At Service provider details paste:',
      other: 'Create a SAML 2.0 application at your provider and paste:',
    },
    fields: {
      okta: { acsUrl: 'Single sign-on URL', entityId: 'Audience URI (SP Entity ID)', loginUrl: 'Login page URL' },
      entra: {
        acsUrl: 'Reply URL (Assertion Consumer Service URL)',
        entityId: 'Identifier (Entity ID)',
        loginUrl: 'Sign on URL',
      },
      google: { acsUrl: 'ACS URL', entityId: 'Entity ID', loginUrl: 'Start URL' },
      other: { acsUrl: 'Assertion consumer service URL', entityId: 'Entity ID', loginUrl: 'Sign-in URL' },
    },
    optional: 'optional',
    nameId: {
      okta: 'Name ID format: EmailAddress or Persistent. Application username: Email.',
      entra: 'Leave the unique user identifier at user.userprincipalname. Sign SAML assertion is on already; keep it.',
      google: 'Name ID: Basic information, Primary email. Tick “Signed response” off or on, both work.',
      other:
        'Name ID: a lasting name such as the e-mail address, never a transient one. The assertion has to be signed.',
    },
    or: 'Or let your provider import them:',
    done: 'I have pasted them',
  },
  metadata: {
    where: {
      okta: 'On the Sign On tab, copy the Metadata URL.',
      entra: 'Under SAML Certificates, copy the App Federation Metadata Url.',
      google: 'Google gives no address: choose Download metadata and upload the file.',
      other:
        'Most providers give an address; it is fetched again twice a day, so that new certificates arrive by themselves.',
    },
    url: 'Metadata URL',
    urlHint: 'Begins with https:// and is reachable from here.',
    file: 'Metadata file',
    text: 'Metadata, pasted',
    textHint: 'The whole XML document.',
    or: 'or',
    check: 'Read it',
    checking: 'Reading…',
    again: 'Read another one',
    nothing: 'Give an address, a file or the document itself.',
    explained: 'What it says',
    unfit: 'It cannot be used as it is. Nothing was stored.',
    fit: 'It can be used. Nothing is stored until you keep it.',
    keep: 'Keep it',
    keeping: 'Keeping…',
    name: 'Name of the provider',
    nameHint: 'Shown to administrators and in the audit log.',
    verdicts: { ok: 'Right', warning: 'Works, but', error: 'Wrong' },
    replaceTitle: 'Replace the metadata',
    replaceText: 'Certificates and addresses change; settings, mappings and people stay.',
    otherEntity:
      'Another entity ID is another provider: whoever is linked to this one is signed out, loses what its attributes granted, and is linked anew.',
  },
  settings: {
    title: 'Settings of the provider',
    text: 'Which attributes are read, and whose addresses are sent here.',
    domains: 'E-mail domains',
    domainsHint:
      'One on each line. People with these addresses are sent to this provider from the sign-in page. Empty: anybody’s. Only domains that your organization has proven lead here.',
    attributes: 'Attributes',
    attributesText: 'Leave a field empty to accept the names that providers commonly use.',
    email: 'Address',
    name: 'Display name',
    givenName: 'Given name',
    familyName: 'Family name',
    switches: 'What the provider may do',
    idpInitiated: 'Sign-in may begin at the provider',
    idpInitiatedText:
      'For tiles on the provider’s start page. Such answers belong to no request of ours, so a stolen one is easier to use; leave it off if nobody needs it.',
    signRequests: 'Sign our requests',
    signRequestsText: 'The provider can check that a request is ours. Okta and Entra accept it either way.',
    vouchesForEmail: 'Trust the provider for e-mail on proven domains',
    vouchesForEmailText:
      'Somebody with an open invitation becomes active by signing in. Off: they are refused, told why, and can have a new invitation sent.',
    singleLogout: 'Single logout',
    singleLogoutText:
      'Signing out here goes on to the provider, and signing out there ends the sessions that it began here, at once.',
    singleLogoutNone: 'Its metadata offers no single logout.',
    usual: (names: string) => `e.g. ${names}`,
    domainTaken: (domain: string, provider: string) =>
      `${domain} is sent to ${provider} already. Take it out there first.`,
    on: 'On',
    off: 'Off',
    usualNames: 'the usual names',
  },
  test: {
    text: 'Sign in at the provider in this browser. It is a real sign-in with every check; nobody is changed, and your session here stays.',
    start: 'Sign in to test',
    again: 'Test again',
    go: 'Continue to activation',
    skip: 'Continue without a test',
    gone: 'The result of this test is no longer here. Test again.',
  },
  activate: {
    text: 'From then on people can sign in with it. Passwords go on working.',
    people: (count: number) => `${people(count)} with an address that leads here`,
    linked: (count: number) => `${people(count)} linked to it already`,
    linkable: (count: number) => `${people(count)} will be linked at their first sign-in`,
    unknown: (count: number) =>
      `${people(count)} it could not know: not managed by SCIM, and no proven address on a proven domain`,
    pending: (count: number) =>
      plural(count, { one: '# person with an open invitation', other: '# people with an open invitation' }, 'en'),
    untested: 'Nobody has come through a test since the provider was last changed.',
    anyway: 'Activate it without a test',
    submit: 'Activate',
    pendingLabel: 'Activating…',
    proven:
      'None of its domains is proven, so the sign-in page sends nobody here by address yet. Prove one under Profile and plan, Mail domains.',
  },
}
