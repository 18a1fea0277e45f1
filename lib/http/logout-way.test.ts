import { beforeAll, expect, test } from 'vitest'
import { provideEnv } from '@/lib/base/env'
import { formOrigin, logoutFormWay, logoutWay, openLogoutWay } from './logout-way'

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
  const form = {
    name: 'SAMLResponse',
    xml: '<samlp:LogoutResponse>Zoé</samlp:LogoutResponse>',
    relayState: 'a b€',
  } as const
  const onwards = { url: 'https://idp.test:8443/slo?tenant=a', form }
  const way = wayOf(logoutWay(onwards, 0))
  expect(openLogoutWay(way, 1)).toEqual(onwards)
  expect(logoutFormWay(onwards, 0)).toMatch(/^\/logout\/onwards\/form\?way=/)
  expect(formOrigin(logoutFormWay(onwards, 0), 1)).toBe('https://idp.test:8443')
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
