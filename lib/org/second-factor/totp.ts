/** Codes of an authenticator app (RFC 6238): six digits, SHA-1 and steps of 30 seconds, which every app understands.
 *  The clock comes from outside. */
import { Secret, TOTP } from 'otpauth'

const stepSeconds = 30
/** How many steps a phone's clock may be off, either way (RFC 6238 5.2). */
const skew = 1
// As long as the output of the hash (RFC 4226 4, R6).
const secretBytes = 20

/** A new shared secret, in base32. */
export function newSecret(): string {
  return new Secret({ size: secretBytes }).base32
}

/** What an authenticator app reads off a QR code. */
export function enrollmentUri(secret: string, { issuer, account }: { issuer: string; account: string }): string {
  return new TOTP({ issuer, label: account, secret, period: stepSeconds }).toString()
}

/** The step that the code belongs to, if it is the secret's at `now` or one step around it; undefined for any other
 *  text. Blanks in the code do not count. */
export function stepOf(secret: string, code: string, now: Date): number | undefined {
  const token = code.replaceAll(/\s/g, '')
  if (!isCode(token)) return undefined
  const timestamp = now.getTime()
  const delta = TOTP.validate({
    token,
    secret: Secret.fromBase32(secret),
    period: stepSeconds,
    timestamp,
    window: skew,
  })
  return delta === null ? undefined : TOTP.counter({ period: stepSeconds, timestamp }) + delta
}

/** Whether the text looks like a code of an app. */
export function isCode(text: string): boolean {
  return /^\d{6}$/.test(text.replaceAll(/\s/g, ''))
}
