/** Names of mail domains as people write them into lists. */
import { DomainError } from '@/lib/base/errors'
import { fold } from '@/lib/base/fold'

// Letters, digits and hyphens in labels of at most 63 (RFC 1035 2.3.1), the last one of letters.
const domainName = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/

/** The names folded, each once. Refuses one that is none (`domain_invalid`). */
export function validDomains(texts: readonly string[]): string[] {
  const domains = [...new Set(texts.map(fold).filter(Boolean))]
  const invalid = domains.find((domain) => !domainName.test(domain))
  if (invalid !== undefined) throw new DomainError('domain_invalid', { domain: invalid })
  return domains
}
