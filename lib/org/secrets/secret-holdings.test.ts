/** Whoever uses the server's secret says here what becomes of it when the secret changes. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fading, holdings } from './secret-holdings'

/** Files by which something in the database is sealed or keyed, and where it stands. */
const stored: Readonly<Record<string, readonly string[]>> = {
  'lib/org/second-factor/authenticators.ts': ['authenticators.sealed_secret'],
  'lib/org/second-factor/recovery-codes.ts': ['recovery_codes.hash'],
  'lib/org/saml/saml-service.ts': ['saml_keys.sealed_key'],
  'lib/org/saml/saml-sessions.ts': ['saml_sessions.sealed_name', 'saml_sessions.name_hash', 'saml_sessions.index_hash'],
  'lib/org/saml/saml-attempts.ts': ['saml_logins.sealed_claims'],
  'lib/org/saml/saml-attempt-search.ts': ['saml_logins.name_hash', 'saml_logins.address_hash'],
  'lib/org/saml/saml-messages.ts': ['saml_messages.sealed_message'],
  'lib/org/users/user-insert.ts': ['login_addresses.address_hash'],
  'lib/org/saml/saml-routing.ts': ['login_domains.domain_hash'],
  'lib/org/invitations/invitation-links.ts': ['invitation_links.hash'],
  'lib/org/passwords/password-resets.ts': ['password_resets.hash'],
  'lib/org/sign-in/attempts.ts': ['attempts.key'],
  'lib/provisioning/idempotency.ts': ['idempotency.body_hash'],
}

/** Files that seal what only a browser or a client holds, or hand the secret on. A change voids the former. */
const passing = [
  'lib/auth/nextauth.ts',
  'lib/http/logout-way.ts',
  'lib/jobs/worker.ts',
  'lib/local/demo/cast.ts',
  'lib/org/invitations/invitation-ticket.ts',
  'lib/org/passkeys/passkey-challenges.ts',
  'lib/org/sign-in/sign-in-tickets.ts',
  'lib/org/sign-in/sign-in.ts',
  'lib/provisioning/page-cursor.ts',
  // The change itself.
  'lib/cli/secret-guard.ts',
  'lib/org/secrets/secret-check.ts',
]

const users = ['app', 'lib', 'components']
  .flatMap((top) => readdirSync(top, { recursive: true }).map((below) => `${top}/${below}`))
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|\/testing\/|\/generated\//.test(file))
  .filter((file) => /\benv\(\)\.secret\b|\{[^}]*\bsecret\b[^}]*\} = env\(\)/.test(readFileSync(file, 'utf8')))

test('every use of the server’s secret says whether something in the database hangs on it', () => {
  expect(users.sort()).toEqual([...Object.keys(stored), ...passing].sort())
})

test('whatever hangs on it is made anew, taken away or fades when the secret changes', () => {
  const known = [...Object.values(holdings), ...Object.values(fading).map((columns) => ({ columns }))]
  expect(known.flatMap(({ columns }) => columns).sort()).toEqual(Object.values(stored).flat().sort())
})
