import type { Guide } from './guide'

export const okta: Guide = {
  title: 'Connect Okta',
  short: 'Okta',
  purpose: 'People and groups that you assign in Okta arrive here. About ten minutes; you need to administer both.',
  sections: [
    {
      id: 'before',
      title: 'Before you begin',
      steps: [
        'In Okta you need a Super administrator or an Application administrator, and a plan with Lifecycle Management.',
        'Here you need a role that manages service accounts and keys, such as Admin, and a plan with SCIM: [SCIM setup](/organization-settings/provisioning/setup) says so if yours has none.',
        'Okta calls this server from the internet: its address has to be reachable from there, with a certificate that Okta trusts.',
        'Just-in-time accounts are better off beside SCIM: [Authentication](/organization-settings/authentication) has the switch.',
      ],
    },
    {
      id: 'key',
      title: 'Make a key here',
      steps: [
        'Open [SCIM setup](/organization-settings/provisioning/setup?idp=okta), choose Okta and press Create service account and key.',
        'Copy the key. It is shown once; it belongs to a service account, so it outlives whoever made it.',
        'It ends after one year. The service account’s address and the security contacts are reminded 30, 7 and 1 days before.',
      ],
      expect: 'The step Credential is ticked, and the step below shows the two values to paste, the key masked.',
    },
    {
      id: 'application',
      title: 'Add the application in Okta',
      steps: [
        'If people sign in here by an Okta SAML application already: open it, **General**, **App Settings**, **Edit**, set **Provisioning** to **SCIM** and **Save**.',
        'Otherwise: **Applications**, **Applications**, **Browse App Catalog**, search `SCIM 2.0 Test App (OAuth Bearer Token)`, **Add Integration**. Enter an **Application label** that your people know, press **Next** and **Done**.',
      ],
      expect: 'The application has a tab **Provisioning**.',
    },
    {
      id: 'connect',
      title: 'Enter the connection',
      steps: [
        'Your own SAML application: **Provisioning**, **Integration**, **Edit**. Fill in what the table says, press **Test Connector Configuration**, then **Save**.',
        'Catalog application: **Provisioning**, **Configure API Integration**, tick **Enable API integration**. **SCIM 2.0 Base Url** takes the URL, **OAuth Bearer Token** the key; leave **Import Groups** as it is. Press **Test API Credentials**, then **Save**.',
      ],
      fields: [
        { name: 'SCIM connector base URL', value: 'url' },
        { name: 'Unique identifier field for users', value: 'userName' },
        {
          name: 'Supported provisioning actions',
          value: 'Push New Users, Push Profile Updates, Push Groups',
        },
        { name: 'Authentication Mode', value: 'HTTP Header' },
        { name: 'Authorization (Bearer)', value: 'key' },
      ],
      expect:
        'Okta answers “Connector configured successfully”, or “was verified successfully”. Here the line “Connected now” of SCIM setup turns green by itself, and Activity says “Okta read the list of people” or “Okta looked for …”.',
    },
    {
      id: 'to-app',
      title: 'Say what Okta may do',
      steps: [
        '**Provisioning**, **To App**, **Edit**: tick **Create Users**, **Update User Attributes** and **Deactivate Users**, then **Save**.',
        'Leave **Sync Password** off. It does nothing until SCIM setup lets the provider set passwords.',
        'Leave **Provisioning**, **To Okta** as it is: people are owned by Okta and need not be imported from here.',
      ],
    },
    {
      id: 'attributes',
      title: 'Check the attribute mappings',
      steps: [
        'Further down on the same page stand the mappings. Keep those of the table; whatever else you send of the SCIM user schema is stored and returned.',
        '`userName` has to be unique and should be an address: the mail with the first link goes to the primary `email`.',
        'To give roles from Okta, add an attribute in **Profile Editor** with the external name `roles` and the namespace `urn:ietf:params:scim:schemas:core:2.0:User`; its values are names of roles here. Roles that manage access are refused until SCIM setup allows them.',
      ],
      mapping: true,
    },
    {
      id: 'test',
      title: 'Try one person',
      steps: [
        '**Assignments**, **Assign**, **Assign to People**: choose one person whom nobody here has invited, **Assign**, **Save and Go Back**, **Done**.',
        'Change their title in Okta: Activity says “Okta changed the title of …”, with the value before and after.',
        'Remove the assignment: the person is Disabled here, their sessions and keys have ended. Assign them again: the same person is back.',
      ],
      expect:
        'Within a minute Activity says “Okta looked for … and found nobody”, then “Okta created …”. The person is Invited under [Users](/organization-settings/users?source=scim) and has a mail with a link that works for two days.',
    },
    {
      id: 'groups',
      title: 'Assign everybody, push groups',
      steps: [
        '**Assignments**, **Assign**, **Assign to Groups**: the groups whose people should come.',
        '**Push Groups**, **Push Groups**, **Find groups by name**: choose the group, keep **Push group memberships immediately** and **Create Group**, **Save**.',
        'If a team of that name is here already, choose **Link Group** instead. A team whose members have a role for it has to allow that, on its page.',
        'Push other groups than those you assign, as Okta advises: a person who is assigned and pushed by one group can be pushed before they exist.',
        'Members of a pushed group who are not assigned to the application are not sent.',
      ],
      expect:
        'The group’s **Push Status** is **Active**, and a team with its members stands under [Teams](/organization-settings/teams), marked violet.',
    },
    {
      id: 'later',
      title: 'What to expect later',
      steps: [
        'Unassigning or deactivating a person in Okta disables them here at once. Okta never deletes people: remove them here if you want them gone.',
        'A person who changes their name or address in Okta stays the same person here.',
        'Taking a group out of **Push Groups**: with **Delete the group in the target app** the team here becomes what SCIM setup says of deleted groups; with **Leave the group in the target app** nothing happens here.',
        'Okta retries what failed for a moment. What it gives up stands under **Dashboard**, **Tasks**: mend the cause, choose the lines, press **Retry Selected**.',
        'To change the key: replace it under [Application keys](/organization-settings/application-keys), paste the new one in Okta. Both work until the old one has been silent for a day.',
      ],
    },
  ],
  trouble: [
    {
      what: '“Error authenticating: Unauthorized” (401)',
      cause:
        'The key was cut when it was copied, the word `Bearer` stands before it, or it has ended. If Activity shows no row, the key was not known at all; a row with 401 says why.',
      remedy: 'Paste the key again, without `Bearer`: Okta adds it. If it has ended, create another on SCIM setup.',
    },
    {
      what: '“Error authenticating: Forbidden” (403)',
      cause: 'The key’s account lacks the role Provisioning, or the plan has no SCIM.',
      remedy: 'Use a key that SCIM setup made. It says which plans have SCIM.',
    },
    {
      what: '“Error authenticating: Not Found”, or a page of HTML in the error',
      cause: 'The URL is not the one above.',
      remedy: 'It ends in `/api/v2/scim`, without a slash and without `/Users`.',
    },
    {
      what: '“Connection timed out” or a certificate error',
      cause: 'Okta cannot reach this server, or does not trust its certificate.',
      remedy: 'Ask whoever runs it about firewall, name and certificate.',
    },
    {
      what: 'A 409 for one person: “… was not created by the identity provider”',
      cause: 'Somebody with that user name or address was invited by hand, and Okta may not take them over.',
      remedy:
        'Open them under Users and press Allow beside “Managed here”, or allow it for all in SCIM setup; then **Retry Selected** in Okta’s **Tasks**.',
    },
    {
      what: 'A 409 on deactivation',
      cause: 'The person is the last administrator here.',
      remedy: 'Make somebody else one; then retry.',
    },
    {
      what: 'A pushed group stays in **Error**',
      cause: 'A team of that name is here, and its members have a role for it.',
      remedy: 'Allow adoption on the team’s page, or rename one of them; then **Push Now**.',
    },
    {
      what: 'A pushed group comes without some of its members',
      cause: 'They are not assigned to the application, so Okta knows no account of theirs here.',
      remedy: 'Assign them; then **Push Groups**, the group, **Push Now**.',
    },
    {
      what: 'Nobody arrives',
      cause: 'People who were assigned before **Create Users** was ticked are not sent.',
      remedy:
        'Under **Assignments** press **Provision User**, or under **Provisioning**, **To App** press **Force Sync**.',
    },
    {
      what: 'A person arrives without a mail',
      cause:
        'Their primary `email` is empty in Okta and their `userName` is no address, or the organization sends no invitation mails.',
      remedy: 'The person’s page says which. Fill in the address in Okta, or change the invitation settings.',
    },
    {
      what: 'A person’s change does not arrive',
      cause: '**Update User Attributes** is off, or the attribute has no mapping.',
      remedy: 'Look at **To App** and its mappings; then **Force Sync**.',
    },
  ],
}
