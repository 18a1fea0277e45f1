import type { Guide } from './guide'

export const saml: Guide = {
  title: 'Single sign-on with another provider',
  short: 'Any other provider',
  purpose:
    'Google Workspace, Keycloak, AD FS, OneLogin, SimpleSAMLphp: whatever speaks SAML 2.0. What it has to be told, what it has to send, and what each refusal means.',
  sections: [
    {
      id: 'before',
      title: 'Before you begin',
      steps: [
        'You need to administer the provider, and here a role that changes sign-in settings, such as Admin, with a plan that has SAML.',
        'Open [Authentication](/organization-settings/authentication), press Add a provider and choose Google Workspace or Another one.',
      ],
    },
    {
      id: 'values',
      title: 'Tell the provider of this service',
      steps: [
        'Most providers import our metadata, by address or as a file from Download metadata (XML). Whoever cannot takes the values of the table.',
        'Google Workspace: **Apps**, **Web and mobile apps**, **Add app**, **Add custom SAML app**. Paste the values at **Service provider details**; **Name ID**: **Basic Information, Primary email**. Then turn the app **ON for everyone** or for a group.',
        'Keycloak: **Clients**, **Import client** with the metadata file. **Sign assertions** on; **Client signature required** may be on, with our certificate; **Name ID format** email or persistent.',
        'AD FS: **Relying Party Trusts**, **Add Relying Party Trust**, **Claims aware**, the metadata address. Then an issuance rule that sends the address as **Name ID**.',
      ],
      fields: [
        { name: 'Entity ID, Audience, Identifier', value: 'entityId' },
        { name: 'ACS URL, Reply URL, Single sign-on URL', value: 'acs' },
        { name: 'Sign-in URL, Start URL', value: 'login' },
        { name: 'Metadata', value: 'metadata' },
        { name: 'Binding of the answer', value: 'HTTP-POST' },
        { name: 'Single logout URL, Logout URL, SLO endpoint', value: 'slo' },
        { name: 'Binding of logout messages', value: 'HTTP-Redirect or HTTP-POST' },
      ],
    },
    {
      id: 'sends',
      title: 'What it has to send',
      steps: [
        'A Response with one Assertion, the Assertion itself signed with RSA-SHA256 or better. A signed Response alone is refused; both signed is fine.',
        'A NameID that lasts, such as the address or an id; never a transient one. It is how a person is recognized from then on.',
        'The address as `email`, `mail` or the usual long names; given and family name if there is no display name. Other names can be entered in the wizard.',
        'Groups as an attribute of many values, if roles or teams should follow from them.',
        'The assertion may be encrypted for the certificate in our metadata (AES with RSA-OAEP). Our requests are sent by HTTP-Redirect, signed if the provider wants that.',
        'Clocks may differ by one minute. Where it says SessionNotOnOrAfter, the session here ends then at the latest.',
      ],
    },
    {
      id: 'metadata',
      title: 'Bring its metadata here',
      steps: [
        'By address where it has one on the public internet: it is fetched again twice a day, and new certificates arrive by themselves. A provider inside your network cannot be fetched: upload the file, or paste it.',
        'Press Read it: each field is explained, and nothing is stored before you press Keep it.',
        'By hand, new certificates do not arrive by themselves: Replace metadata on the provider’s page. Two certificates may stand side by side.',
      ],
    },
    {
      id: 'test',
      title: 'Test, then activate',
      steps: [
        'Sign in to test is a real sign-in with every check, in this browser. Nobody is changed.',
        'Each check that fails shows what was expected and what was found. Mend it at the provider, test again.',
        'Activate counts whom it reaches first. Passwords go on working, unless you choose “After 7 days single sign-on only”.',
      ],
      expect:
        'Every check is marked Right. The provider is Active; each sign-in of the last 30 days stands under Authentication, Sign-ins by SAML.',
    },
    {
      id: 'who',
      title: 'Who gets in',
      steps: [
        'Somebody linked before, by the NameID. Else, at the first sign-in: the person whom SCIM made, whose user name or external ID equals the NameID; else the person whose proven address on a proven domain equals it.',
        'Nobody else, while just-in-time accounts are off. On, people with an address in the domains listed get an account at once, with the role chosen there.',
        'Never somebody disabled, held or removed, and never by an invitation that is still open, unless the provider is trusted for addresses on proven domains.',
        'A provider with e-mail domains of its own speaks for people of those domains alone, by whatever name it calls them.',
      ],
    },
    {
      id: 'logout',
      title: 'Single logout',
      steps: [
        'It is on where the metadata of the provider offers it; Single logout, under Change settings on its page, turns it off. Google Workspace offers none: signing out stays what it is at each of the two.',
        'Signing out here ends the session here first, whatever the provider answers, then leads to it with a signed request, by HTTP-Redirect, or by HTTP-POST where it takes nothing else. It checks that by the certificate in our metadata.',
        'Its own requests come by HTTP-Redirect or HTTP-POST, signed with a certificate that is stored here, with one NameID as in the sign-in, at most ten minutes old; each counts once. They end the sessions that it began here for this person, or those of the SessionIndex alone. Our answer goes back by HTTP-Redirect, or by HTTP-POST where it takes nothing else.',
        'Keycloak: importing our metadata is enough; by hand, **Front channel logout** on and **Logout Service Redirect Binding URL** from the table. AD FS: importing is enough; it asks for signed requests, which ours are.',
        'A request that is refused changes nothing. The person reads “You were not signed out” with the reason, which stands in the audit log as well.',
      ],
    },
    {
      id: 'refusals',
      title: 'What each refusal means',
      steps: [
        'The person reads the sentence with a reference; the same sign-in stands under Authentication, Sign-ins by SAML, with the code and what was found.',
      ],
      part: 'refusals',
    },
  ],
  trouble: [
    {
      what: 'Reading the metadata says “could not be fetched”',
      cause: 'The address is not on the public internet, is not https, or sends on elsewhere.',
      remedy: 'Download the document and upload it.',
    },
    {
      what: 'The test ends on the provider’s own error page',
      cause: 'It does not know our entity ID or ACS address, or the person is not assigned.',
      remedy: 'Import our metadata again; look into the provider’s log.',
    },
    {
      what: '“This sign-in began in another browser.”',
      cause:
        'The cookie of the request did not come along: blocked cookies, another browser, or a server without https.',
      remedy: 'Sign in again in one browser. `GATEHOUSE_ORIGIN` has to be the https address that people use.',
    },
    {
      what: 'The sign-in page does not offer single sign-on for an address',
      cause: 'The domain is not proven, or not listed at an active provider.',
      remedy: 'Prove the domain and list it; until then use `/login/` and the organization’s short name.',
    },
    {
      what: '“You were not signed out”',
      cause: 'The provider’s request was refused, most often because it was not signed, or for another address.',
      remedy: 'The page names the reason and what to turn on at the provider. Meanwhile people sign out here.',
    },
    {
      what: '“Your identity provider did not confirm that you are signed out there”',
      cause: 'Its answer was missing a signature, was signed with another certificate, or said no.',
      remedy:
        'Turn on signing of logout answers there, refresh or replace the metadata here. The session here has ended all the same.',
    },
  ],
}
