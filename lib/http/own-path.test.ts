import { describe, expect, test } from 'vitest'
import { ownPath } from './own-path'

describe('a redirect after a form', () => {
  test.each(['/', '/organization-settings/users?q=a&status=expired', '/a/b#c'])('follows the own path %s', (path) => {
    expect(ownPath(path)).toBe(path)
  })

  test.each(['//evil.test', '/\\evil.test', 'https://evil.test', 'javascript:alert(1)', '/a b', '', null, undefined])(
    'never leads to %s',
    (path) => {
      expect(ownPath(path)).toBeUndefined()
    },
  )
})
