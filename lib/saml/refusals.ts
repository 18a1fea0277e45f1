/** Everything a SAML sign-in can be refused for: closed unions, so that a new code does not compile until people and
 *  administrators are told in every language what it means (lib/i18n). */

/** What is wrong with the message itself; decided by lib/saml alone. */
export const responseRefusals = [
  'too_large',
  'not_base64',
  'not_xml',
  'doctype',
  'not_plain',
  'id_twice',
  'namespace_relative',
  'not_a_response',
  'version_wrong',
  'idp_refused',
  'assertion_missing',
  'assertion_twice',
  'response_issuer_missing',
  'response_issuer_wrong',
  'destination_missing',
  'destination_wrong',
  'request_wrong',
  'unsolicited',
  'response_signature_wrong',
  'encryption_weak',
  'decryption_failed',
  'signature_missing',
  'signature_twice',
  'signature_stray',
  'signature_shape',
  'signature_reference',
  'signature_transform',
  'signature_sha1',
  'signature_algorithm',
  'signature_wrong',
  'assertion_id_missing',
  'assertion_issuer_missing',
  'assertion_issuer_wrong',
  'subject_missing',
  'name_id_missing',
  'name_id_transient',
  'confirmation_missing',
  'confirmation_method',
  'recipient_missing',
  'recipient_wrong',
  'subject_request_wrong',
  'subject_time_missing',
  'subject_expired',
  'conditions_missing',
  'condition_unknown',
  'audience_missing',
  'audience_wrong',
  'time_malformed',
  'not_yet_valid',
  'expired',
  'too_old',
  'authn_statement_missing',
  'session_over',
  'authn_not_anew',
  'attributes_too_many',
] as const

/** What is wrong with how it came here: decided by what is stored. */
export const requestRefusals = [
  'request_unknown',
  'request_used',
  'request_expired',
  'browser_wrong',
  'replayed',
  'provider_unknown',
  'provider_off',
  'plan_excludes_saml',
] as const

/** Who may not come in, though the message is right. */
export const admissionRefusals = [
  'not_provisioned',
  'domain_not_listed',
  'email_missing',
  'email_invalid',
  'address_not_routed',
  'address_unproven',
  'address_taken',
  'ambiguous',
  'linked_elsewhere',
  'invite_pending',
  'deactivated',
  'deprovisioned',
  'second_step',
  'method_off',
] as const

export type ResponseRefusal = (typeof responseRefusals)[number]
export type RequestRefusal = (typeof requestRefusals)[number]
export type AdmissionRefusal = (typeof admissionRefusals)[number]
export type SamlRefusal = ResponseRefusal | RequestRefusal | AdmissionRefusal

export const samlRefusals: readonly SamlRefusal[] = [...responseRefusals, ...requestRefusals, ...admissionRefusals]

export function isSamlRefusal(text: string): text is SamlRefusal {
  return (samlRefusals as readonly string[]).includes(text)
}

/** The checks of a sign-in, in the order they are made. */
export const checkNames = [
  'provider',
  'browser',
  'document',
  'response',
  'status',
  'issuer',
  'destination',
  'request',
  'encryption',
  'signature',
  'subject',
  'confirmation',
  'audience',
  'time',
  'statement',
  'attributes',
  'once',
  'person',
] as const

export type CheckName = (typeof checkNames)[number]

/** One check with its verdict. `expected` and `found` are values of the wire, for people who compare them. */
export interface Check {
  readonly name: CheckName
  readonly verdict: 'ok' | 'failed' | 'skipped'
  readonly code?: SamlRefusal
  readonly expected?: string
  readonly found?: string
}

/** Of a value, how much is kept: strangers choose what they send, and how long it is. */
const maxValueLength = 400

function brief(text: string): string {
  return text.length <= maxValueLength ? text : `${text.slice(0, maxValueLength).replace(/[\ud800-\udbff]$/, '')}…`
}

/** Notes verdicts as they fall; what was never reached is `skipped`. */
export class Checklist {
  private readonly made = new Map<CheckName, Check>()

  pass(name: CheckName, found?: string): void {
    if (this.made.has(name)) return
    this.made.set(name, { name, verdict: 'ok', ...(found !== undefined && { found: brief(found) }) })
  }

  fail(name: CheckName, code: SamlRefusal, { expected, found }: { expected?: string; found?: string } = {}): void {
    if (this.made.get(name)?.verdict === 'failed') return
    const values = {
      ...(expected !== undefined && { expected: brief(expected) }),
      ...(found !== undefined && { found: brief(found) }),
    }
    this.made.set(name, { name, verdict: 'failed', code, ...values })
  }

  /** Takes over what another list says. */
  include(checks: readonly Check[]): void {
    for (const check of checks) if (check.verdict !== 'skipped') this.made.set(check.name, check)
  }

  /** Why the sign-in is refused: the first check that failed, in the order of the checks. */
  get refusal(): SamlRefusal | null {
    return this.list().find(({ verdict }) => verdict === 'failed')?.code ?? null
  }

  list(): Check[] {
    return checkNames.map((name) => this.made.get(name) ?? { name, verdict: 'skipped' })
  }
}
