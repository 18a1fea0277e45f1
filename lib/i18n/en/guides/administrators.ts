import type { Guide } from './guide'

export const administrators: Guide = {
  title: 'Administrator’s guide',
  short: 'For administrators',
  purpose:
    'People, teams, roles, keys, provisioning and sign-in of your organization: what to do, what happens then, and what to do when somebody cannot get in.',
  sections: [
    {
      id: 'first',
      title: 'The first day',
      steps: [
        'Say who is told when access itself is at stake: security contacts, under [Profile and plan](/organization-settings/organization). Send a test mail there as well.',
        'Make a second administrator. Nobody can remove the last one, not even your identity provider; but an only administrator who is away helps nobody.',
        'Choose what newcomers may do: the role of people who are invited, created by SCIM, or let in by SAML, on the same page.',
        'Connect your identity provider: [Okta](/docs/okta) or [Microsoft Entra ID](/docs/entra) for people and groups, and [Okta](/docs/saml-okta), [Microsoft Entra ID](/docs/saml-entra) or [another one](/docs/saml) for signing in. Or invite people by hand.',
      ],
    },
    {
      id: 'users',
      title: 'Users',
      steps: [
        '[Users](/organization-settings/users) lists everybody who can sign in. Search finds names, addresses, titles and external IDs; facets narrow by status, role, team, source, last sign-in and keys. The address in the browser holds all of it: send it to a colleague, or keep it as a view.',
        '**Invited**: has a link and has not used it. **Expired**: the link ended unused. **Bounced**: the mail server refused the mail, and its answer stands on the person’s page. **Active**: can sign in. **Disabled**: cannot. **Held**: disabled, and stays so whatever your identity provider says.',
        'Click a person for attributes with their source, roles and why they are held, teams, sessions, keys and history. `j` and `k` go to the next and the previous one.',
        'What the violet ribbon marks belongs to your identity provider: name, address and status change there. Roles, teams of your own, sessions and keys are yours to change.',
        'Disabling ends sessions and revokes keys at once, and says beforehand how many. Enabling gives everything back but the keys. Removing is for good; the audit log keeps the name.',
        'Tick several people, or all that the filter shows, to resend, change roles, add to a team, disable, enable or export them. Thousands run as a job that survives a restart.',
      ],
    },
    {
      id: 'invitations',
      title: 'Invitations',
      steps: [
        '[Invite users](/organization-settings/users/invite): paste any list of addresses, choose roles, teams, language and a note, look at the mail, send. For eight seconds it can be taken back.',
        '[Import CSV](/organization-settings/users/import) invites up to 20,000: name the columns, look at what would come of each row, start. Nothing happens before that.',
        'A link works for 48 hours and once, counted to the second. Opening it uses nothing up, so mail scanners do no harm; only the person’s own click does. An expired link offers its owner a new one, at most three an hour.',
        'Resend from the list: one, those ticked, or all that have expired. The older link ends.',
        '[Invitation settings](/organization-settings/users/invitation-settings): how long a link works, who may invite and into which domains, and whether mails are sent where single sign-on does the work.',
      ],
    },
    {
      id: 'teams',
      title: 'Teams',
      steps: [
        '[Teams](/organization-settings/teams) made here are yours: name, members, links, roles. The handle follows from the name.',
        'Teams in violet are groups of your identity provider: name and members change there; description, links and roles stay yours.',
        'A group of a name that is here already takes the team over if nobody has a role by it; else you are asked on the team’s page. Stop managing gives the team back to you, with its members.',
        'What a deleted group leaves behind is a setting of [SCIM setup](/organization-settings/provisioning/setup): the team without members, with them, or nothing.',
      ],
    },
    {
      id: 'roles',
      title: 'Roles',
      steps: [
        'Who has several roles may do what any of them allows. A role comes by hand, as the default, from a team, from SCIM or from a sign-in by SAML; a person’s page says from where. What came by hand is never touched by the others.',
        '[Roles](/organization-settings/roles) shows the matrix and compares two. Roles of your own need the plan Enterprise; a change says first who would gain or lose what.',
        'A role that manages access makes an administrator. Your identity provider may grant such roles only after you allowed it on SCIM setup; nobody gets one by default or at a first sign-in.',
      ],
      part: 'permissions',
    },
    {
      id: 'keys',
      title: 'Service accounts and keys',
      steps: [
        'A key does what its scopes and its owner’s roles both allow. A person’s key ends with the person: give whatever should outlive people a [service account](/organization-settings/service-accounts).',
        'A key is shown once; only its hash is stored. Lost: replace it. Leaked: revoke it, and it is refused from the next request on.',
        'Replace makes a second key: both work until the old one has been silent for a day, at the latest after the time you chose. Nothing stops in between.',
        '[Application keys](/organization-settings/application-keys) lists all of them with last use and end. “Tied to a person” shows those that end when somebody leaves. If SCIM runs on one, the page offers to move it in one click.',
        'Reminders go out 30, 7 and 1 days before a key ends.',
      ],
    },
    {
      id: 'provisioning',
      title: 'Provisioning',
      steps: [
        'On [SCIM setup](/organization-settings/provisioning/setup) choose the provider, make a service account and key in one click, paste two values, try one person. The guides show every field.',
        'SCIM shows your identity provider everybody, but lets it change only whom it made. Taking over somebody who was made here needs your word: Allow on the person’s page, the switch for all, or a proven domain. Administrators always need a click of their own.',
        '[Activity](/organization-settings/provisioning/activity) tells every request of 30 days in plain words, with cause and remedy of what was refused, what it changed, and both bodies without secrets. Search it by name: “why didn’t a person arrive?”',
        'Unassigning disables at once: sessions and personal keys end. If it was the last administrator, that is refused, their sessions end all the same, and your security contacts are mailed.',
        'Hold keeps a person disabled whatever the provider says: for an account that somebody may have taken over. Released, what the provider last said is carried out.',
        'To see what a request would do, let a script send it with `Prefer: dry-run`: the answer says so, and nothing changes.',
      ],
    },
    {
      id: 'single-sign-on',
      title: 'Single sign-on and just-in-time accounts',
      steps: [
        '[Authentication](/organization-settings/authentication), Add a provider: six steps with a real test. Nobody is affected before you press Activate, which counts whom it reaches. Passwords go on working.',
        'A person is known by the NameID after their first sign-in. That first time it has to equal the user name or external ID that SCIM sent, or a proven address on a proven domain.',
        'Just-in-time accounts let people of the listed domains in without an invitation. Beside SCIM turn them off: whoever is not assigned should not come in. People who came that way are listed, to be linked to SCIM, disabled or kept.',
        'People whom SCIM made and who have not opened their invitation are refused until they do. If single sign-on should be enough, prove the domain and turn on “Trust the provider for e-mail on proven domains”; then choose in the invitation settings whether mails are sent at all.',
        'Mappings give roles and teams by an attribute, exactly, at each sign-in. Try one on recent sign-ins first: it says who would gain or lose what, and whether you would lock yourself out.',
        'Each sign-in of 30 days stands under Sign-ins by SAML with every check, masked. Before the last certificate ends, administrators are mailed 30, 14, 7 and 1 days ahead.',
      ],
    },
    {
      id: 'domains',
      title: 'Proven domains',
      steps: [
        'A domain that your organization has proven lets its identity provider vouch for addresses in it, and leads people from the sign-in page to it.',
        'A domain is proven by a DNS record, or on the word of whoever operates this installation (`gatehouse org verify-domain`).',
      ],
      fields: [
        { name: 'Name of the TXT record', value: '_gatehouse.your-domain' },
        { name: 'Value', value: 'gatehouse-verification= and the token shown to you' },
      ],
    },
    {
      id: 'ways-in',
      title: 'Ways to sign in',
      steps: [
        'By password (at least 8 characters, none known from leaks), by single sign-on, and by whatever else [Authentication](/organization-settings/authentication) lists for your organization, such as passkeys and a second factor. People find their own under [their account](/account/security).',
        'Turn a way off for the organization or for one person only when another is left; the page refuses what would lock somebody out.',
        'Keep one or two break-glass administrators who can sign in without your identity provider, with a long password kept where two people can reach it; try them now and then.',
        'A session lasts 30 days at most, or what your organization has chosen. People see theirs under [Sessions](/account/sessions) and end them; you do so on their page.',
      ],
    },
    {
      id: 'audit',
      title: 'Audit log',
      steps: [
        'The [audit log](/organization-settings/audit-log) says who did what to whom, from where, with values before and after. Filter by event, actor or day; keep a filter as a view; export as CSV, NDJSON or OCSF.',
        'Rows are sealed in a chain of hashes within seconds, and nobody can change them here. Verify holds the log against the chain and names the row that was changed; the operator can do the same with `gatehouse audit verify`. Note the head somewhere else now and then.',
        'How long events are kept is a setting, from 30 days to ten years. What retention removes leaves its seal behind.',
      ],
    },
    {
      id: 'mistakes',
      title: 'To undo a mistake',
      steps: [
        'Invited the wrong people: Undo within eight seconds, or Cancel invitation on each.',
        'Disabled somebody: Enable. Teams and roles are still there; revoked keys are not.',
        'Your identity provider disabled many by mistake: correct the assignment there. It enables them again, the same people, with their teams and roles; personal keys have to be made anew.',
        'A mapping or role took too much away: change it back. For mappings people get theirs again at their next sign-in.',
      ],
    },
  ],
  trouble: [
    {
      what: 'Somebody did not arrive from the identity provider',
      cause: 'They are not assigned there, the provider has not run yet, or its request was refused.',
      remedy:
        'Search Activity for their name. A row gives cause and remedy. Without one, nothing was sent: look at the assignment, then provision on demand.',
    },
    {
      what: 'Somebody got no invitation mail',
      cause: 'It waits, it bounced, the address is wrong or missing, or the organization sends none.',
      remedy:
        'Their page says which, with the mail server’s answer. Correct the address where it is owned, then Resend. If mails of everybody wait, tell your operator.',
    },
    {
      what: 'The link does not work',
      cause: 'It has expired, was replaced by a newer one, or was used.',
      remedy: 'The page offers a new one. Or press Resend on their page.',
    },
    {
      what: 'The password is refused',
      cause: 'It is mistyped, too many attempts were made, or their way of signing in is off.',
      remedy: '“Forgot your password?” mails a link. After too many attempts, wait a few minutes.',
    },
    {
      what: 'Single sign-on refuses somebody',
      cause: 'One of the checks failed; the page names a reference.',
      remedy:
        'Open [the refused sign-ins](/organization-settings/authentication/attempts?verdict=refused): the row says which check, what was found, and what to do. All codes stand in [the guide](/docs/saml#refusals).',
    },
    {
      what: 'Somebody is disabled again and again',
      cause: 'Your identity provider owns them and disables them at each sync.',
      remedy: 'Assign them there.',
    },
    {
      what: 'Somebody comes back after being disabled here',
      cause: 'Your identity provider enables them at each sync.',
      remedy: 'Unassign them there, or hold them here.',
    },
    {
      what: 'Somebody sees too little',
      cause: 'Their roles do not allow it, or a team, mapping or SCIM no longer gives one.',
      remedy: 'Their page shows each role and why it is held. Grant one by hand, or correct the team or mapping.',
    },
    {
      what: '“This would leave your organization without an administrator”',
      cause: 'Nobody else active, able to sign in, holds a role that manages access.',
      remedy: 'Make somebody else an administrator first.',
    },
    {
      what: 'No administrator can get in any more',
      cause: 'Single sign-on fails for all, or the only one has left.',
      remedy:
        'Whoever operates the installation prints a link with `gatehouse user reset-link`, or releases an account that SCIM wanted out with `gatehouse user release`. See [the operator’s page](/docs/operators#recovery).',
    },
    {
      what: 'Provisioning stopped',
      cause: 'The key was revoked or has expired, its owner is disabled, or the plan changed.',
      remedy: 'SCIM setup shows the last request and its cause. Make another key and paste it into the provider.',
    },
  ],
}
