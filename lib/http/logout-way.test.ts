import { beforeAll, expect, test } from 'vitest'
import { provideEnv } from '@/lib/base/env'
import { logoutWay, openLogoutWay } from './logout-way'

beforeAll(() => provideEnv({ DATABASE_URL: 'postgres://nowhere.test/none', GATEHOUSE_SECRET: 'x'.repeat(43) }))

const url = 'https://idp.test/slo?SAMLRequest=zoe'
const wayOf = (path: string) => new URLSearchParams(path.split('?')[1]).get('way') ?? ''

test('the way to a provider opens for two minutes, and does not show where it leads', () => {
  const path = logoutWay(url, 0)
  expect(path).toMatch(/^\/logout\/onwards\?way=[\w-]+$/)
  expect(Buffer.from(wayOf(path), 'base64url').toString('latin1')).not.toContain('idp.test')
  expect(openLogoutWay(wayOf(path), 119_000)).toBe(url)
  expect(openLogoutWay(wayOf(path), 120_000)).toBeUndefined()
})

test.each(['', 'https://evil.test', Buffer.from('9999999999999 https://evil.test').toString('base64url')])(
  'what was not sealed here leads nowhere: "%s"',
  (way) => {
    expect(openLogoutWay(way)).toBeUndefined()
  },
)
