/** The file that tells where weaknesses are to be reported (RFC 9116). */

const dayMs = 86_400_000
/** Shorter than the year that the RFC advises (2.5.5); it is written anew at each request. */
const validDays = 180

export interface SecurityText {
  readonly origin: string
  /** An address with its scheme. */
  readonly contact: string
  readonly now: Date
}

export function securityText({ origin, contact, now }: SecurityText): string {
  const today = Math.floor(now.getTime() / dayMs) * dayMs
  return [
    `Contact: ${contact}`,
    `Expires: ${new Date(today + validDays * dayMs).toISOString()}`,
    'Preferred-Languages: en, fr',
    `Canonical: ${origin}/.well-known/security.txt`,
    '',
  ].join('\n')
}
