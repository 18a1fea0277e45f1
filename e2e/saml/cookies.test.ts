/** Behind TLS, as everybody should run it: which cookie travels across sites, and which do not. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Org } from '@/lib/db/finders'
import { cloneDatabase } from '@/lib/local/testing/clone'
import * as samlSettings from '@/lib/org/saml/saml-settings'
import { answer, makeProvider, type TestProvider } from '@/lib/org/testing/saml'
import { admin, makeOrg } from '@/lib/org/testing/world'
import { type RunningServer, startServer } from './server'

await cloneDatabase()

let server: RunningServer
let org: Org
let idp: TestProvider

beforeAll(async () => {
  server = await startServer({ https: true })
  org = await makeOrg()
  idp = await makeProvider(org)
  await samlSettings.putJit(org, admin, { enabled: true, domains: ['acme.test'] })
}, 60_000)

afterAll(() => server?.stop())

const cookiesOf = ({ headers }: Response) => headers.getSetCookie().map((line) => line.toLowerCase())

test('the cookie of a request alone is SameSite=None: Secure, HttpOnly, short, for the answer', async () => {
  const begun = await fetch(`${server.address}/saml/${org.slug}/login`, { redirect: 'manual' })
  const [line = '', ...more] = cookiesOf(begun)
  expect(more).toEqual([])
  expect(line).toMatch(/^__secure-gatehouse-saml-[0-9a-f]=_[0-9a-f]{32}\./)
  const attributes = line.split('; ').slice(1)
  const wanted = [`path=/saml/${org.slug}/acs`, 'max-age=900', 'secure', 'httponly', 'samesite=none']
  expect(attributes).toEqual(expect.arrayContaining(wanted))
  expect(attributes.some((one) => one.startsWith('domain='))).toBe(false)
})

test('the session that follows stays on this site, and the request’s cookie goes', async () => {
  const begun = await fetch(`${server.address}/saml/${org.slug}/login?returnTo=/account?q=€`, { redirect: 'manual' })
  const cookie = begun.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const requestId = cookie.split('=')[1]?.split('.')[0] ?? ''
  const said = { nameId: 'zoe@acme.test', attributes: { email: ['zoe@acme.test'] } }
  const back = await fetch(`${server.address}/saml/${org.slug}/acs`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, host: 'evil.test' },
    body: new URLSearchParams({ SAMLResponse: answer(idp, requestId, said) }),
  })
  expect(back.headers.get('location')).toBe(`${server.origin}/account?q=%E2%82%AC`)
  const lines = cookiesOf(back)
  const session = lines.find((line) => line.startsWith('__host-gatehouse-session=')) ?? ''
  expect(session.split('; ')).toEqual(expect.arrayContaining(['path=/', 'secure', 'httponly', 'samesite=lax']))
  expect(lines.find((line) => line.startsWith('__secure-gatehouse-saml-'))).toContain('max-age=0')
  // For the sign-in page alone: which organization this browser comes to by single sign-on.
  const last = lines.find((line) => line.startsWith('__secure-gatehouse-sso=')) ?? ''
  expect(last.split('; ')).toEqual(
    expect.arrayContaining([`__secure-gatehouse-sso=${org.slug}`, 'path=/login', 'secure', 'httponly', 'samesite=lax']),
  )
})
