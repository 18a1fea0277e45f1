import { Secret } from 'otpauth'
import { describe, expect, test } from 'vitest'
import { enrollmentUri, isCode, newSecret, stepOf } from './totp'

/** RFC 6238, appendix B: the shared secret of the SHA-1 rows. */
const secret = Secret.fromLatin1('12345678901234567890').base32
const at = (seconds: number) => new Date(seconds * 1000)

describe('a code', () => {
  // The RFC's codes have eight digits; one of six is their end (RFC 4226 5.3: the remainder of a power of ten).
  test.each([
    [59, '94287082', 1],
    [1_111_111_109, '07081804', 37_037_036],
    [1_111_111_111, '14050471', 37_037_037],
    [1_234_567_890, '89005924', 41_152_263],
    [2_000_000_000, '69279037', 66_666_666],
    [20_000_000_000, '65353130', 666_666_666],
  ])('is that of RFC 6238 at %i seconds', (seconds, eightDigits, step) => {
    expect(stepOf(secret, eightDigits.slice(2), at(seconds))).toBe(step)
  })

  test('of the step before and after counts under its own step, of two away it does not', () => {
    const [code, step] = ['287082', 1]
    expect(stepOf(secret, code, at(59 + 30))).toBe(step)
    expect(stepOf(secret, code, at(29))).toBe(step)
    expect(stepOf(secret, code, at(59 + 31))).toBeUndefined()
  })

  test('may be written with a blank in the middle', () => {
    expect(stepOf(secret, ' 287 082', at(59))).toBe(1)
  })

  test.each(['', '28708', '2870822', '94287082', 'abcdef', '28708x', '２８７０８２'])('is not %j', (text) => {
    expect(stepOf(secret, text, at(59))).toBeUndefined()
    expect(isCode(text)).toBe(false)
  })

  test('of another secret is none', () => {
    expect(stepOf(newSecret(), '287082', at(59))).toBeUndefined()
  })
})

describe('a secret', () => {
  test('has 160 bits and is never the same', () => {
    const secrets = Array.from({ length: 20 }, newSecret)
    expect(new Set(secrets).size).toBe(20)
    for (const one of secrets) expect(one).toMatch(/^[A-Z2-7]{32}$/)
  })

  test('is handed to an app with its organization and account', () => {
    const uri = new URL(enrollmentUri(secret, { issuer: 'Acme & Söhne', account: 'zoe@acme.test' }))
    expect(uri.protocol).toBe('otpauth:')
    expect(decodeURIComponent(uri.pathname)).toContain('Acme & Söhne:zoe@acme.test')
    expect(Object.fromEntries(uri.searchParams)).toMatchObject({ secret, issuer: 'Acme & Söhne', period: '30' })
  })
})
