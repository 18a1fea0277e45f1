export const connection = {
  health: {
    title: 'Last 24 hours',
    states: { good: 'Working', warning: 'Some refused', failing: 'Failing' },
    silent: 'No request yet',
    last: 'Last request',
    requests: 'Requests',
    failures: 'Refused or failed',
    over: (count: string) => `over ${count}`,
    activity: 'Open the activity',
    refused: 'See what was refused',
  },
  personal: {
    title: (name: string) => `Provisioning runs on a key of ${name}, a person.`,
    also: (name: string) => `A key of ${name}, a person, has asked for provisioning too.`,
    alsoText:
      'It stops the day they leave. If something still needs it, give that a key of a service account; then revoke theirs.',
    text: 'It stops the day they leave. Create a key for a service account below, paste it into your provider, then revoke theirs.',
  },
  guides: { okta: 'Guide for Okta', entra: 'Guide for Microsoft Entra ID' },
  settings: {
    title: 'What your provider may do',
    text: 'It may always create, change and disable whom it made. Each switch lets it reach further.',
    on: 'Allowed',
    off: 'Not allowed',
    adoptsPeople: {
      title: 'Take over people who were made here',
      text: 'On: an assignment takes over a person with the same user name or address; they keep their roles. Administrators still need a click of their own. Off: the provider gets a 409 until you allow it for that person.',
    },
    adoptsTeams: {
      title: 'Take over teams that were made here',
      text: 'On: a pushed group takes over the team of the same name, and its members become the group’s. Off: teams whose members have a role for it stay yours.',
    },
    grantsManagement: {
      title: 'Grant roles that manage access',
      text: 'On: whoever administers your provider can make administrators here. Off: such roles are given here alone.',
    },
    acceptsPasswords: {
      title: 'Set passwords',
      text: 'On: people can sign in with the password your provider sends. Off: a password in a request is ignored, and people set their own.',
    },
    groupDelete: {
      title: 'What a deleted group leaves behind',
      keep_team: 'The team, empty',
      keep_teamText:
        'Members lose what the team gave them; its name, links and roles stay for the next group of that name.',
      keep_members: 'The team with its members',
      keep_membersText: 'Nobody loses access; the team becomes yours to manage.',
      delete: 'Nothing',
      deleteText: 'The team is removed and its members lose what it gave them. Only the audit log remembers it.',
    },
  },
}
