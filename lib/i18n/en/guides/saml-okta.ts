import type { Guide } from './guide'

export const samlOkta: Guide = {
  title: 'Single sign-on with Okta',
  short: 'Okta',
  purpose:
    'People sign in here with their Okta account, by SAML 2.0. About fifteen minutes; nobody is affected before you activate it.',
  sections: [
    {
      id: 'before',
      title: 'Before you begin',
      steps: [
        'In Okta you need a Super administrator or an Application administrator.',
        'Here you need a role that changes sign-in settings, such as Admin, and a plan with SAML.',
        'Keep this page open beside both: you copy two values from here to Okta, and one address back.',
      ],
    },
    {
      id: 'begin',
      title: 'Begin here',
      steps: [
        'Open [Authentication](/organization-settings/authentication), press Add a provider and choose Okta.',
        'The page shows the values to paste, under the names that Okta gives them. They are the same for every provider of your organization.',
      ],
    },
    {
      id: 'application',
      title: 'Add the application in Okta',
      steps: [
        'In the Okta admin console: **Applications**, **Applications**, **Create App Integration**, **SAML 2.0**, **Next**.',
        '**General Settings**: enter an **App name** that your people know, **Next**.',
        '**Configure SAML**: fill in what the table says. Leave everything else as it is.',
        '**Show Advanced Settings**: **Response** and **Assertion Signature** stay **Signed**, **Signature Algorithm** and **Digest Algorithm** stay SHA-256. **Assertion Encryption** may be on; its certificate stands in our metadata.',
        '**Next**; at **Feedback** choose **This is an internal app that we have created**, **Finish**.',
      ],
      fields: [
        { name: 'Single sign-on URL', value: 'acs' },
        { name: 'Use this for Recipient URL and Destination URL', value: 'ticked' },
        { name: 'Audience URI (SP Entity ID)', value: 'entityId' },
        { name: 'Default RelayState', value: 'empty' },
        { name: 'Name ID format', value: 'EmailAddress, or Persistent' },
        { name: 'Application username', value: 'Email, or Okta username where that is the user name of SCIM' },
        { name: 'Update application username on', value: 'Create and update' },
      ],
      expect: 'The application opens on its tab **Sign On**.',
    },
    {
      id: 'attributes',
      title: 'Send name, address and groups',
      steps: [
        'Still under **Configure SAML** (later: **General**, **SAML Settings**, **Edit**), **Attribute Statements**: add the first three lines of the table, each with **Name format** **Unspecified**.',
        'For roles and teams by group, add under **Group Attribute Statements** the line `groups`, with the filter **Matches regex** `.*` or better only the groups that matter.',
      ],
      fields: [
        { name: 'email', value: 'user.email' },
        { name: 'firstName', value: 'user.firstName' },
        { name: 'lastName', value: 'user.lastName' },
        { name: 'groups', value: 'Matches regex, such as ^gatehouse-' },
      ],
    },
    {
      id: 'metadata',
      title: 'Bring the metadata here',
      steps: [
        'In Okta, tab **Sign On**, **Metadata details**: copy the **Metadata URL**.',
        'Here press I have pasted them, paste it as Metadata URL, press Read it, look at what it says, then Keep it.',
        'The address is fetched again twice a day, so that Okta’s next certificate arrives by itself.',
      ],
      expect:
        'Entity ID, sign-in address and certificate are each marked Right, and the provider stands under Authentication as Draft.',
    },
    {
      id: 'domains',
      title: 'Say whose addresses lead there',
      steps: [
        'E-mail domains: one on each line. People with such an address are sent to Okta from the sign-in page. Leave it empty to accept anybody’s.',
        'Only domains that your organization has proven lead there by themselves; until then people use the address of your organization, `/login/` and its short name.',
        'Leave the attribute fields empty: the names above are known. Leave “Sign-in may begin at the provider” off unless people start from Okta’s tiles.',
      ],
    },
    {
      id: 'assign',
      title: 'Assign people, and test',
      steps: [
        'In Okta, **Assignments**, **Assign**: assign yourself first, then the groups whose people should sign in.',
        'Here press Sign in to test. It is a real sign-in with every check, in this browser; nobody is changed, and your session stays.',
      ],
      expect: 'Every check is marked Right, and the page says “… would be let in”, with the attributes that Okta sent.',
    },
    {
      id: 'activate',
      title: 'Activate it',
      steps: [
        'The last step counts whom it reaches: who is linked already, who will be at their first sign-in, and whom it could not know. Press Activate.',
        'Passwords go on working, unless you choose “After 7 days single sign-on only”. Sign in once by Okta in a private window before you tell everybody.',
        'People whom SCIM made are refused until they have opened their invitation. If single sign-on should be enough for them, prove the domain and turn on “Trust the provider for e-mail on proven domains”.',
        'Leave just-in-time accounts off where SCIM is live: then only people whom Okta provisions, or you invite, come in. Without SCIM, turn them on for your domains under [Authentication](/organization-settings/authentication).',
      ],
      expect:
        'The provider is Active, and each sign-in stands under Authentication, Sign-ins by SAML, with its checks.',
    },
    {
      id: 'logout',
      title: 'Single logout, if you want it',
      steps: [
        'Okta takes requests signed with our certificate only: press Download certificate (PEM) under Values for your provider.',
        'In Okta: **General**, **SAML Settings**, **Edit**, **Next**, **Show Advanced Settings**. Upload the file as **Signature Certificate**, tick **Enable Single Logout**, **Allow application to initiate Single Logout**, fill in what the table says, **Next**, **Finish**.',
        'Here, on the provider’s page, press Refresh now: Logout address has an address then. Single logout is on by itself; Change settings turns it off.',
        'Signing out here ends the session here first, then leads to Okta and signs out there. Set up so, Okta does not call us the other way: who signs out at Okta stays signed in here until the session ends.',
      ],
      fields: [
        { name: 'Single Logout URL', value: 'slo' },
        { name: 'SP Issuer', value: 'entityId' },
        { name: 'Signature Certificate', value: 'the file with our certificate' },
      ],
      expect:
        'Whoever came by Okta and signs out here comes back by Okta to the sign-in page, which says “You are signed out.”',
    },
    {
      id: 'later',
      title: 'What to expect later',
      steps: [
        'Unassigned in Okta, a person can no longer sign in that way; their session here ends when SCIM disables them, or when you do.',
        'Signing in never brings a disabled person back.',
        'Thirty, fourteen, seven and one days before the last certificate ends, administrators are mailed.',
        'Tiles on Okta’s start page need “Sign-in may begin at the provider”. Without it, give people a **Bookmark App** with the address below.',
      ],
      fields: [{ name: 'URL', value: 'login' }],
    },
  ],
  trouble: [
    {
      what: 'Okta shows 404, or “access forbidden”, before it comes back',
      cause: 'The person is not assigned to the application.',
      remedy: 'Assign them, or a group of theirs, under **Assignments**.',
    },
    {
      what: '“The answer was meant for another address.”',
      cause: 'The **Single sign-on URL** is not our ACS URL, or another Recipient or Destination is set.',
      remedy: 'Copy it again to the letter and tick **Use this for Recipient URL and Destination URL**.',
    },
    {
      what: '“The answer is for another application.”',
      cause: 'The **Audience URI** is not our entity ID.',
      remedy: 'Copy it again, to the letter.',
    },
    {
      what: '“You have no account here yet.”',
      cause: 'Nobody here is this person, and just-in-time accounts are off.',
      remedy: 'Assign them for SCIM, invite them, or turn just-in-time accounts on.',
    },
    {
      what: '“There is an account with your address …”',
      cause: 'Somebody has this address, was not made by Okta’s SCIM, and the domain is not proven.',
      remedy: 'Prove the domain, or let SCIM take the person over.',
    },
    {
      what: '“The answer of your identity provider is not genuine”',
      cause: 'Okta signs with another certificate than the one stored.',
      remedy: 'Open the provider here and press Refresh now.',
    },
    {
      what: '“Begin here: …”',
      cause: 'The person came from a tile, and sign-ins that begin at Okta are not accepted.',
      remedy: 'Have them start at the sign-in page, or turn that on for the provider.',
    },
    {
      what: 'Signing out here does not lead to Okta',
      cause:
        'The metadata stored here is from before single logout, the switch is off, or the session did not come by Okta.',
      remedy:
        'Press Refresh now on the provider’s page, look at Single logout among its settings, sign in once more by Okta.',
    },
    {
      what: 'Okta shows an error when signing out',
      cause: 'The **Signature Certificate** is not ours, or the **SP Issuer** is not our entity ID.',
      remedy:
        'Upload the certificate of our metadata again and copy the entity ID, to the letter. The session here has ended all the same.',
    },
    {
      what: '“Your identity provider did not confirm that you are signed out there”',
      cause: 'Okta’s answer was not signed with a certificate that is stored here, or said no.',
      remedy: 'Open the provider here and press Refresh now.',
    },
  ],
}
