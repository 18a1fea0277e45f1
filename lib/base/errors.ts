/** What the domain refuses. One closed union of codes: each surface (SCIM, JSON, form) has a total mapping, so that a
 *  new code does not compile until every surface answers it. `detail` is for the log alone. */

export type DomainCode =
  | 'permission_missing'
  | 'plan_excludes_scim'
  | 'user_not_found'
  | 'user_name_taken'
  | 'email_taken'
  | 'user_unmanaged'
  | 'last_administrator'
  | 'own_access'
  | 'invitation_not_open'
  | 'invitation_unavailable'
  | 'invitation_too_many'
  | 'invitation_mail_off'
  | 'invite_hours_invalid'
  | 'invitees_missing'
  | 'invitees_too_many'
  | 'user_managed'
  | 'job_not_found'
  | 'job_not_ready'
  | 'file_unreadable'
  | 'file_empty'
  | 'rows_too_many'
  | 'column_missing'
  | 'address_missing'
  | 'password_too_short'
  | 'password_too_long'
  | 'password_common'
  | 'name_missing'
  | 'role_not_found'
  | 'role_not_held'
  | 'service_account_not_found'
  | 'service_account_disabled'
  | 'key_not_found'
  | 'key_name_missing'
  | 'key_ended'
  | 'key_replaced'
  | 'key_scopes_missing'
  | 'key_note_missing'
  | 'key_not_personal'
  | 'key_not_scim'
  | 'password_wrong'
  | 'profile_managed'
  | 'organization_slug_taken'
  | 'organization_not_found'
  | 'domain_invalid'
  | 'setup_unavailable'
  | 'team_not_found'
  | 'team_name_taken'
  | 'team_handle_taken'
  | 'team_managed'
  | 'team_not_managed'
  | 'team_not_adoptable'
  | 'role_grants_management'
  | 'audit_days_invalid'
  | 'mail_address_invalid'
  | 'time_zone_invalid'
  | 'overloaded'

export class DomainError extends Error {
  constructor(
    readonly code: DomainCode,
    /** Facts a surface may put into its sentence: names and ids of the caller's own organization only. */
    readonly facts: Readonly<Record<string, string>> = {},
    readonly detail?: string,
  ) {
    super(detail ? `${code}: ${detail}` : code)
    this.name = 'DomainError'
  }
}
