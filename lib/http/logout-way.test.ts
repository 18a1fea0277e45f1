import { beforeAll, expect, test } from 'vitest'
import { provideEnv } from '@/lib/base/env'
import { formOrigin, logoutWay, openLogoutWay } from './logout-way'

beforeAll(() => provideEnv({ DATABASE_URL: 'postgres://nowhere.test/none', GATEHOUSE_SECRET: 'x'.repeat(43) }))

const url = 'https://idp.test/slo?SAMLRequest=zoe'
const wayOf = (path: string) => new URLSearchParams(path.split('?')[1]).get('way') ?? ''

test('the way to a provider opens for two minutes, and does not show where it leads', () => {
  const path = logoutWay({ url }, 0)
  expect(path).toMatch(/^\/logout\/onwards\?way=[\w-]+$/)
  expect(Buffer.from(wayOf(path), 'base64url').toString('latin1')).not.toContain('idp.test')
  expect(openLogoutWay(wayOf(path), 119_000)).toEqual({ url })
  expect(openLogoutWay(wayOf(path), 120_000)).toBeUndefined()
})

test('a message to be posted goes with the way, and its page may post to that origin alone, as long as the way is good', () => {
  const message = '<samlp:LogoutRequest>Zoé</samlp:LogoutRequest>'
  const way = wayOf(logoutWay({ url: 'https://idp.test:8443/slo?tenant=a', message }, 0))
  expect(openLogoutWay(way, 1)).toEqual({ url: 'https://idp.test:8443/slo?tenant=a', message })
  expect(formOrigin(`/logout/onwards/form?way=${way}`, 119_000)).toBe('https://idp.test:8443')
  expect(formOrigin(`/logout/onwards/form?way=${way}`, 120_000)).toBeUndefined()
  for (const path of ['/logout/onwards', '/login', '/logout/onwards/form/more']) {
    expect(formOrigin(`${path}?way=${way}`, 1)).toBeUndefined()
  }
  const byRedirect = wayOf(logoutWay({ url }, 0))
  for (const other of [byRedirect, '', 'https://evil.test', `${way}x`.slice(1)]) {
    expect(formOrigin(`/logout/onwards/form?way=${other}`, 1)).toBeUndefined()
  }
})

test.each(['', 'https://evil.test', Buffer.from('9999999999999 https://evil.test').toString('base64url')])(
  'what was not sealed here leads nowhere: "%s"',
  (way) => {
    expect(openLogoutWay(way)).toBeUndefined()
  },
)
