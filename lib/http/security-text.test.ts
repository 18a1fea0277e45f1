import { expect, test } from 'vitest'
import { securityText } from './security-text'

test('security.txt names the contact, where it stands, and a day less than a year away', () => {
  const now = new Date('2026-11-22T13:14:15Z')
  expect(securityText({ origin: 'https://gate.example', contact: 'mailto:security@gate.example', now })).toBe(
    `Contact: mailto:security@gate.example
Expires: 2027-05-21T00:00:00.000Z
Preferred-Languages: en, fr
Canonical: https://gate.example/.well-known/security.txt
`,
  )
})
