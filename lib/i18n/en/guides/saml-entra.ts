import type { Guide } from './guide'

export const samlEntra: Guide = {
  title: 'Single sign-on with Microsoft Entra ID',
  short: 'Microsoft Entra ID',
  purpose:
    'People sign in here with their Microsoft account, by SAML 2.0. About fifteen minutes; nobody is affected before you activate it.',
  sections: [
    {
      id: 'before',
      title: 'Before you begin',
      steps: [
        'In Entra you need the role Application Administrator or Cloud Application Administrator.',
        'Here you need a role that changes sign-in settings, such as Admin, and a plan with SAML.',
        'Entra accepts https addresses only: this server needs its public name and certificate first.',
      ],
    },
    {
      id: 'begin',
      title: 'Begin here',
      steps: [
        'Open [Authentication](/organization-settings/authentication), press Add a provider and choose Microsoft Entra ID.',
        'The page shows the values to paste, under the names that Entra gives them. They are the same for every provider of your organization.',
      ],
    },
    {
      id: 'application',
      title: 'Add the application in Entra',
      steps: [
        'In the Entra admin center: **Entra ID**, **Enterprise apps**, **New application**, **Create your own application**. Name it, choose **Integrate any other application you don’t find in the gallery (Non-gallery)**, **Create**. The application that provisions by SCIM will do.',
        '**Single sign-on**, **SAML**. In the card **Basic SAML Configuration** press **Edit**, fill in what the table says, **Save**. Or press **Upload metadata file** with the file from Download metadata (XML) here.',
        'If Entra asks whether to test now, answer **No, I’ll test later**.',
      ],
      fields: [
        { name: 'Identifier (Entity ID)', value: 'entityId' },
        { name: 'Reply URL (Assertion Consumer Service URL)', value: 'acs' },
        { name: 'Sign on URL', value: 'login' },
        { name: 'Relay State', value: 'empty' },
        { name: 'Logout Url', value: 'slo' },
      ],
      expect: 'The card shows the four values, and no other identifier beside ours.',
    },
    {
      id: 'attributes',
      title: 'Check the claims',
      steps: [
        'Card **Attributes & Claims**: keep what is there. The claims of the table are known here under their long names as well, so nothing has to be typed.',
        'For roles and teams by group: **Add a group claim**, **Groups assigned to the application**, **Source attribute** **Group ID**. Map the ids here. All groups of a person may be more than Entra sends.',
      ],
      fields: [
        { name: 'Unique User Identifier (Name ID)', value: 'user.userprincipalname' },
        { name: 'emailaddress', value: 'user.mail' },
        { name: 'givenname', value: 'user.givenname' },
        { name: 'surname', value: 'user.surname' },
        { name: 'name', value: 'user.userprincipalname' },
      ],
    },
    {
      id: 'signing',
      title: 'Check what is signed',
      steps: [
        'Card **SAML Certificates**, **Token signing certificate**, **Edit**: **Signing Option** is **Sign SAML assertion** or **Sign SAML response and assertion**, **Signing Algorithm** **SHA-256**. A signed response alone is refused.',
        'Give an address for **Notification Email Addresses**; the certificate ends after three years.',
      ],
    },
    {
      id: 'metadata',
      title: 'Bring the metadata here',
      steps: [
        'Card **SAML Certificates**: copy the **App Federation Metadata Url**.',
        'Here press I have pasted them, paste it as Metadata URL, press Read it, look at what it says, then Keep it.',
        'The address is fetched again twice a day, so that the next certificate arrives by itself, as soon as Entra lists it.',
      ],
      expect:
        'Entity ID, sign-in address and certificate are each marked Right, and the provider stands under Authentication as Draft.',
    },
    {
      id: 'domains',
      title: 'Say whose addresses lead there',
      steps: [
        'E-mail domains: one on each line. People with such an address are sent to Entra from the sign-in page. Leave it empty to accept anybody’s.',
        'Only domains that your organization has proven lead there by themselves; until then people use the address of your organization, `/login/` and its short name.',
      ],
    },
    {
      id: 'assign',
      title: 'Assign people, and test',
      steps: [
        'In Entra, **Users and groups**, **Add user/group**: yourself first, then the groups whose people should sign in. Under **Properties** keep **Assignment required?** on **Yes**.',
        'Here press Sign in to test. It is a real sign-in with every check, in this browser; nobody is changed, and your session stays.',
      ],
      expect: 'Every check is marked Right, and the page says “… would be let in”, with the claims that Entra sent.',
    },
    {
      id: 'activate',
      title: 'Activate it',
      steps: [
        'The last step counts whom it reaches: who is linked already, who will be at their first sign-in, and whom it could not know. Press Activate.',
        'Passwords go on working, unless you choose “After 7 days single sign-on only”. Sign in once by Entra in a private window before you tell everybody.',
        'People whom SCIM made are refused until they have opened their invitation. If single sign-on should be enough for them, prove the domain and turn on “Trust the provider for e-mail on proven domains”.',
        'Leave just-in-time accounts off where SCIM is live: then only people whom Entra provisions, or you invite, come in. Without SCIM, turn them on for your domains under [Authentication](/organization-settings/authentication).',
      ],
      expect:
        'The provider is Active, and each sign-in stands under Authentication, Sign-ins by SAML, with its checks.',
    },
    {
      id: 'logout',
      title: 'What single logout does',
      steps: [
        'Entra’s metadata offers it, so it is on by itself. Single logout, under Change settings on the provider’s page, turns it off.',
        'Signing out here ends the session here first, then leads to Entra, which signs the browser out of everything else that is open with that account, Microsoft 365 included, and brings the person back. Turn it off if that is not wanted.',
        'Signing out at Entra opens the **Logout Url** in the same browser: sessions that Entra began here for the person end at once. It ends in `/slo`.',
        'It needs that browser. Sessions that you revoke in Entra, or that run out there, are not told to us: end them here on the person’s page, or set limits under [Sessions](/organization-settings/authentication/sessions).',
      ],
      expect:
        'Whoever came by Entra and signs out here comes back to the sign-in page, which says “You are signed out.”',
    },
    {
      id: 'later',
      title: 'What to expect later',
      steps: [
        'A person blocked in Entra can no longer sign in that way; their session here ends when SCIM disables them, which is up to 40 minutes later, or at once when you do.',
        'Signing in never brings a disabled person back.',
        'To change the certificate: **New Certificate** in Entra, **Save**, wait until Refresh now shows both here, then **Make certificate active**.',
        'The tile under My Apps starts at the Sign on URL and works without further settings.',
      ],
    },
  ],
  trouble: [
    {
      what: 'AADSTS50105 in Entra',
      cause: 'The person is not assigned to the application.',
      remedy: 'Assign them, or a group they are in themselves, under **Users and groups**.',
    },
    {
      what: 'AADSTS700016 or AADSTS650056 in Entra',
      cause: 'The **Identifier** in Entra is not our entity ID.',
      remedy: 'Copy it again, to the letter; it ends in `/metadata`.',
    },
    {
      what: 'AADSTS50011 in Entra',
      cause: 'The **Reply URL** in Entra is not our ACS URL.',
      remedy: 'Copy it again, to the letter; it ends in `/acs`.',
    },
    {
      what: '“Your identity provider did not sign who you are.”',
      cause: '**Signing Option** is **Sign SAML response**.',
      remedy: 'Choose **Sign SAML assertion**, or both.',
    },
    {
      what: '“You have no account here yet.”',
      cause:
        'Nobody here is this person, and just-in-time accounts are off. Often the NameID is not the user name that SCIM sent.',
      remedy: 'Keep both at `user.userprincipalname`. Else assign them for SCIM, or invite them.',
    },
    {
      what: '“Your identity provider did not send your e-mail address …”',
      cause: 'The person has no mail in Entra, so the claim **emailaddress** is empty.',
      remedy: 'Fill in their mail, or let the claim come from `user.userprincipalname`.',
    },
    {
      what: '“The answer of your identity provider is not genuine”',
      cause: 'Entra signs with another certificate than the one stored.',
      remedy: 'Open the provider here and press Refresh now.',
    },
    {
      what: 'Whoever signs out at Entra stays signed in here, or reads “You were not signed out”',
      cause: 'The **Logout Url** is missing or another one, or Entra’s request was refused: the audit log says why.',
      remedy:
        'Copy it again, to the letter. If the certificate is another one, press Refresh now. Meanwhile people sign out here.',
    },
    {
      what: '“Your identity provider did not confirm that you are signed out there”, or people stay at Entra after signing out',
      cause: 'The **Logout Url** is missing or another one, or Entra’s answer did not pass its checks.',
      remedy: 'Copy it again, to the letter. The session here has ended all the same.',
    },
  ],
}
