import { describe, expect, test } from 'vitest'
import { bounded, keptPath, keptRequest, mentionsSecret, storable, withoutSecrets } from './redact'

const secret = 'hunter2-hunter2'

describe('a body that could be read loses its secrets', () => {
  test.each([
    ['at the top', { userName: 'a', password: secret }],
    ['in any letter case', { PassWord: secret }],
    ['under its schema', { 'urn:ietf:params:scim:schemas:core:2.0:User:password': secret }],
    ['in a dotted key', { 'credentials.password': secret }],
    ['deep inside', { a: [{ b: { password: { value: secret, more: [secret] } } }] }],
    ['in a PATCH without a path', { Operations: [{ op: 'replace', value: { password: secret } }] }],
    ['in a PATCH of its path', { Operations: [{ op: 'add', path: 'password', value: secret }] }],
    [
      'in a PATCH of its path in other words',
      { operations: [{ OP: 'Add', PATH: 'urn:x:User:Password', VALUE: secret }] },
    ],
    ['in the filter of a path', { Operations: [{ op: 'remove', path: `emails[password eq "${secret}"]` }] }],
    ['in the filter of a search', { filter: `password eq "${secret}"` }],
    ['in an operation of a bulk', { Operations: [{ method: 'POST', path: '/Users', data: { password: secret } }] }],
    [
      'in a PATCH inside a bulk',
      { Operations: [{ data: { Operations: [{ path: 'password', value: { value: secret } }] } }] },
    ],
  ])('%s', (_where, body) => {
    expect(keptRequest(body, undefined, 10_000)?.text).not.toContain(secret)
    expect(JSON.stringify(withoutSecrets(body).value)).not.toContain(secret)
  })

  test('and nothing else', () => {
    const body = { userName: 'a', Operations: [{ op: 'add', path: 'title', value: 'password manager' }], n: [1, null] }
    expect(keptRequest(body, undefined, 10_000)).toEqual({ text: JSON.stringify(body), cut: false, redacted: false })
  })

  test('a key named __proto__ is a key like any other', () => {
    const body = JSON.parse('{"__proto__":{"password":"x","a":1}}')
    expect(JSON.stringify(withoutSecrets(body).value)).toBe('{"__proto__":{"a":1}}')
    expect(({} as { a?: number }).a).toBeUndefined()
  })
})

describe('a body that could not be read', () => {
  test.each([
    `{"password":"${secret}`,
    `{"value":"${secret}","path":"password"`,
    `{"p\\u0061ssword":"${secret}"`,
    `{"PASSWORD":"${secret}"`,
    `user=a&p%61ssword=${secret}`,
    `[[["password", ${secret}`,
  ])('is left out whole where it names a secret: %s', (text) => {
    expect(keptRequest(undefined, text, 10_000)).toEqual({ text: '(left out)', cut: true, redacted: true })
  })

  test('is kept where it names none, and left out where it is too long to tell', () => {
    expect(keptRequest(undefined, '{"userName":', 10_000)).toEqual({
      text: '{"userName":',
      cut: false,
      redacted: false,
    })
    expect(keptRequest(undefined, 'x'.repeat(65_537), 10_000)).toEqual({
      text: '(left out)',
      cut: true,
      redacted: true,
    })
    expect(keptRequest(undefined, undefined, 10_000)).toBeNull()
  })
})

describe('what is kept is bounded', () => {
  test('lists to 20 items, marked as cut', () => {
    const members = Array.from({ length: 100_000 }, (_, n) => ({ value: `${n}` }))
    const kept = keptRequest({ displayName: 'big', members }, undefined, 10_000)
    expect(kept?.cut).toBe(true)
    expect(JSON.parse(kept?.text ?? '').members).toHaveLength(20)
  })

  test('2,000 values in all, whatever their nesting', () => {
    let wide: unknown = 'x'
    for (let depth = 0; depth < 6; depth++) wide = Array.from({ length: 20 }, () => wide)
    const kept = keptRequest(wide, undefined, 1e9)
    expect(kept?.cut).toBe(true)
    expect(kept?.text.length).toBeLessThan(50_000)
  })

  test('texts to their length, never in the middle of a character, and without U+0000', () => {
    expect(bounded('a'.repeat(11), 10)).toEqual({ text: 'a'.repeat(10), cut: true, redacted: false })
    expect(bounded('ab😀', 3)).toEqual({ text: 'ab\ufffd', cut: true, redacted: true })
    expect(storable('a\u0000b\ud800')).toBe('a\ufffdb\ufffd')
  })
})

describe('a path', () => {
  test.each([
    ['/Users', 'count=1&filter=userName%20eq%20%22a%22', '/Users?count=1&filter=userName%20eq%20%22a%22'],
    ['/Users', '', '/Users'],
    ['/Users', 'access_token=abc&Attributes=id', '/Users?access_token=(left out)&Attributes=id'],
    ['/Users', `filter=password+eq+"${secret}"`, '/Users?filter=(left out)'],
    ['/Users', `filter=p%61ssword+eq+"${secret}"`, '/Users?filter=(left out)'],
    ['/Users', 'attributes=password', '/Users?attributes=(left out)'],
  ])('%s with %s is kept as %s', (path, search, kept) => {
    expect(keptPath(path, search)).toBe(kept)
  })

  test('is no longer than 1,000 characters', () => {
    expect(keptPath(`/Users/${'x'.repeat(5_000)}`, 'count=1')).toHaveLength(1_000)
  })
})

test('the secrets are those that the schemas never return', () => {
  expect([mentionsSecret('a Password b'), mentionsSecret('displayName')]).toEqual([true, false])
})
