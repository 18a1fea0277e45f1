export const guides = {
  label: 'Guides',
  back: 'SCIM setup',
  step: 'Step',
  url: 'The URL to paste',
  problems: 'When something goes wrong',
  okta: {
    title: 'Connect Okta',
    purpose: 'People and groups that you assign in Okta arrive here. About ten minutes; you need to administer both.',
    sections: [
      {
        title: 'Make a key here',
        steps: [
          'Open SCIM setup, choose Okta and press Create service account and key.',
          'Copy the key. It is shown once; it belongs to a service account, so it outlives whoever made it.',
        ],
      },
      {
        title: 'Add the application in Okta',
        steps: [
          'In the admin console open Applications, Browse App Catalog and search “SCIM 2.0 Test App (OAuth Bearer Token)”; or open your own SAML application and tick Enable SCIM provisioning under General, App Settings.',
          'Name it as your people know this product and press Done.',
        ],
      },
      {
        title: 'Enter the connection',
        steps: [
          'Open Provisioning, Integration, Edit (in the catalogue application: Configure API Integration).',
          'SCIM connector base URL: the URL above, without a slash at the end.',
          'Unique identifier field for users: userName.',
          'Supported provisioning actions: Push New Users, Push Profile Updates and Push Groups.',
          'Authentication Mode: HTTP Header. Authorization: the key, without the word Bearer.',
          'Press Test Connector Configuration, then Save. Okta shows what is supported; the request appears here under Activity.',
        ],
      },
      {
        title: 'Say what Okta may do',
        steps: [
          'Under Provisioning, To App, press Edit and tick Create Users, Update User Attributes and Deactivate Users. Leave Sync Password off unless SCIM setup allows passwords.',
          'In the attribute mappings keep userName, givenName, familyName, email, displayName, title, preferredLanguage and timezone. Others are stored and returned.',
        ],
      },
      {
        title: 'Assign people and push groups',
        steps: [
          'Under Assignments assign one person. Within a minute they are here as Invited and get a mail; Activity says “Okta created …”.',
          'Then assign the groups whose people should come.',
          'Under Push Groups choose Find groups by name, then Push Immediately: each becomes a team. Use other groups for assignment than for pushing, as Okta advises.',
        ],
      },
      {
        title: 'What to expect later',
        steps: [
          'Unassigning disables a person at once: sessions and personal keys end. Assigning again lets the same person in.',
          'Okta never deletes people. Removing a pushed group leaves here what SCIM setup says.',
        ],
      },
    ],
    trouble: [
      {
        what: '“Error authenticating” in the test',
        remedy:
          'The key was cut when it was copied, or Bearer stands before it. Paste it again. Without a row under Activity the key was not known at all.',
      },
      {
        what: '“Matching user not found” or a 409 for one person',
        remedy:
          'Somebody with that user name or address was made here. Allow adoption on their page, then press Retry Selected in Okta’s Tasks.',
      },
      {
        what: 'A group push stays in error',
        remedy: 'A team of that name exists with a role. Allow adoption of the team, or rename one; then Push Now.',
      },
      {
        what: 'Nobody arrives',
        remedy: 'People assigned before provisioning was on are not sent: press Provision User under Assignments.',
      },
    ],
  },
  entra: {
    title: 'Connect Microsoft Entra ID',
    purpose:
      'People and groups that you assign in Entra arrive here. About ten minutes, then up to forty until Entra’s first cycle.',
    sections: [
      {
        title: 'Make a key here',
        steps: [
          'Open SCIM setup, choose Microsoft Entra ID and press Create service account and key.',
          'Copy the key. It is shown once; it belongs to a service account, so it outlives whoever made it.',
        ],
      },
      {
        title: 'Add the application in Entra',
        steps: [
          'In the Entra admin center open Entra ID, Enterprise apps, New application, Create your own application.',
          'Name it, choose “Integrate any other application you don’t find in the gallery” and press Create. An application that you use for SAML already will do.',
        ],
      },
      {
        title: 'Enter the connection',
        steps: [
          'Open Provisioning, Connect your application (in the older page: Provisioning Mode Automatic, Admin Credentials).',
          'Select authentication method: Bearer authentication.',
          'Tenant URL: the URL above. An ending such as ?aadOptscim062020 may stay; none is needed.',
          'Secret token: the key.',
          'Press Test connection, then Create or Save. Entra looks for a random person and must find nobody: Activity shows it.',
        ],
      },
      {
        title: 'Check the attribute mappings',
        steps: [
          'Under Attribute mapping, Provision Microsoft Entra ID Users: keep userPrincipalName to userName with matching precedence 1, and the Switch on IsSoftDeleted to active.',
          'Change externalId from mailNickname to objectId: nicknames change, object ids never do.',
          'Keep mail to emails[type eq “work”].value, givenName, surname, displayName, jobTitle to title and preferredLanguage. Delete what you do not use.',
          'For groups keep displayName (precedence 1), objectId to externalId, and members.',
        ],
      },
      {
        title: 'Try one person, then start',
        steps: [
          'Under Users and groups assign one person. Under Provision on demand choose them and press Provision: each step must be green.',
          'Under Settings, Scope choose Sync only assigned users and groups.',
          'Press Start provisioning. The first cycle takes a while; later ones run every 40 minutes.',
        ],
      },
      {
        title: 'What to expect later',
        steps: [
          'Unassigning or disabling a person in Entra disables them here at the next cycle; deleting for good there removes them here some 30 days later.',
          'Nested groups are not sent: assign the groups whose people should come.',
        ],
      },
    ],
    trouble: [
      {
        what: 'Test connection fails',
        remedy:
          'Check the URL for blanks and the key for its end. With a row under Activity the key was right, and the row says why.',
      },
      {
        what: 'A 409 for one person in the provisioning logs',
        remedy:
          'Somebody with that user name or address was made here. Allow adoption on their page, then Provision on demand again.',
      },
      {
        what: '“Quarantine”',
        remedy:
          'Most requests failed for a while. Mend the cause that Activity names, then press Restart provisioning.',
      },
      {
        what: 'A person is “Skipped”',
        remedy: 'They are not assigned, or their mail or user name is empty in Entra. Entra never sent them here.',
      },
    ],
  },
}
