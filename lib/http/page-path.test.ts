import { expect, test } from 'vitest'
import { pagePath } from './page-path'

test.each([
  ['/organization-settings/users?status=active&page=2', '/organization-settings/users?status=active&page=2'],
  ['/organization-settings/users?q=a%20b&_rsc=1x2y3', '/organization-settings/users?q=a%20b'],
  ['/account/profile?_rsc=1x2y3', '/account/profile'],
  ['/account/profile', '/account/profile'],
])('%s is the page %s', (url, page) => {
  expect(pagePath(url)).toBe(page)
})

test.each([undefined, null, '', '//evil.example/x', 'https://evil.example/', '/\\evil.example', '/a b'])(
  '%j is no page of ours',
  (url) => {
    expect(pagePath(url)).toBeUndefined()
  },
)
