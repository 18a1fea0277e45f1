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
        'Tick several people, or all that the filter shows, to resend, change roles, add to a team, disable, enable or export them. Up to 5,000 are changed at once; whoever cannot be is named with the reason. Imports, exports and many invitations run as jobs that survive a restart.',
      ],
    },
    {
      id: 'invitations',
      title: 'Invitations',
      steps: [
        '[Invite users](/organization-settings/users/invite): paste any list of addresses, choose roles, teams, language and a note, look at the mail, send. For eight seconds it can be taken back.',
        '[Import CSV](/organization-settings/users/import) invites up to 20,000: download the template, name the columns, look at what would come of each row, start. Nothing happens before that. Rows that are wrong are put right on the page or downloaded with their problem; the example rows of the template invite nobody.',
        'A link works for 48 hours and once, counted to the second. Opening it uses nothing up, so mail scanners do no harm; only the person’s own click does. An expired link offers its owner a new one, at most three an hour.',
        'Resend from the list: one, those ticked, or all that have expired. The older link ends. More than fifty, up to 20,000, and all that have expired become a job with its own page.',
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
        'Managers: up to fifty people whom you name on a team’s page. They change its members, description and links without managing all teams; of a team in violet description and links alone. They need not be members, and grant no role beyond their own.',
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
        '[Activity](/organization-settings/provisioning/activity) tells every request of 30 days in plain words, with cause and remedy of what was refused, what it changed, and both bodies without secrets. Narrow it by time, result, action, resource and key, or search the latest 5,000 by name: “why didn’t a person arrive?”',
        'Play it again stands on a refused write: preview what it would do today, then carry it out, through the same checks and with the rights of its key. What the log does not hold in full is not offered. It takes the permissions to read the audit log, to invite people and to manage their access.',
        'Unassigning disables at once: sessions and personal keys end. If it was the last administrator, that is refused, their sessions end all the same, and your security contacts are mailed.',
        'Hold keeps a person disabled whatever the provider says: for an account that somebody may have taken over. Released, what the provider last said is carried out.',
        'To see what a request would do, let a script send it with `Prefer: dry-run`: the answer says so, and nothing changes.',
      ],
    },
    {
      id: 'single-sign-on',
      title: 'Single sign-on and just-in-time accounts',
      steps: [
        '[Authentication](/organization-settings/authentication), Add a provider: six steps with a real test. Nobody is affected before you press Activate, which counts whom it reaches. Passwords go on working, unless you choose otherwise there.',
        'A person is known by the NameID after their first sign-in. That first time it has to equal the user name or external ID that SCIM sent, or a proven address on a proven domain.',
        'Just-in-time accounts let people of the listed domains in without an invitation. Beside SCIM turn them off: whoever is not assigned should not come in. People who came that way are listed, to be linked to SCIM, disabled or kept.',
        'People whom SCIM made and who have not opened their invitation are refused until they do. If single sign-on should be enough, prove the domain and turn on “Trust the provider for e-mail on proven domains”; then choose in the invitation settings whether mails are sent at all.',
        'Mappings give roles and teams by an attribute, exactly, at each sign-in. Try one on recent sign-ins first: it says who would gain or lose what, and whether you would lock yourself out.',
        '[Sign-ins by SAML](/organization-settings/authentication/attempts) keeps each one for 30 days with every check, masked; tabs show who was let in, who was refused, and tests. The search finds people here by the beginning of name or address, and anybody by their NameID or address in full.',
        'The message of the provider is kept for a week, masked, and shown once nobody can sign in with it any more. Show values takes the permissions to change sign-in settings and to see people, and is written to the audit log.',
        'Single logout is on where the provider’s metadata offers it: signing out here goes on to the provider, and signing out there ends the sessions that it began here. What was refused stands in the audit log, with the reason.',
        'Before the last certificate ends, administrators are mailed 30, 14, 7 and 1 days ahead.',
      ],
    },
    {
      id: 'domains',
      title: 'Proven domains',
      steps: [
        'A domain that your organization has proven lets its identity provider vouch for addresses in it, and leads people from the sign-in page to it.',
        'Add it under [Profile and plan](/organization-settings/organization), Mail domains, create the one TXT record that its page shows, and press Check now. For a week it is also looked for by itself; you need not stay. Subdomains are proven one by one.',
        'A proven record is looked at each week. If it goes, the page says so and nothing is taken away: put it back, or remove the domain if it is no longer yours.',
        'Without a record, whoever operates this installation can vouch for the domain (`gatehouse org verify-domain`).',
      ],
      fields: [
        { name: 'Type', value: 'TXT' },
        {
          name: 'Name',
          value: '_gatehouse.your-domain; some forms add the domain by themselves: only _gatehouse there',
        },
        { name: 'Value', value: 'gatehouse-verification= and the token shown to you' },
      ],
    },
    {
      id: 'ways-in',
      title: 'Ways to sign in',
      steps: [
        'By password (at least 8 characters, none known from leaks), by passkey, and by single sign-on once a provider is active. [Authentication](/organization-settings/authentication) says which are on, and how many people have what each takes.',
        'Turn one on or off there. Before anything happens the page counts the sessions that end and names who has no other way in: they keep the ways of today as an exception, or, with the organization’s name typed, are locked out.',
        'Now, or in 7 days. Until its day a planned change can be called off or done sooner, and the page counts who has no other way in yet: whoever keeps the ways of today as an exception goes on, whoever has none by then is locked out.',
        'For one person: their page, Change ways to sign in. These then count whatever the organization’s are, and sessions that came another way end at once. [People with ways of their own](/organization-settings/authentication/exceptions) lists them.',
        'Refused are single sign-on alone without an active provider or a break-glass administrator, and whatever leaves no administrator who gets in. Nobody gives up their own last way either.',
        'People add up to 20 passkeys and change or remove their password under [their account](/account/security); whoever proved themselves more than 15 minutes ago is asked once more. An invitation can be accepted with a passkey in place of a password. You remove the passkey of a lost device on the person’s page.',
        '[Sessions](/organization-settings/authentication/sessions) last from 10 minutes to 30 days, and end without activity after 5 minutes or more, as you choose. Shorter limits count at everybody’s next request; the page says first how many sessions end. People end [their own](/account/sessions), you do so on their page.',
      ],
    },
    {
      id: 'second-factor',
      title: 'Second factor',
      steps: [
        'Whoever has a password may set up an authenticator app under [their account](/account/security). They get ten recovery codes, shown once, each good for one time. Signing in with the password then asks for a code; passkeys and single sign-on ask for none.',
        'Require a second factor for passwords, under [Authentication](/organization-settings/authentication): the card counts who has none. They set an app up at their next sign-in, before they get in; open sessions stay. From then on an app can be replaced, not removed.',
        'Phone lost: a recovery code lets them in. Without one, be sure who is asking, then press Reset second factor on their page; they are told by mail. Your own is reset by another administrator, or by the operator.',
        'After five wrong codes in 15 minutes, or 20 in a day, none is looked at until that time is over.',
      ],
    },
    {
      id: 'break-glass',
      title: 'Break glass, and single sign-on alone',
      steps: [
        '[Break-glass administrators](/organization-settings/authentication/break-glass) come in with a password or passkey of their own whatever the ways are, for the day the provider is down. Name one or two active administrators who have either, and keep a long password where two people can reach it.',
        'Where the sign-in page shows no password, they follow “Sign in another way”. A second factor is asked for as usual. A sign-in by a way that is otherwise off is mailed at once to all administrators and security contacts, and stands in the audit log.',
        'Plan a drill, then have them sign in by password or passkey within the hour: it is recorded and told as a drill. After 90 days without one the page reminds you.',
        'The last step of setting a provider up offers “After 7 days single sign-on only”. Until then passwords and passkeys work as well; then sessions that came by them end, and whoever has no other way in is locked out. You can call it off, or do it sooner, under Authentication.',
        'While single sign-on is the only way, now or by a plan, neither the last break-glass administrator nor the last active provider can be taken away.',
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
      cause: 'It is mistyped, or too many attempts were made.',
      remedy: '“Forgot your password?” mails a link. Ten failures from one place count for 15 minutes: wait.',
    },
    {
      what: 'No mail comes from “Forgot your password?”',
      cause: 'Passwords are off for them, their address was never proven, or three links were sent within the hour.',
      remedy: 'They use another way. Or turn passwords on, for them alone on their page, and let them ask again.',
    },
    {
      what: '“Your organization has you sign in another way.”',
      cause: 'That way is off for the organization, or for them.',
      remedy: 'They take another one that the page offers. Or turn it on, for all or on their page.',
    },
    {
      what: 'The phone with the authenticator app is lost',
      cause: 'The app was kept there alone.',
      remedy: 'A recovery code, under “Use a recovery code instead”. Without one, Reset second factor on their page.',
    },
    {
      what: 'A device with a passkey is lost',
      cause: 'Passkeys that are not synced go with it.',
      remedy:
        'Remove it on their page, even if it was their only way in. By “Forgot your password?” they choose a password and make another one; where passwords are off for them, turn them on first.',
    },
    {
      what: '“Too many wrong codes.”',
      cause: 'Five in 15 minutes, or 20 in a day.',
      remedy: 'Wait for that time. A passkey or single sign-on, if they have one, works meanwhile.',
    },
    {
      what: 'Somebody is signed out again and again',
      cause: 'A session limit was reached or shortened, their way in was turned off, or somebody ended the session.',
      remedy:
        'They sign in again and come back to the page where they were. The limits stand under [Sessions](/organization-settings/authentication/sessions), what was done in the audit log.',
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
      cause: 'Single sign-on fails for all, or the only one has left or lost what lets them in.',
      remedy:
        'A break-glass administrator signs in and turns another way on. Else whoever operates the installation does that with `gatehouse org methods`, prints a link with `gatehouse user reset-link`, or releases an account that SCIM wanted out with `gatehouse user release`. See [the operator’s page](/docs/operators#recovery).',
    },
    {
      what: 'Provisioning stopped',
      cause: 'The key was revoked or has expired, its owner is disabled, or the plan changed.',
      remedy: 'SCIM setup shows the last request and its cause. Make another key and paste it into the provider.',
    },
  ],
}
