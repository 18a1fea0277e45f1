/** How SCIM answers what went wrong (RFC 7644 3.12): total over the domain's codes, so that a new one does not compile
 *  until it is answered here. What nobody foresaw is a 500 with a fixed text; its cause is in the log alone. */
import { type DomainCode, DomainError } from '@/lib/base/errors'
import { log } from '@/lib/base/log'
import { errorBody, ScimError, type ScimType, scimMediaType } from '@/lib/scim'
import { BodyNotText, BodyTooLarge, type HttpAnswer } from './exchange'
import { isOutage } from './outage'
import { BodyTooSlow } from './scim-body'

interface ScimRefusal {
  readonly status: number
  readonly scimType?: ScimType
  readonly detail: string
}

const unexpected: ScimRefusal = { status: 500, detail: 'Gatehouse could not carry this out.' }

function weak(detail: string): ScimRefusal {
  return { status: 400, scimType: 'invalidValue', detail }
}

const refusals: Record<DomainCode, ScimRefusal> = {
  permission_missing: { status: 403, detail: 'The key lacks a permission that this needs.' },
  plan_excludes_scim: { status: 403, detail: 'SCIM is not part of the plan of this organization.' },
  user_not_found: { status: 404, detail: 'There is no user with this id.' },
  user_name_taken: {
    status: 409,
    scimType: 'uniqueness',
    detail: 'Another user has this userName already. Match that one instead, or rename it first.',
  },
  email_taken: {
    status: 409,
    scimType: 'uniqueness',
    detail: 'Another user has this e-mail address already. Match that one instead, or change it first.',
  },
  user_unmanaged: { status: 409, scimType: 'uniqueness', detail: 'This user is not managed by the identity provider.' },
  last_administrator: {
    status: 409,
    detail: 'This would leave the organization without an administrator. Make somebody else one first.',
  },
  own_access: unexpected,
  selection_too_large: unexpected,
  selection_changed: unexpected,
  changed_meanwhile: unexpected,
  views_too_many: unexpected,
  stops_provisioning: unexpected,
  role_held_elsewhere: unexpected,
  team_not_found: { status: 404, detail: 'There is no group with this id.' },
  team_name_taken: {
    status: 409,
    scimType: 'uniqueness',
    detail: 'Another group has this displayName already. Match that one instead, or rename it first.',
  },
  team_handle_taken: {
    status: 409,
    scimType: 'uniqueness',
    detail: 'Another group has a displayName so like this one that both would have one handle. Rename one of them.',
  },
  team_not_adoptable: {
    status: 409,
    scimType: 'uniqueness',
    detail: 'This group is managed in Gatehouse. An administrator has to allow the identity provider to take it over.',
  },
  team_managed: unexpected,
  team_not_managed: unexpected,
  role_grants_management: unexpected,
  session_limits_invalid: unexpected,
  session_limits_unconfirmed: unexpected,
  audit_days_invalid: unexpected,
  audit_days_unconfirmed: unexpected,
  mail_address_invalid: unexpected,
  time_zone_invalid: unexpected,
  team_link_invalid: unexpected,
  team_managers_too_many: unexpected,
  plan_excludes_custom_roles: unexpected,
  role_managed: unexpected,
  role_name_taken: unexpected,
  role_in_use: unexpected,
  role_handed_out: unexpected,
  replay_unavailable: unexpected,
  replay_unrecorded: unexpected,
  overloaded: { status: 503, detail: 'Gatehouse is busy. Try again in a moment.' },
  invitation_not_open: unexpected,
  reset_unavailable: unexpected,
  invitation_unavailable: unexpected,
  invitation_too_many: unexpected,
  invitation_mail_off: unexpected,
  invite_hours_invalid: unexpected,
  invitees_missing: unexpected,
  invitees_too_many: unexpected,
  user_managed: unexpected,
  user_held: unexpected,
  job_not_found: unexpected,
  job_not_ready: unexpected,
  file_unreadable: unexpected,
  file_empty: unexpected,
  rows_too_many: unexpected,
  column_missing: unexpected,
  address_missing: unexpected,
  password_too_short: weak('The password is too short. Send at least 8 characters.'),
  password_too_long: weak('The password is too long. Send at most 256 characters.'),
  password_common: weak('The password is easily guessed. Send another.'),
  name_missing: unexpected,
  role_not_found: unexpected,
  role_not_held: unexpected,
  service_account_not_found: unexpected,
  service_account_disabled: unexpected,
  key_not_found: unexpected,
  key_name_missing: unexpected,
  key_ended: unexpected,
  key_replaced: unexpected,
  key_scopes_missing: unexpected,
  key_note_missing: unexpected,
  key_not_personal: unexpected,
  key_not_scim: unexpected,
  password_wrong: unexpected,
  code_wrong: unexpected,
  setup_expired: unexpected,
  password_missing: unexpected,
  second_factor_missing: unexpected,
  second_factor_required: unexpected,
  own_second_factor: unexpected,
  profile_managed: unexpected,
  organization_slug_taken: unexpected,
  organization_not_found: unexpected,
  domain_invalid: unexpected,
  domain_not_found: unexpected,
  domain_checks_too_many: unexpected,
  setup_unavailable: unexpected,
  plan_excludes_saml: unexpected,
  saml_message_gone: unexpected,
  saml_message_held: unexpected,
  provider_not_found: unexpected,
  provider_exists: unexpected,
  provider_name_missing: unexpected,
  provider_domain_taken: unexpected,
  provider_untested: unexpected,
  provider_unconfirmed: unexpected,
  metadata_invalid: unexpected,
  metadata_address_refused: unexpected,
  metadata_unreachable: unexpected,
  sso_unavailable: unexpected,
  sso_ambiguous: unexpected,
  mapping_invalid: unexpected,
  mapping_not_found: unexpected,
  mapping_unconfirmed: unexpected,
  identity_not_found: unexpected,
  methods_missing: unexpected,
  methods_unconfirmed: unexpected,
  method_off: unexpected,
  reset_method_off: unexpected,
  sso_not_ready: unexpected,
  provider_only_way: unexpected,
  break_glass_missing: unexpected,
  break_glass_unfit: unexpected,
  not_break_glass: unexpected,
  last_break_glass: {
    status: 409,
    detail: 'This would leave the organization without a break-glass administrator. Make somebody else one first.',
  },
  name_unconfirmed: unexpected,
  attempts_too_many: unexpected,
  passkey_refused: unexpected,
  passkey_expired: unexpected,
  passkey_exists: unexpected,
  passkeys_too_many: unexpected,
  passkey_not_found: unexpected,
  passkey_off: unexpected,
  sign_in_way_last: unexpected,
}

/** The error as the protocol's own; logs what is not the client's doing. Of a request that `reads`, a statement that ran
 *  for too long is the fault of what was asked for. */
export function toScimError(error: unknown, requestId: string, reads = false): ScimError {
  if (error instanceof ScimError) return error
  if (error instanceof BodyTooLarge) return tooLarge(error)
  if (error instanceof BodyTooSlow) {
    return new ScimError(
      408,
      undefined,
      `The body was not complete after ${error.limitMs / 1_000} seconds. Send it again.`,
    )
  }
  if (error instanceof BodyNotText) return new ScimError(400, 'invalidSyntax', 'The body is not valid UTF-8.')
  if (error instanceof DomainError) {
    const { status, scimType, detail } = refusals[error.code]
    if (status !== 500) return new ScimError(status, scimType, detail)
  }
  if (reads && isTooLong(error)) return new ScimError(400, 'tooMany', tooMany)
  log.error({ err: error, requestId }, 'a SCIM request failed')
  if (isOutage(error)) return new ScimError(503, undefined, 'The database does not answer. Try again in a moment.')
  return new ScimError(500, undefined, `${unexpected.detail} Quote the request ${requestId} to its operator.`)
}

function tooLarge({ maxBytes }: BodyTooLarge): ScimError {
  const limit = `${maxBytes / 1_048_576} MB (${maxBytes} bytes)`
  return new ScimError(
    413,
    undefined,
    `The body is larger than the ${limit} that this endpoint takes. Send less at once.`,
  )
}

const tooMany =
  'Finding these took too long. Narrow the filter by an attribute that is indexed (userName, externalId, emails.value, ' +
  'displayName, id) with eq or sw, or list without filter and sortBy.'

/** The time limit of a list (lib/provisioning/page-statement.ts): query_canceled. */
function isTooLong(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '57014'
}

/** `authorization` is what came in that header: a key that is no good is told from one that is missing (RFC 6750 3.1). */
export function errorAnswer(error: ScimError, authorization: string | null = null): HttpAnswer {
  const headers: Record<string, string> = { 'content-type': scimMediaType }
  if (error.status === 401) {
    const why = /^\s*bearer +\S/i.test(authorization ?? '') ? ', error="invalid_token"' : ''
    headers['www-authenticate'] = `Bearer realm="Gatehouse"${why}`
  }
  // The rest of a body that is too large or too slow is not read; the connection cannot serve another request.
  if (error.status === 413 || error.status === 408) headers.connection = 'close'
  if (error.status === 503) headers['retry-after'] = '1'
  return { status: error.status, headers, body: JSON.stringify(errorBody(error)) }
}
