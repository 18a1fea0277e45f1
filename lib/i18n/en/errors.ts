import { broken } from './broken'

/** What went wrong, why, and what to do. `refused` has one sentence per refusal of the domain, under its code. */
export const errors = {
  notFound: {
    title: 'There is nothing here',
    text: 'The address may be mistyped, or what it named was removed, or it belongs to another organization.',
    action: broken.back,
  },
  forbidden: {
    title: 'You may not see this page',
    text: 'Your roles do not include the permission it needs. An administrator of your organization can grant it.',
    action: broken.back,
  },
  broken,
  refused: {
    permission_missing: 'Your roles do not allow this. Ask an administrator.',
    plan_excludes_scim:
      'SCIM provisioning is not in your organization’s plan. Ask whoever runs Gatehouse for another plan.',
    user_not_found: 'This person is no longer here. Reload the list.',
    user_name_taken: 'Somebody here already has this user name. Choose another, or open that person.',
    email_taken: 'Somebody here already has this address. Enter another, or open that person.',
    user_unmanaged: 'This person is not managed by an identity provider. Reload the page.',
    last_administrator:
      'This would leave your organization without an administrator who can sign in. Make somebody else one first.',
    own_access: 'You cannot end your own access. Ask another administrator.',
    selection_too_large: 'These are more people than can be changed at once. Filter the list and do it in parts.',
    selection_changed:
      'By now the list shows other people than those you were asked about, so nothing was done. The figures are new: look at them and confirm again.',
    changed_meanwhile:
      'Somebody else changed this while it was open here, so nothing of yours was stored. It is shown as it is now: compare, and save again.',
    views_too_many: 'You keep 30 views already. Delete one first.',
    stops_provisioning:
      'A key of these people keeps provisioning running. Type the words asked for to disable them all the same.',
    role_held_elsewhere:
      'The identity provider, a rule or SAML grants this role as well: take it away there. What was granted here is gone.',
    invitation_not_open: 'This invitation is no longer open, so there is nothing to send. Reload the page.',
    reset_unavailable: 'This link does not open any more. Ask for a new one.',
    invitation_unavailable: 'This invitation cannot be used. Ask for a new link.',
    invitation_too_many: 'Too many links were sent to this address. Wait an hour and try again.',
    invitation_mail_off:
      'Your organization sends no invitation mail: people come in by single sign-on. An administrator can change that in the invitation settings.',
    invite_hours_invalid:
      'A link works for at least 1 hour and at most 30 days (720 hours). Enter a figure in between.',
    invitees_missing: 'There is nobody to invite yet. Paste at least one address.',
    invitees_too_many: 'At most 1,000 people can be invited at once. Import a CSV file for more.',
    user_held: 'This person is held. Open their page and release them first.',
    user_managed: 'Your identity provider manages this person. Unassign them there; that removes them here as well.',
    job_not_found: 'This work is no longer here: it is kept for 30 days, and only for who started it.',
    job_not_ready: 'This work has moved on since the page was drawn. Reload the page.',
    file_unreadable:
      'This file cannot be read as CSV: a quoted value in it never ends, or it is no text, as a workbook is not. Save it again as CSV.',
    file_empty: 'This file holds no row below its headings. Add people below them, one a row.',
    rows_too_many: 'This file has too many rows: at most 20,000 can be imported at once. Split it.',
    column_missing: 'Say which column holds the address.',
    address_missing: 'Enter an address.',
    password_too_short: 'This password is too short: it needs at least 8 characters.',
    password_too_long: 'This password is too long: at most 256 characters.',
    password_common:
      'This password is known from leaks, or all but its last digits and signs are, so it can be guessed. Length protects better than signs: choose three or four words that do not belong together.',
    name_missing: 'Enter a name.',
    role_not_found: 'This role no longer exists. Reload the page and choose another.',
    role_not_held: 'You can only grant roles that you hold yourself.',
    service_account_not_found: 'This service account is no longer here. Reload the list.',
    service_account_disabled: 'This service account is disabled. Enable it first.',
    key_not_found: 'This key is no longer here. Reload the list.',
    key_name_missing: 'Give the key a name, so that it can be told from others later.',
    key_ended: 'This key has ended already. Create a new one instead.',
    key_replaced: 'Another key is replacing this one already. Revoke one of the two first.',
    key_scopes_missing: 'Choose at least one permission: a key without any is refused everywhere.',
    key_note_missing: 'Say why this key must never end, so that somebody can judge it later.',
    key_not_personal: 'This key belongs to a service account already. There is nothing to move: reload the page.',
    key_not_scim: 'This key cannot speak SCIM, so there is nothing to move. Create one in SCIM setup.',
    password_wrong: 'This is not your current password. Check it: capital letters count.',
    code_wrong: 'This code does not fit. Enter the one that the app shows now, once.',
    setup_expired: 'This set-up was open for too long. Begin again.',
    password_missing:
      'You have no password, so there is nothing that a second factor would stand beside. Set a password first.',
    second_factor_missing: 'No authenticator app is set up, so there is nothing to change. Reload the page.',
    second_factor_required:
      'Your organization requires a second factor for passwords. Set up another app: it takes the place of this one.',
    own_second_factor: 'Your own is changed under your account, or by another administrator.',
    profile_managed: 'Your identity provider manages this: change it there.',
    organization_slug_taken: 'Another organization here has this short name. Choose another.',
    organization_not_found: 'This organization is not here. Check the address.',
    domain_invalid: 'This is not a domain name. Write it like example.com.',
    domain_not_found: 'This domain is no longer here. Reload the page.',
    domain_checks_too_many: 'Domains were checked very often in the last minutes. Wait ten minutes and try again.',
    setup_unavailable: 'This installation is already set up. Sign in instead.',
    team_not_found: 'This team is no longer here. Reload the list.',
    team_name_taken: 'Another team has this name. Choose another.',
    team_handle_taken: 'Another team has a name so like this one that both would have the same handle. Choose another.',
    team_managed: 'The identity provider manages this team: change it there, or stop managing it first.',
    team_not_managed: 'No identity provider manages this team, so there is nothing to stop. Reload the page.',
    team_not_adoptable:
      'The identity provider may not take this team over until an administrator allows it. That is done on the team’s page.',
    team_link_invalid: 'A link has to be a web address that begins with https:// or http://.',
    team_managers_too_many: 'At most 50 people manage one team. Take it out of somebody’s hands first.',
    plan_excludes_custom_roles:
      'Custom roles are not in your organization’s plan. Ask whoever runs Gatehouse for another plan.',
    role_managed: 'This role comes with Gatehouse and stays as it is. Make one of your own instead.',
    role_name_taken: 'Another role has this name. Choose another.',
    role_in_use: 'Somebody has this role. Say which role they get instead, or that they simply lose it.',
    role_handed_out:
      'The identity provider or a first sign-in hands this role out, so it may not manage access. Make a role of its own for that.',
    role_grants_management:
      'This role can manage access, and the identity provider decides who is in this team. Allow its connection to grant such roles first.',
    audit_days_invalid: 'Events can be kept from 30 to 3,650 days. Enter a figure in between.',
    audit_days_unconfirmed: 'Events of the audit log would be removed for good. Confirm that they may.',
    session_limits_invalid:
      'A session lasts from 10 minutes to 30 days, and ends without activity after 5 minutes at least. Enter times within that.',
    session_limits_unconfirmed: 'This ends sessions that are open now. Confirm that it may.',
    mail_address_invalid: 'One of these is not a mail address. Write them like name@example.com.',
    time_zone_invalid: 'This is not a time zone. Choose one of the list, such as Europe/Paris.',
    plan_excludes_saml:
      'Single sign-on is not in your organization’s plan. Ask whoever runs Gatehouse for another plan.',
    provider_not_found: 'This identity provider is no longer here. Reload the page.',
    provider_exists: 'An identity provider with this entity ID is here already. Replace its metadata instead.',
    provider_name_missing: 'Give the identity provider a name.',
    provider_domain_taken:
      'A domain of the list is sent to another identity provider already. Take it out there first.',
    provider_untested:
      'Nobody has come through a test since this provider was last changed. Test it first, or activate it knowing that.',
    provider_unconfirmed: 'Some people could not sign in any more. Type the name of the identity provider to confirm.',
    metadata_invalid: 'This metadata cannot be used. Each field below says what is wrong with it.',
    metadata_address_refused: 'This address cannot be fetched. Write a public address that begins with https://.',
    metadata_unreachable: 'The metadata could not be fetched from this address. Check the address, or upload the file.',
    sso_unavailable: 'This organization has no single sign-on. Sign in with your password.',
    sso_ambiguous: 'Several identity providers are set up. Enter your e-mail address, so that yours is found.',
    mapping_invalid:
      'A mapping needs an attribute, a value, and one role or one team that no identity provider manages.',
    mapping_not_found: 'This mapping is no longer here. Reload the page.',
    mapping_unconfirmed: 'This mapping lets people manage access. Type the name of the role or team to confirm.',
    identity_not_found: 'This person is not linked to this identity provider any more. Reload the page.',
    saml_message_gone:
      'This message is no longer kept: messages of sign-ins are kept for a week. Have the person sign in again to get a new one.',
    saml_message_held:
      'Nobody signed in with this message, so it could still be used. It is shown once it is too old for that, within minutes.',
    methods_missing: 'At least one way to sign in has to stay on. Choose one.',
    methods_unconfirmed:
      'Somebody would have no way to sign in any more. Say that this is meant, or leave them a way that works.',
    method_off: 'Your organization has you sign in another way. Use one of the other ways on this page.',
    reset_method_off:
      'This person may not sign in with a password, so a new one would not let them in. Turn passwords on for them first: gatehouse user methods, or gatehouse org methods.',
    sso_not_ready:
      'Single sign-on cannot be the only way: no identity provider is active, or it is not in your plan. Activate one first.',
    provider_only_way:
      'This identity provider is the only way in, now or by the change that is planned. Turn another way on first.',
    break_glass_missing:
      'Without passwords and passkeys an identity provider that is down locks everybody out. Name a break-glass administrator with a password or passkey first.',
    break_glass_unfit:
      'Only an active administrator with a password or passkey of their own can be a break-glass administrator.',
    not_break_glass: 'This person is no break-glass administrator. Reload the page.',
    last_break_glass:
      'This is the last break-glass administrator, and people sign in by single sign-on alone. Name another one first, or turn another way on.',
    name_unconfirmed: 'This is not the name. Type it exactly as it is shown.',
    attempts_too_many: 'Too many attempts. Wait a few minutes, then try again.',
    passkey_refused: 'This passkey could not be verified. Try again, or use another one.',
    passkey_expired: 'This took too long, or it was done already. Try again.',
    passkey_exists: 'This passkey is registered already. Use another device or security key.',
    passkeys_too_many: 'You have 20 passkeys already. Remove one first.',
    passkey_not_found: 'This passkey is no longer here. Reload the page.',
    passkey_off: 'Your organization does not let people sign in with a passkey. Choose another way on this page.',
    sign_in_way_last: 'This is the only way by which you can sign in. Add another one first: a passkey or a password.',
    replay_unavailable:
      'This request cannot be played again: the log no longer holds all of it, or it was accepted meanwhile. Let your provider send it again.',
    replay_unrecorded:
      'The request was played again, but the log has no line about it yet. Look at the newest requests in a moment.',
    overloaded: 'The server is busy. Wait a few seconds and try again.',
  },
}
