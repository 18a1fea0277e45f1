/** In steps and remedies the provider's own words stand between two asterisks, what is typed between backticks. */
export interface GuideSection {
  /** Its place on the page: `#connect`. */
  readonly id: string
  readonly title: string
  readonly steps: readonly string[]
  /** The provider's fields and what goes into each; `url` and `key` stand for the two values. */
  readonly fields?: readonly { readonly name: string; readonly value: string }[]
  /** Whether the table of attributes follows. */
  readonly mapping?: boolean
}

export interface Guide {
  readonly title: string
  readonly purpose: string
  readonly sections: readonly GuideSection[]
  readonly trouble: readonly { readonly what: string; readonly remedy: string }[]
}

export interface Guides {
  readonly label: string
  readonly back: string
  readonly contents: string
  readonly field: string
  readonly value: string
  readonly url: string
  readonly key: string
  readonly problems: string
  readonly answers: string
  readonly answersText: string
  readonly okta: Guide
  readonly entra: Guide
}

export const guides: Guides = {
  label: 'Guides',
  back: 'SCIM setup',
  contents: 'On this page',
  field: 'Field',
  value: 'What goes in',
  url: 'The URL to paste',
  key: 'the key',
  problems: 'When something goes wrong',
  answers: 'What each answer means',
  answersText: 'Your provider shows the number; Activity here shows the same request with its cause.',
  okta: {
    title: 'Connect Okta',
    purpose: 'People and groups that you assign in Okta arrive here. About ten minutes; you need to administer both.',
    sections: [
      {
        id: 'before',
        title: 'Before you begin',
        steps: [
          'In Okta you need a Super administrator or an Application administrator, and a plan with Lifecycle Management.',
          'Here you need a role that manages service accounts and keys; Admin does.',
          'Okta calls this server from the internet: its address has to be reachable from there, with a certificate that Okta trusts.',
        ],
      },
      {
        id: 'key',
        title: 'Make a key here',
        steps: [
          'Open SCIM setup, choose Okta and press Create service account and key.',
          'Copy the key. It is shown once; it belongs to a service account, so it outlives whoever made it.',
        ],
      },
      {
        id: 'application',
        title: 'Add the application in Okta',
        steps: [
          'If people sign in here by an Okta SAML application already: open it, **General**, **App Settings**, **Edit**, set **Provisioning** to **SCIM** and **Save**. A tab **Provisioning** appears.',
          'Otherwise: **Applications**, **Browse App Catalog**, search `SCIM 2.0 Test App (OAuth Bearer Token)`, **Add Integration**. Name it as your people know this product and press **Done**.',
        ],
      },
      {
        id: 'connect',
        title: 'Enter the connection',
        steps: [
          'Your own SAML application: **Provisioning**, **Integration**, **Edit**. Fill in what the table says, press **Test Connector Configuration**, then **Save**.',
          'Catalog application: **Provisioning**, **Configure API Integration**, tick **Enable API integration**. **SCIM 2.0 Base Url** takes the URL, **OAuth Bearer Token** the key. Press **Test API Credentials**, then **Save**.',
          'Okta answers “Connector configured successfully”. Here the line “Connected now” of SCIM setup turns green by itself, and Activity says “Okta asked what this endpoint can do” or “Okta read the list of people”.',
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
      },
      {
        id: 'to-app',
        title: 'Say what Okta may do',
        steps: [
          '**Provisioning**, **To App**, **Edit**: tick **Create Users**, **Update User Attributes** and **Deactivate Users**, then **Save**.',
          'Leave **Sync Password** off. It does nothing until SCIM setup lets the provider set passwords.',
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
          'Within a minute Activity says “Okta looked for … and found nobody”, then “Okta created …”. The person is Invited under Users and has a mail with a link.',
          'Change their title in Okta: Activity says “Okta changed the title of …”, with the value before and after.',
          'Remove the assignment: the person is Disabled here, their sessions and keys have ended. Assign them again: the same person is back.',
        ],
      },
      {
        id: 'groups',
        title: 'Assign everybody, push groups',
        steps: [
          '**Assignments**, **Assign**, **Assign to Groups**: the groups whose people should come.',
          '**Push Groups**, **Push Groups**, **Find groups by name**: choose the group, keep **Push group memberships immediately**, **Save**. Each becomes a team here, marked violet.',
          'Push other groups than those you assign, as Okta advises: a person who is assigned and pushed by one group can be pushed before they exist.',
          'Members of a pushed group who are not assigned to the application are not sent.',
        ],
      },
      {
        id: 'later',
        title: 'What to expect later',
        steps: [
          'Unassigning or deactivating a person in Okta disables them here at once. Okta never deletes people: remove them here if you want them gone.',
          'A person who changes their name or address in Okta stays the same person here.',
          'Taking a group out of **Push Groups**: with **Delete the group in the target app** the team here becomes what SCIM setup says of deleted groups; with **Leave the group in the target app** nothing happens here.',
          'Okta retries what failed for a moment. What it gives up stands under **Dashboard**, **Tasks**: mend the cause, choose the lines, press **Retry Selected**.',
          'To change the key: rotate it under Service accounts, paste the new one in Okta. Both work until the old one has been silent for a day.',
        ],
      },
    ],
    trouble: [
      {
        what: '“Error authenticating: Unauthorized”',
        remedy:
          'The key was cut when it was copied, or the word `Bearer` stands before it: Okta adds it. Paste the key again. If Activity shows no row, the key was not known at all; if it shows a 401, the key has ended and the row says why.',
      },
      {
        what: '“Error authenticating: Forbidden”',
        remedy:
          'The key’s account lacks the role Provisioning, or the plan has no SCIM. Keys made on SCIM setup have what they need.',
      },
      {
        what: '“Error authenticating: Not Found”, or a page of HTML in the error',
        remedy: 'The URL is not the one above: it ends in `/api/v2/scim`, without a slash and without `/Users`.',
      },
      {
        what: '“Connection timed out” or a certificate error',
        remedy: 'Okta cannot reach this server. Ask whoever runs it about firewall, name and certificate.',
      },
      {
        what: 'A 409 for one person: “… belongs to somebody who was made in Gatehouse”',
        remedy:
          'Somebody with that user name or address was invited by hand. Open them under Users and press Allow adoption, or allow it for all in SCIM setup; then **Retry Selected** in Okta’s **Tasks**.',
      },
      {
        what: 'A 409 on deactivation',
        remedy: 'The person is the last administrator here. Make somebody else one; then retry.',
      },
      {
        what: 'A pushed group stays in **Error**',
        remedy:
          'A team of that name exists here and its members have a role for it. Allow adoption on the team’s page, or rename one of them; then **Push Now**.',
      },
      {
        what: 'Nobody arrives',
        remedy:
          'People who were assigned before **Create Users** was ticked are not sent. Under **Assignments** press **Provision User**, or under **Provisioning**, **To App** press **Force Sync**.',
      },
      {
        what: 'A person arrives without a mail',
        remedy:
          'Their primary `email` is empty in Okta and their `userName` is no address, or the organization sends no invitation mails. The person’s page says which.',
      },
    ],
  },
  entra: {
    title: 'Connect Microsoft Entra ID',
    purpose:
      'People and groups that you assign in Entra arrive here. About ten minutes, then up to forty until Entra’s first cycle.',
    sections: [
      {
        id: 'before',
        title: 'Before you begin',
        steps: [
          'In Entra you need the role Application Administrator or Cloud Application Administrator. Assigning groups needs Entra ID P1.',
          'Here you need a role that manages service accounts and keys; Admin does.',
          'Entra calls this server from the internet, by HTTPS with a certificate of a public authority.',
        ],
      },
      {
        id: 'key',
        title: 'Make a key here',
        steps: [
          'Open SCIM setup, choose Microsoft Entra ID and press Create service account and key.',
          'Copy the key. It is shown once; it belongs to a service account, so it outlives whoever made it.',
        ],
      },
      {
        id: 'application',
        title: 'Add the application in Entra',
        steps: [
          'In the Entra admin center open **Entra ID**, **Enterprise apps**, **New application**, **Create your own application**.',
          'Name it, choose **Integrate any other application you don’t find in the gallery (Non-gallery)** and press **Create**. An application that you use for SAML already will do.',
        ],
      },
      {
        id: 'connect',
        title: 'Enter the connection',
        steps: [
          'Open **Provisioning** in the application, then **Connect your application**, or **New configuration**. In the older page press **Get started**, set **Provisioning Mode** to **Automatic** and open **Admin Credentials**.',
          'Fill in what the table says, press **Test connection**, then **Create** (older page: **Save**).',
          'Entra looks for a person with a random name and has to find nobody. Here the line “Connected now” of SCIM setup turns green by itself, and Activity says “Entra ID looked for … and found nobody”.',
        ],
        fields: [
          { name: 'Select authentication method', value: 'Bearer authentication' },
          { name: 'Tenant URL', value: 'url' },
          { name: 'Secret token', value: 'key' },
        ],
      },
      {
        id: 'attributes',
        title: 'Check the attribute mappings',
        steps: [
          'Open **Attribute mapping**, **Provision Microsoft Entra ID Users**. Keep `userPrincipalName` to `userName` with **Matching precedence** 1.',
          'Keep `Switch([IsSoftDeleted], , "False", "True", "True", "False")` to `active`: without it nobody is ever disabled.',
          'Change `externalId` from `mailNickname` to `objectId`: nicknames change, object ids never do.',
          'Keep `mail` to `emails[type eq "work"].value`: the mail with the first link goes there. Delete the mappings of the table’s attributes that you do not want, and any that your directory leaves empty.',
          'Under **Provision Microsoft Entra ID Groups** keep `displayName` with **Matching precedence** 1, `objectId` to `externalId`, and `members`.',
          'To give roles from Entra, map the expression `SingleAppRoleAssignment([appRoleAssignments])` to `roles[primary eq "True"].value`; the app roles need the names of roles here.',
        ],
        mapping: true,
      },
      {
        id: 'test',
        title: 'Try one person',
        steps: [
          'Under **Users and groups**, **Add user/group**, assign one person whom nobody here has invited.',
          'Open **Provision on demand**, choose them, press **Provision**. Import, scope, match and action have to be green.',
          'Activity says “Entra ID looked for … and found nobody”, then “Entra ID created …”. The person is Invited under Users and has a mail with a link.',
          'Change their job title in Entra and provision on demand again: Activity shows the value before and after.',
        ],
      },
      {
        id: 'start',
        title: 'Start provisioning',
        steps: [
          'Under **Settings** (older page: **Settings** below the mappings) set **Scope** to **Sync only assigned users and groups**, and give an address for **Notification email** when a failure occurs.',
          'Under **Users and groups** assign the groups whose people should come. Each assigned group becomes a team here too, marked violet, with its direct members.',
          'Press **Start provisioning** on the overview. The first cycle takes a while, since every person is looked for; later ones run about every 40 minutes.',
        ],
      },
      {
        id: 'later',
        title: 'What to expect later',
        steps: [
          'Unassigning a person, disabling their sign-in or deleting them in Entra disables them here at the next cycle. Thirty days after the deletion, or at once when it is made permanent there, Entra deletes them here too.',
          'Nested groups are not sent: assign the groups whose people should come.',
          'Entra sends members one by one, and booleans as the texts `"True"` and `"False"`. Both are understood; Activity says “Read with tolerance”.',
          'A Tenant URL that ends in `?aadOptscim062020` works as well. None is needed.',
          'A person who changes their user principal name stays the same person here.',
          'To change the key: rotate it under Service accounts, paste the new one as **Secret token**, press **Test connection** and **Save**. Both work until the old one has been silent for a day.',
        ],
      },
    ],
    trouble: [
      {
        what: '**Test connection** fails: “You appear to have entered invalid credentials”',
        remedy:
          'Check the URL for blanks and the key for its end. If Activity shows no row, the key was not known at all or Entra never reached this server; if it shows a 401 or 403, the row says why.',
      },
      {
        what: '**Test connection** fails without any row under Activity',
        remedy:
          'Entra cannot reach this server. Ask whoever runs it about firewall, name and certificate; a certificate that one’s own authority signed is not enough.',
      },
      {
        what: 'A 409 for one person: “… belongs to somebody who was made in Gatehouse”',
        remedy:
          'Somebody with that user name or address was invited by hand. Open them under Users and press Allow adoption, or allow it for all in SCIM setup; then **Provision on demand** again.',
      },
      {
        what: 'A 409 when somebody is disabled',
        remedy: 'The person is the last administrator here. Make somebody else one; Entra retries at its next cycle.',
      },
      {
        what: 'A group fails with 409',
        remedy:
          'A team of that name exists here and its members have a role for it. Allow adoption on the team’s page, or rename one of them.',
      },
      {
        what: 'A 400 about `members`',
        remedy:
          'The group has a member who was never provisioned. Assign that person too, or wait: Entra sends the membership again once they are here.',
      },
      {
        what: '**Skipped**, reason “NotEffectivelyEntitled”',
        remedy:
          'The person is not assigned, or only by a nested group. Entra never sent them here. Assign them or a group they are in themselves.',
      },
      {
        what: '**Skipped** for a missing value',
        remedy: 'Their user principal name or mail is empty in Entra, or a scoping filter leaves them out.',
      },
      {
        what: '**Quarantine**',
        remedy:
          'Most requests failed for a while, and Entra asks less and less often; after four weeks it stops. Mend the cause that Activity names, then press **Restart provisioning**.',
      },
      {
        what: 'A change does not arrive',
        remedy:
          'Wait for the next cycle, about 40 minutes, or use **Provision on demand**. Does the attribute stand in the mapping?',
      },
    ],
  },
}
