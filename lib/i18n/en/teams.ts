import { capitalized, number, plural } from '../format'

const many = (count: number, one: string, other: string) => plural(count, { one, other }, 'en')
/** Figures are exact up to ten thousand. */
const figure = (count: number) => (count > 10_000 ? `more than ${number(10_000, 'en')}` : number(count, 'en'))

export const teams = {
  title: 'Teams',
  purpose: 'Groups of people, for mentions, links and roles.',
  managedCount: (count: number) => `${figure(count)} managed by your identity provider`,
  localCount: (count: number) => `${figure(count)} kept here`,
  table: 'Teams with their members, source and roles',
  columns: {
    name: 'Name',
    members: 'Members',
    source: 'Source',
    roles: 'Roles',
    managers: 'Managers',
    changed: 'Changed',
    since: 'Since',
  },
  members: (count: number) =>
    count > 10_000 ? `more than ${number(10_000, 'en')} members` : many(count, '# member', '# members'),
  memberFigure: (count: number) => (count > 10_000 ? `${number(10_000, 'en')}+` : number(count, 'en')),
  local: 'Local',
  unlinked: 'Kept from the provider',
  sources: { managed: 'Managed', local: 'Local' },
  noRoles: '—',
  search: { label: 'Search teams', placeholder: 'Name or handle', clear: 'Clear the search' },
  filter: { source: 'Source', sourceIs: 'Source:', clear: 'Clear', clearSource: 'Show teams of every source again' },
  pages: { label: 'Pages of teams', found: (count: number) => (count === 1 ? '1 team' : `${figure(count)} teams`) },
  empty: {
    title: 'No team yet',
    text: 'A team gathers people under one handle. Make one here, or let your identity provider push its groups.',
    noneTitle: 'No team matches',
    none: (query: string) => `No name or handle contains “${query}”.`,
    noneFiltered: 'No team has the source you chose.',
    clear: 'Clear search and filters',
  },
  create: {
    action: 'New team',
    title: 'New team',
    text: 'Managed teams come from your identity provider. This one is yours: you choose its name and its members.',
    name: 'Name',
    submit: 'Create the team',
    pending: 'Creating…',
  },
  handle: {
    label: 'Handle',
    follows:
      'The handle follows from the name: lower case, no accents, spaces become _, and only a–z 0–9 . _ - : / stay.',
    generated: 'From the ID, since the name has no letter it could use',
    long: 'Cut at 195 characters',
  },
  detail: {
    members: 'Members',
    about: 'About',
    description: 'Description',
    noDescription: 'Nobody has described this team yet.',
    links: 'Links',
    noLinks: 'No link yet: a runbook, a dashboard, a channel.',
    edit: 'Edit',
    editTitle: (name: string) => `Edit “${name}”`,
    created: 'Created',
    changed: 'Changed',
    externalId: 'External ID',
    id: 'Team ID',
    findMember: 'Find a member',
    findLabel: 'Find a member of this team',
    noMembers: 'Nobody is in this team yet.',
    noMemberFound: (query: string) => `No member matches “${query}”.`,
    addedBy: 'Added by',
    byProvider: 'Identity provider',
    byHand: 'Added here',
    remove: 'Remove',
    removeMember: (name: string) => `Remove ${name} from the team`,
    removing: 'Removing…',
    pages: 'Pages of members',
    first: 'First page',
    membersOwned: (provider: string) => `Members change in ${provider}.`,
  },
  managers: {
    title: 'Managers',
    text: 'They change the members, description and links of this team without managing all teams. They grant no role beyond their own.',
    textOwned: (provider: string) =>
      `They change the description and links of this team. Its members change in ${provider}.`,
    some: (first: string, more: number) => (more > 0 ? `${first} +${number(more, 'en')}` : first),
    find: 'Name a manager',
    search: 'Search',
    nobody: (query: string) => `Nobody who is no manager yet matches “${query}”.`,
    submit: 'Make them managers',
    removeLabel: (name: string) => `Take the team out of ${name}’s hands`,
    added: (count: number) => many(count, '# person manages this team now.', '# people more manage this team now.'),
    removed: 'They no longer manage this team.',
  },
  add: {
    label: 'Add people',
    placeholder: 'Name or address',
    search: 'Find',
    found: (count: number) => many(count, '# person is not in the team yet', '# people are not in the team yet'),
    first: (count: number) => `The first ${number(count, 'en')} matches. Type more to narrow them down.`,
    nobody: (query: string) => `Nobody outside the team matches “${query}”.`,
    submit: 'Add the chosen people',
    pending: 'Adding…',
    gains: (roles: string) => `They get what this team gives its members: ${roles}.`,
  },
  ribbon: {
    title: (provider: string) => `Managed by ${provider}.`,
    text: 'Name, handle and members change there. Description, links, managers and roles are yours to edit.',
    nameOwned: (provider: string) => `Managed by ${provider}: change the name there, and the handle follows.`,
  },
  provider: {
    title: 'Identity provider',
    managed: (provider: string) => `${capitalized(provider)} owns the name, the handle and the members.`,
    local: 'This team is kept here. A group of the same name can only take it over if that is allowed.',
    localOpen: 'No role depends on this team, so a group of the same name takes it over.',
    allowed: 'You allowed the identity provider to take it over: a group of the same name becomes this team.',
    unlinked: 'You keep this team from the identity provider: its calls are answered as if the team were not there.',
    onDelete: {
      keep_team: 'If the group is deleted there, the team stays here without its members.',
      keep_members: 'If the group is deleted there, the team stays here with its members.',
      delete: 'If the group is deleted there, the team is deleted here too.',
    },
    allow: 'Allow adoption',
    allowing: 'Allowing…',
    link: 'Link again',
    linking: 'Linking…',
    stop: 'Stop managing…',
  },
  /** What the identity provider last did to the team. */
  sync: {
    title: 'Last sync',
    failed: (count: number) => many(count, '# refused', '# refused'),
    none: 'Nothing in the last 30 days.',
    cause: 'See cause and remedy',
    all: 'All requests about this team',
  },
  /** A group of the identity provider was refused. */
  conflict: {
    title: (group: string) => `“${group}” exists twice.`,
    text: (ago: string, team: string, handle: string) =>
      `Your identity provider sent this group ${ago} and was refused: the team ${team} (@${handle}) is kept here.`,
    own: (ago: string, handle: string) =>
      `Your identity provider sent this group ${ago} and was refused, since this team has the handle @${handle}. Allow adoption below and let it send the group again, or rename one of the two.`,
    settle: 'Link or rename…',
    request: 'See the request',
  },
  unlink: {
    title: (name: string) => `Stop managing “${name}”?`,
    now: (members: string) => `The team stays here with its ${members}, and becomes yours to edit.`,
    former: (count: number) =>
      many(
        count,
        '# person who was in it before it was taken over comes back, if they are still here.',
        '# people who were in it before it was taken over come back, if they are still here.',
      ),
    next: (provider: string) =>
      `${capitalized(provider)} no longer sees it: its next call about this group is answered “not found”. Unassign the group there too, or link the team again later.`,
    submit: 'Stop managing',
    pending: 'Stopping…',
  },
  remove: {
    action: 'Remove…',
    title: (name: string) => `Remove “${name}”?`,
    text: (count: number) =>
      count > 10_000
        ? `The team goes for good. It has more than ${number(10_000, 'en')} members, who stay here.`
        : count === 0
          ? 'The team goes for good. Nobody is in it.'
          : many(
              count,
              'The team goes for good. It has # member, who stays here.',
              'The team goes for good. It has # members, who stay here.',
            ),
    roles: (roles: string) => `They lose what the team gave them: ${roles}.`,
    submit: 'Remove the team',
    pending: 'Removing…',
  },
  rules: {
    title: 'Roles from this team',
    none: 'Members get no role for being in it.',
    text: 'Who is in the team has these roles, and loses them by leaving.',
    by: (name: string) => `granted by ${name}`,
    choose: 'Role',
    chooseFirst: 'Choose a role…',
    chosenNone: 'Choose the role that its members get.',
    look: 'See what changes…',
    grantTitle: (role: string, team: string) => `Give “${role}” to “${team}”?`,
    revokeTitle: (role: string, team: string) => `Take “${role}” from “${team}”?`,
    grant: 'Give the role',
    revoke: 'Take the role away',
    revokeAction: 'Take away…',
    revokeLabel: (role: string) => `Take ${role} away from the team…`,
    pending: 'Saving…',
    all: 'The team has every role already.',
    managesProvider: (provider: string) =>
      `This role can manage access, and ${provider} decides who is in this team. Its connection does not allow that.`,
  },
  /** After a change was made. */
  notice: {
    created: (name: string) => `${name} was created. Add its first members.`,
    saved: 'Saved.',
    added: (count: number) => many(count, '# person was added.', '# people were added.'),
    addedNobody: 'Choose at least one person.',
    removed: 'Removed from the team.',
    unlinked: 'The team is yours now.',
    linked: 'The identity provider sees the team again and may take it over.',
    allowed: 'The identity provider may take the team over now.',
    granted: 'Everybody in the team has the role now.',
    revoked: 'The team gives this role no more.',
  },
  links: {
    label: 'Text',
    url: 'Web address',
    /** Read out behind the two. */
    of: (place: number) => `of link ${number(place, 'en')}`,
    hint: 'Without a text the site’s name is shown. Empty an address to remove its link.',
  },
  cancel: 'Cancel',
}
