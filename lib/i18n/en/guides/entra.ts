import type { Guide } from './guide'

export const entra: Guide = {
  title: 'Connect Microsoft Entra ID',
  short: 'Microsoft Entra ID',
  purpose:
    'People and groups that you assign in Entra arrive here. About ten minutes, then up to forty until Entra’s first cycle.',
  sections: [
    {
      id: 'before',
      title: 'Before you begin',
      steps: [
        'In Entra you need the role Application Administrator or Cloud Application Administrator. Assigning groups needs Entra ID P1.',
        'Here you need a role that manages service accounts and keys, such as Admin, and a plan with SCIM: [SCIM setup](/organization-settings/provisioning/setup) says so if yours has none.',
        'Entra calls this server from the internet, by HTTPS with a certificate of a public authority.',
        'Just-in-time accounts are better off beside SCIM: [Authentication](/organization-settings/authentication) has the switch.',
      ],
    },
    {
      id: 'key',
      title: 'Make a key here',
      steps: [
        'Open [SCIM setup](/organization-settings/provisioning/setup?idp=entra), choose Microsoft Entra ID and press Create service account and key.',
        'Copy the key. It is shown once; it belongs to a service account, so it outlives whoever made it.',
        'It ends after one year. The service account’s address and the security contacts are reminded 30, 7 and 1 days before.',
      ],
      expect: 'The step Credential is ticked, and the step below shows the two values to paste, the key masked.',
    },
    {
      id: 'application',
      title: 'Add the application in Entra',
      steps: [
        'In the Entra admin center open **Entra ID**, **Enterprise apps**, **New application**, **Create your own application**.',
        'Name it, choose **Integrate any other application you don’t find in the gallery (Non-gallery)** and press **Create**. An application that you use for SAML already will do.',
      ],
      expect: 'The application opens on its **Overview**, with **Provisioning** among the entries on the left.',
    },
    {
      id: 'connect',
      title: 'Enter the connection',
      steps: [
        'Open **Provisioning** in the application, then **Connect your application**, or **New configuration**. In the older page press **Get started**, set **Provisioning Mode** to **Automatic** and open **Admin Credentials**.',
        'Fill in what the table says, press **Test connection**, then **Create** (older page: **Save**).',
      ],
      fields: [
        { name: 'Select authentication method', value: 'Bearer authentication' },
        { name: 'Tenant URL', value: 'url' },
        { name: 'Secret token', value: 'key' },
      ],
      expect:
        'Entra looks for a person with a random name and has to find nobody: it says that the credentials are authorized. Here the line “Connected now” of SCIM setup turns green by itself, and Activity says “Entra ID looked for … and found nobody”.',
    },
    {
      id: 'attributes',
      title: 'Check the attribute mappings',
      steps: [
        'Open **Attribute mapping**, **Provision Microsoft Entra ID Users**. Keep **Enabled** on, and **Create**, **Update** and **Delete** ticked.',
        'Keep `userPrincipalName` to `userName` with **Matching precedence** 1.',
        'Keep `Switch([IsSoftDeleted], , "False", "True", "True", "False")` to `active`: without it nobody is ever disabled.',
        'Change `externalId` from `mailNickname` to `objectId`: nicknames change, object ids never do.',
        'Keep `mail` to `emails[type eq "work"].value`: the mail with the first link goes there. Delete the mappings of the table’s attributes that you do not want, and any that your directory leaves empty.',
        'Under **Provision Microsoft Entra ID Groups** keep `displayName` with **Matching precedence** 1, `objectId` to `externalId`, and `members`.',
        'To give roles from Entra, map the expression `SingleAppRoleAssignment([appRoleAssignments])` to `roles[primary eq "True"].value`; the app roles need the names of roles here.',
        'Press **Save** on each of the two pages.',
      ],
      mapping: true,
    },
    {
      id: 'test',
      title: 'Try one person',
      steps: [
        'Under **Users and groups**, **Add user/group**, assign one person whom nobody here has invited.',
        'Open **Provision on demand**, choose them, press **Provision**. Import, scope, match and action have to be green.',
        'Change their job title in Entra and provision on demand again: Activity shows the value before and after.',
      ],
      expect:
        'Activity says “Entra ID looked for … and found nobody”, then “Entra ID created …”. The person is Invited under [Users](/organization-settings/users?source=scim) and has a mail with a link that works for two days.',
    },
    {
      id: 'start',
      title: 'Start provisioning',
      steps: [
        'Under **Settings** (older page: **Settings** below the mappings) set **Scope** to **Sync only assigned users and groups**, and give an address for **Notification email** when a failure occurs.',
        'Leave **Prevent accidental deletion** on if you have it: Entra then stops and asks before it disables many at once.',
        'Under **Users and groups** assign the groups whose people should come. Each assigned group becomes a team here too, marked violet, with its direct members.',
        'Press **Start provisioning** on the overview. The first cycle takes a while, since every person is looked for; later ones run about every 40 minutes.',
      ],
      expect:
        'The overview shows **Initial cycle completed** with the number of users and groups; here they stand under Users and Teams.',
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
        'To change the key: replace it under [Application keys](/organization-settings/application-keys), paste the new one as **Secret token**, press **Test connection** and **Save**. Both work until the old one has been silent for a day.',
      ],
    },
  ],
  trouble: [
    {
      what: '**Test connection** fails: “You appear to have entered invalid credentials”',
      cause:
        'Blanks around the URL, or a key that was cut or has ended. If Activity shows no row, the key was not known at all; a row with 401 or 403 says why.',
      remedy: 'Paste both again. If the key has ended, create another on SCIM setup.',
    },
    {
      what: '**Test connection** fails without any row under Activity',
      cause: 'Entra cannot reach this server, or does not trust its certificate.',
      remedy:
        'Ask whoever runs it about firewall, name and certificate; a certificate that one’s own authority signed is not enough.',
    },
    {
      what: 'A 409 for one person: “… was not created by the identity provider”',
      cause: 'Somebody with that user name or address was invited by hand, and Entra may not take them over.',
      remedy:
        'Open them under Users and press Allow beside “Managed here”, or allow it for all in SCIM setup; then **Provision on demand** again.',
    },
    {
      what: 'A 409 when somebody is disabled',
      cause: 'The person is the last administrator here.',
      remedy: 'Make somebody else one; Entra retries at its next cycle.',
    },
    {
      what: 'A group fails with 409',
      cause: 'A team of that name is here, and its members have a role for it.',
      remedy: 'Allow adoption on the team’s page, or rename one of them.',
    },
    {
      what: 'A 400 about `members`',
      cause: 'The group has a member who was never provisioned.',
      remedy: 'Assign that person too, or wait: Entra sends the membership again once they are here.',
    },
    {
      what: 'A 400 about another attribute',
      cause: 'A mapping sends a value that the attribute does not take. The row under Activity names it.',
      remedy: 'Correct the mapping or the person’s data in Entra; it retries at its next cycle.',
    },
    {
      what: '**Skipped**, reason “NotEffectivelyEntitled”',
      cause: 'The person is not assigned, or only by a nested group. Entra never sent them here.',
      remedy: 'Assign them, or a group they are in themselves.',
    },
    {
      what: '**Skipped** for a missing value',
      cause: 'Their user principal name or mail is empty in Entra, or a scoping filter leaves them out.',
      remedy: 'Fill in the value, or widen the filter.',
    },
    {
      what: '**Quarantine**',
      cause: 'Most requests failed for a while, and Entra asks less and less often; after four weeks it stops.',
      remedy: 'Mend the cause that Activity names, then press **Restart provisioning**.',
    },
    {
      what: 'Nobody is ever disabled',
      cause: 'The mapping to `active` is gone, or **Delete** is not ticked under the user mappings.',
      remedy: 'Restore both; **Restore the default mappings** does so for all of them.',
    },
    {
      what: 'A change does not arrive',
      cause: 'The next cycle has not run, or the attribute has no mapping.',
      remedy: 'Wait about 40 minutes, or use **Provision on demand**. Look at the mapping.',
    },
  ],
}
