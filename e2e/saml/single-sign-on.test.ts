/** Signing in over real HTTP with a real identity provider: SimpleSAMLphp, which checks our requests' signatures, signs
 *  response and assertion, and for one organization encrypts. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localeCookie } from '@/app/preference-cookies'
import type { Org } from '@/lib/db/finders'
import { cloneDatabase } from '@/lib/local/testing/clone'
import * as domains from '@/lib/org/domains/domains'
import * as attempts from '@/lib/org/saml/saml-attempts'
import * as providers from '@/lib/org/saml/saml-providers'
import { addressesOf, serviceKeys } from '@/lib/org/saml/saml-service'
import * as samlSettings from '@/lib/org/saml/saml-settings'
import { peek } from '@/lib/org/testing/organization'
import { idpMetadata } from '@/lib/org/testing/saml'
import { admin, invite, makeOrg } from '@/lib/org/testing/world'
import { newKeyPair } from '@/lib/saml/testing/forger'
import { forgeries, type World } from '@/lib/saml/testing/forgeries'
import { children, parseXml } from '@/lib/saml/xml'
import { Browser, formOf, type Page } from './browser'
import { type RunningServer, startServer } from './server'
import { SimpleSaml } from './simplesaml'

const { url } = await cloneDatabase()

let server: RunningServer
let idp: SimpleSaml
let plain: Org
let encrypted: Org
let providerId: string

beforeAll(async () => {
  server = await startServer()
  const people = ['zoe', 'paul', 'test'].map((name) => [
    name,
    {
      password: `${name}-at-idp`,
      attributes: { email: [`${name}@acme.test`], displayName: [`${name} of Acme`], groups: ['sre', 'staff'] },
    },
  ])
  idp = await SimpleSaml.start(Object.fromEntries(people))
  plain = await makeOrg()
  encrypted = await makeOrg()
  const services = await Promise.all([plain, encrypted].map(serviceOf))
  idp.serve(services)
  for (const org of [plain, encrypted]) {
    await samlSettings.putJit(org, admin, { enabled: true, domains: ['acme.test'] })
    const id = await providers.create(org, admin, { name: 'SimpleSAMLphp', document: await idp.metadata() })
    await providers.activate(org, admin, id, { untested: true })
    if (org === plain) providerId = id
  }
}, 60_000)

afterAll(async () => {
  idp?.stop()
  await server?.stop()
})

async function serviceOf(org: Org) {
  const { certificate = '' } = (await serviceKeys(org))[0] ?? {}
  return { ...addressesOf(org), certificate, encrypts: org === encrypted }
}

/** From our login address to the provider's form that holds its answer. */
async function answerFor(browser: Browser, url: string, name = 'zoe'): Promise<Page> {
  const asked = await browser.open(url)
  if (asked.text.includes('SAMLResponse')) return asked
  return browser.submit(asked, { username: name, password: `${name}-at-idp` })
}

async function session(browser: Browser): Promise<{ user?: { email?: string } }> {
  return JSON.parse((await browser.request(`${server.origin}/api/auth/session`)).text)
}

const loginUrl = (org: Org, query = '') => `${addressesOf(org).loginUrl}${query}`
const latest = async (org: Org) => (await attempts.list(org, admin))[0]

describe('a sign-in that begins here', () => {
  test('goes to the provider with a signed request, and comes back to the page it began at', async () => {
    const browser = new Browser()
    const begun = await browser.request(loginUrl(plain, '?returnTo=/account/profile'))
    expect(begun.status).toBe(302)
    expect(begun.headers.get('location')).toMatch(new RegExp(`^${idp.origin}/saml2/idp/SSOService.php\\?SAMLRequest=`))
    expect(begun.headers.get('location')).toContain('Signature=')
    const form = await answerFor(browser, begun.headers.get('location') ?? '')
    expect(formOf(form).action).toBe(addressesOf(plain).acsUrl)
    const back = await browser.submit(form, {}, false)
    expect(back.status).toBe(303)
    expect(back.headers.get('location')).toBe(`${server.origin}/account/profile`)
    expect(await session(browser)).toMatchObject({ user: { email: 'zoe@acme.test' } })
    expect((await browser.open(`${server.origin}/account/profile`)).status).toBe(200)
    expect(await latest(plain)).toMatchObject({ code: 'admitted', outcome: { created: true } })
  })

  test('works with an encrypted assertion', async () => {
    const browser = new Browser()
    const form = await answerFor(browser, loginUrl(encrypted))
    const xml = Buffer.from(formOf(form).fields.SAMLResponse ?? '', 'base64').toString('utf8')
    expect(xml).toContain('EncryptedAssertion')
    expect(xml).not.toContain('zoe@acme.test')
    await browser.submit(form, {}, false)
    expect(await session(browser)).toMatchObject({ user: { email: 'zoe@acme.test' } })
    const encryption = (await latest(encrypted))?.checks.find(({ name }) => name === 'encryption')
    expect(encryption).toMatchObject({ verdict: 'ok' })
  })

  test('is refused in another browser, a second time, and when the answer was changed', async () => {
    const [browser, other] = [new Browser(), new Browser()]
    const form = await answerFor(browser, loginUrl(plain), 'paul')
    expect(await refusal(await other.submit(form, {}, false))).toBe('browser_wrong')
    const { SAMLResponse = '' } = formOf(form).fields
    const changed = Buffer.from(SAMLResponse, 'base64').toString('utf8').replaceAll('paul@acme.test', 'pauk@acme.test')
    expect((await browser.submit(form, {}, false)).headers.get('location')).toBe(`${server.origin}/`)
    expect(await session(browser)).toMatchObject({ user: { email: 'paul@acme.test' } })
    expect(await refusal(await browser.submit(form, {}, false))).toBe('browser_wrong')
    const again = await answerFor(other, loginUrl(plain), 'paul')
    const forged = Buffer.from(changed).toString('base64')
    expect(await refusal(await other.submit(again, { SAMLResponse: forged }, false))).toBe('browser_wrong')
    expect(await session(other)).toEqual({})
  })

  test('a path elsewhere is no place to come back to', async () => {
    for (const bad of [
      'https://evil.test/',
      '//evil.test',
      '/\\evil.test',
      'javascript:alert(1)',
      '%2F%2Fevil.test',
      '/%09/evil.test',
    ]) {
      const browser = new Browser()
      const form = await answerFor(browser, loginUrl(plain, `?returnTo=${bad}`))
      const back = await browser.submit(form, { RelayState: 'https://evil.test/' }, false)
      const location = new URL(back.headers.get('location') ?? '')
      expect(location.origin, bad).toBe(server.origin)
      expect(location.pathname, bad).not.toContain('evil.test/')
    }
  })

  test('a test at the provider is for an administrator who is signed in', async () => {
    const answer = await new Browser().request(loginUrl(plain, `?test=${providerId}`))
    expect(answer.headers.get('location')).toBe(`${server.origin}/login/${plain.slug}?problem=permission_missing`)
  })
})

describe('a sign-in that begins at the provider', () => {
  const start = () =>
    `${idp.origin}/saml2/idp/SSOService.php?spentityid=${encodeURIComponent(addressesOf(plain).entityId)}&RelayState=${encodeURIComponent('/account/security')}`

  test('is let in by the switch, to a path of ours', async () => {
    const off = new Browser()
    expect(await refusal(await off.submit(await answerFor(off, start()), {}, false))).toBe('unsolicited')
    await providers.update(plain, admin, providerId, { idpInitiated: true })
    const on = new Browser()
    const form = await answerFor(on, start())
    expect((await on.submit(form, {}, false)).headers.get('location')).toBe(`${server.origin}/account/security`)
    expect(await session(on)).toMatchObject({ user: { email: 'zoe@acme.test' } })
    // The same assertion again.
    expect(await refusal(await new Browser().submit(form, {}, false))).toBe('replayed')
    const elsewhere = new Browser()
    const other = await answerFor(elsewhere, start())
    const back = await elsewhere.submit(other, { RelayState: 'https://evil.test/' }, false)
    expect(back.headers.get('location')).toBe(`${server.origin}/`)
    await providers.update(plain, admin, providerId, { idpInitiated: false })
  })
})

describe('who is refused', () => {
  test('reads why, in their language, and what the administrator can do', async () => {
    await samlSettings.putJit(plain, admin, { enabled: false })
    const browser = new Browser()
    const form = await answerFor(browser, loginUrl(plain), 'test')
    const back = await browser.submit(form, {}, false)
    const url = back.headers.get('location') ?? ''
    expect(await refusal(back)).toBe('not_provisioned')
    const english = await browser.open(url, { headers: { 'accept-language': 'en' } })
    expect(english.text).toContain('You have no account here yet.')
    expect(english.text).toContain('just-in-time accounts are off')
    expect(english.text).not.toContain('test@acme.test')
    browser.remember(url, localeCookie, 'fr')
    const french = await browser.open(url)
    expect(french.text).toContain('Vous n’avez pas encore de compte ici.')
    const stranger = await new Browser().open(url.replace(plain.slug, encrypted.slug), {
      headers: { 'accept-language': 'en' },
    })
    expect(stranger.text).not.toContain('not_provisioned')
    await samlSettings.putJit(plain, admin, { enabled: true })
  })

  test('because they were not through their invitation is sent a new one to their own address', async () => {
    await domains.verify(plain, admin, 'acme.test')
    const id = await invite(plain, 'test@acme.test')
    const browser = new Browser()
    const form = await answerFor(browser, loginUrl(plain), 'test')
    const back = await browser.submit(form, {}, false)
    expect(await refusal(back)).toBe('invite_pending')
    const before = await invitations(id)
    const page = await browser.open(back.headers.get('location') ?? '', { headers: { 'accept-language': 'en' } })
    const asked = await browser.submit(page, {}, false, 'attempt')
    expect(asked.headers.get('location')).toContain('asked')
    expect(await invitations(id)).toBe(before + 1)
    const again = await browser.open(new URL(asked.headers.get('location') ?? '', page.url).href, {
      headers: { 'accept-language': 'en' },
    })
    expect(again.text).toContain('a new one is on its way')
  })
})

const invitations = async (id: string) =>
  (await peek<{ n: number }>(url, 'select count(*)::int as n from invitation_links where user_id = $1', [id]))[0]?.n ??
  0

describe('the sign-in page', () => {
  test('leads by address to the organization whose domain is proven, without scripts', async () => {
    await domains.verify(plain, admin, 'acme.test')
    const browser = new Browser()
    const start = await browser.open(`${server.origin}/login?returnTo=/account`)
    expect(start.text).toContain('/login/sso?returnTo=%2Faccount')
    const query = new URLSearchParams({ email: 'zoe@acme.test', returnTo: '/account' })
    const onwards = await browser.request(`${server.origin}/login/sso?${query}`)
    expect(onwards.status).toBe(200)
    // A page that goes on by itself: no form may end on another host.
    const way = `/saml/${plain.slug}/login?email=zoe%40acme.test&amp;returnTo=%2Faccount`
    expect(onwards.text).toMatch(/http-equiv="refresh"/i)
    expect(onwards.text).toContain(`content="0;url=${way}"`)
    expect(onwards.text).toContain(`href="${way}"`)
    const nowhere = await browser.open(`${server.origin}/login/sso?email=zoe@nowhere.test`, {
      headers: { 'accept-language': 'en' },
    })
    expect(nowhere.text).toContain('No organization here uses single sign-on')
  })

  test('of an organization offers its provider', async () => {
    const page = await new Browser().open(`${server.origin}/login/${plain.slug}`)
    expect(page.text).toContain(`/saml/${plain.slug}/login`)
    const problem = await new Browser().open(`${server.origin}/login/${plain.slug}?problem=sso_ambiguous`, {
      headers: { 'accept-language': 'en' },
    })
    expect(problem.text).toContain('Several identity providers are set up')
  })
})

/** The code under which an answer was refused; undefined where it was not. */
async function refusal(page: Page): Promise<string | undefined> {
  const location = new URL(page.headers.get('location') ?? 'http://nowhere.test')
  expect(page.status).toBe(303)
  if (!location.pathname.endsWith('/refused')) return undefined
  const [, , slug] = location.pathname.split('/')
  const org = [plain, encrypted].find((one) => one.slug === slug)
  const ref = location.searchParams.get('attempt')
  if (ref === null) return location.searchParams.get('code') ?? undefined
  return org && (await attempts.get(org, admin, ref))?.code
}

describe('an organization with two identity providers', () => {
  test('asks for the address, and sends each domain to its own', async () => {
    const document = idpMetadata('https://partner.test', [newKeyPair('partner')])
    const partner = await providers.create(plain, admin, { name: 'Partner', document })
    await providers.update(plain, admin, partner, { emailDomains: ['partner.test'] })
    await providers.activate(plain, admin, partner, { untested: true })
    const browser = new Browser()
    const asked = await browser.open(loginUrl(plain, '?returnTo=/account'))
    expect(asked.url).toBe(`${server.origin}/login/sso?organization=${plain.slug}&returnTo=%2Faccount`)
    const { fields } = formOf(asked, 'email')
    expect(fields).toMatchObject({ organization: plain.slug, returnTo: '/account' })
    const to = async (email: string) => {
      const onwards = await browser.request(`${server.origin}/login/sso?${new URLSearchParams({ ...fields, email })}`)
      const way = /content="0;url=([^"]+)"/.exec(onwards.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
      const begun = await browser.request(new URL(way, server.origin).href)
      return new URL(begun.headers.get('location') ?? '').origin
    }
    expect(await to('zoe@partner.test')).toBe('https://partner.test')
    expect(await to('zoe@acme.test')).toBe(idp.origin)
    await providers.remove(plain, admin, partner)
  })
})

describe('the addresses of an organization', () => {
  test('metadata names entity, address and keys', async () => {
    const { metadataUrl, acsUrl, entityId } = addressesOf(plain)
    const page = await new Browser().request(metadataUrl)
    expect(page.headers.get('content-type')).toContain('application/samlmetadata+xml')
    const root = parseXml(page.text)
    expect(root.getAttribute('entityID')).toBe(entityId)
    const [descriptor] = children(root, 'md', 'SPSSODescriptor')
    const [service] = descriptor ? children(descriptor, 'md', 'AssertionConsumerService') : []
    expect(service?.getAttribute('Location')).toBe(acsUrl)
    expect(descriptor && children(descriptor, 'md', 'KeyDescriptor')).toHaveLength(2)
  })

  test('the certificate is had as a file, for who takes it apart from the metadata', async () => {
    const { certificateUrl, metadataUrl } = addressesOf(plain)
    const file = await new Browser().request(certificateUrl)
    expect(file.headers.get('content-disposition')).toContain('.pem"')
    const [, body = ''] = /-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/.exec(file.text) ?? []
    const metadata = await new Browser().request(metadataUrl)
    expect(metadata.text.replace(/\s/g, '')).toContain(body.replace(/\s/g, ''))
  })

  test('believe no Host header', async () => {
    const evil = { headers: { 'x-forwarded-host': 'evil.test', 'x-forwarded-proto': 'https' } }
    const browser = new Browser()
    expect((await browser.request(addressesOf(plain).metadataUrl, evil)).text).not.toContain('evil.test')
    const begun = await browser.request(loginUrl(plain), evil)
    expect(begun.headers.get('location')).toMatch(new RegExp(`^${idp.origin}/`))
    const refused = await browser.request(addressesOf(plain).acsUrl, {
      ...evil,
      method: 'POST',
      body: new URLSearchParams({ SAMLResponse: 'AAAA' }),
    })
    expect(refused.headers.get('location')).toMatch(new RegExp(`^${server.origin}/login/`))
  })

  test('bind a request by a short cookie for the answer alone, that scripts do not see', async () => {
    const browser = new Browser()
    await browser.request(loginUrl(plain))
    const [cookie, ...more] = browser.cookiesOf(server.origin)
    expect(more).toEqual([])
    expect(cookie?.path).toBe(`/saml/${plain.slug}/acs`)
    expect(cookie?.attributes).toEqual(expect.arrayContaining(['HttpOnly', 'Max-Age=900']))
    for (let n = 0; n < 60; n++) await browser.request(loginUrl(plain))
    expect(browser.cookiesOf(server.origin).length).toBeLessThanOrEqual(16)
  })

  test.each([
    ['another method', 'acs', { method: 'GET' }, 405],
    ['another type', 'acs', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }, 415],
    [
      'a body without end',
      'acs',
      { method: 'POST', body: new URLSearchParams({ SAMLResponse: 'A'.repeat(600_000) }) },
      413,
    ],
  ] as const)('refuse %s', async (_, place, init, status) => {
    const url = addressesOf(plain).acsUrl.replace('acs', place)
    expect((await new Browser().request(url, init)).status).toBe(status)
  })

  test('of no organization are not there', async () => {
    for (const place of ['login', 'metadata']) {
      expect((await new Browser().request(`${server.origin}/saml/nobody/${place}`)).status).toBe(404)
    }
  })
})

test('forged and broken answers let nobody in, over HTTP', async () => {
  const { entityId, acsUrl } = addressesOf(plain)
  const own = (await serviceKeys(plain))[0]
  const [one, two] = [newKeyPair('one'), newKeyPair('two')]
  const world: World = {
    idp: one,
    stranger: two,
    own: own ?? one,
    setting: { issuer: `${idp.origin}/idp`, audience: entityId, acsUrl, requestId: '_0123', now: new Date() },
  }
  for (const { name, make } of forgeries) {
    const browser = new Browser()
    const body = new URLSearchParams({ SAMLResponse: make(world) })
    const page = await browser.request(acsUrl, { method: 'POST', body })
    // What is too large for a form is refused before it is read.
    expect([303, 413], name).toContain(page.status)
    if (page.status === 303) expect(page.headers.get('location'), name).toContain('/refused?')
    expect(browser.cookiesOf(server.origin), name).toEqual([])
  }
}, 120_000)
