import type { Messages } from '@/lib/i18n/messages'
import type { AttemptRow } from '@/lib/org/saml/saml-attempts'

/** Who it was, as far as anybody knows. */
export function attemptName({ userName, nameId }: AttemptRow): string | null {
  return userName ?? nameId
}

/** What became of it, without the full stop. */
export function attemptTitle(attempt: AttemptRow, { saml: { attempt: text } }: Messages): string {
  const name = attemptName(attempt)
  if (attempt.code !== 'admitted') return name ? text.refusedOf(name) : text.refused
  return (attempt.purpose === 'test' ? text.wouldLetIn : text.letIn)(name ?? text.somebody)
}
