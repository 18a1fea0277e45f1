import { describe, expect, test } from 'vitest'
import { ownPath } from './own-path'

describe('a redirect after a form', () => {
  test.each(['/', '/organization-settings/users?q=a&status=expired', '/a/b#c'])('follows the own path %s', (path) => {
    expect(ownPath(path)).toBe(path)
  })

  test('writes letters beyond ASCII as a header takes them', () => {
    expect(ownPath('/users?q=Zoé€#日本')).toBe('/users?q=Zo%C3%A9%E2%82%AC#%E6%97%A5%E6%9C%AC')
    expect(ownPath('/users?q=%C3%A9')).toBe('/users?q=%C3%A9')
    expect(() => new Headers({ Location: ownPath('/users?q=€') ?? '' })).not.toThrow()
  })

  test.each([
    '//evil.test',
    '///evil.test',
    '/\\evil.test',
    '\\/evil.test',
    '/\t/evil.test',
    '/\n/evil.test',
    '/\u0000/evil.test',
    '/.//evil.test',
    '/..//evil.test',
    '/a/..//evil.test',
    '/%2e//evil.test',
    '/%2E%2e//evil.test',
    '\u2028//evil.test',
    '／／evil.test',
    '%2f%2fevil.test',
    '?returnTo=//evil.test',
    'https://evil.test',
    'https:evil.test',
    'javascript:alert(1)',
    ' /a',
    '/a b',
    '/a\r\nSet-Cookie: a=b',
    '/\ud800',
    '',
    null,
    undefined,
  ])('never leads to %j', (path) => {
    expect(ownPath(path)).toBeUndefined()
  })

  test.each(['/@evil.test', '/%2f/evil.test', '/%5cevil.test', '/:80', '/a//b', '/．／evil.test'])(
    'stays on this site at %s',
    (path) => {
      const { host } = new URL(ownPath(path) ?? '', 'https://gatehouse.test/login')
      expect(host).toBe('gatehouse.test')
    },
  )
})
