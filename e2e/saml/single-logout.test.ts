/** Signing out over real HTTP with a real identity provider: SimpleSAMLphp, which checks the signatures of our requests and
 *  answers, and signs its own. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localeCookie } from '@/app/preference-cookies'
import type { Org } from '@/lib/db/finders'
import { cloneDatabase } from '@/lib/local/testing/clone'
import * as providers from '@/lib/org/saml/saml-providers'
import { addressesOf, serviceKeys } from '@/lib/org/saml/saml-service'
import * as samlSettings from '@/lib/org/saml/saml-settings'
import { admin, makeOrg } from '@/lib/org/testing/world'
import { newKeyPair } from '@/lib/saml/testing/forger'
import { logoutForgeries } from '@/lib/saml/testing/logout-forgeries'
import { Browser, type Page } from './browser'
import { type RunningServer, startServer } from './server'
import { SimpleSaml } from './simplesaml'

await cloneDatabase()

let server: RunningServer
let idp: SimpleSaml
let org: Org
let providerId: string

beforeAll(async () => {
  server = await startServer()
  const attributes = { email: ['zoe@acme.test'], displayName: ['Zoé Martin'] }
  idp = await SimpleSaml.start({ zoe: { password: 'at-idp', attributes } })
  org = await makeOrg()
  const { certificate = '' } = (await serviceKeys(org))[0] ?? {}
  idp.serve([{ ...addressesOf(org), certificate }])
  await samlSettings.putJit(org, admin, { enabled: true, domains: ['acme.test'] })
  providerId = await providers.create(org, admin, { name: 'SimpleSAMLphp', document: await idp.metadata() })
  await providers.activate(org, admin, providerId, { untested: true })
}, 60_000)

afterAll(async () => {
  idp?.stop()
  await server?.stop()
})

/** Signed in at the provider and here. */
async function signedIn(): Promise<Browser> {
  const browser = new Browser()
  const form = await browser.submit(await browser.open(addressesOf(org).loginUrl), {
    username: 'zoe',
    password: 'at-idp',
  })
  await browser.submit(form, {}, false)
  expect(await person(browser)).toBe('zoe@acme.test')
  return browser
}

async function person(browser: Browser): Promise<string | undefined> {
  return JSON.parse((await browser.request(`${server.origin}/api/auth/session`)).text).user?.email
}

/** Whether the provider knows the browser: it then answers without asking for a password. */
async function isKnownAtProvider(browser: Browser): Promise<boolean> {
  return (await browser.open(addressesOf(org).loginUrl)).text.includes('SAMLResponse')
}

async function signOut(browser: Browser): Promise<Page> {
  const page = await browser.open(`${server.origin}/logout`)
  // The form of the page itself: above it stands the one for the language.
  return browser.submit({ ...page, text: page.text.slice(page.text.indexOf('<main')) })
}

const wayOn = ({ text }: Page) => /content="0;url=([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&')

describe('signing out here', () => {
  test('signs out here first, then at the provider, and comes back with its word', async () => {
    const browser = await signedIn()
    const page = await signOut(browser)
    expect(await person(browser)).toBeUndefined()
    expect(page.url).toContain('/logout/onwards?way=')
    expect(page.url).not.toContain('zoe')
    const way = wayOn(page) ?? ''
    expect(way).toMatch(new RegExp(`^${idp.origin}/saml2/idp/SingleLogoutService.php\\?SAMLRequest=`))
    const back = await browser.open(way)
    expect(back.url).toBe(`${server.origin}/login?signed-out`)
    expect(await isKnownAtProvider(browser)).toBe(false)
  })

  test('ends our session though nobody goes on to the provider', async () => {
    const browser = await signedIn()
    await signOut(browser)
    expect(await person(browser)).toBeUndefined()
    expect(await isKnownAtProvider(browser)).toBe(true)
  })

  test('stays here where single logout is off', async () => {
    await providers.update(org, admin, providerId, { singleLogout: false })
    const browser = await signedIn()
    expect((await signOut(browser)).url).toBe(`${server.origin}/login?signed-out`)
    expect(await person(browser)).toBeUndefined()
    await providers.update(org, admin, providerId, { singleLogout: true })
  })

  test('a way that was not made here leads to no other host', async () => {
    for (const way of ['', 'https://evil.test', 'AAAA']) {
      const page = await new Browser().open(`${server.origin}/logout/onwards?way=${way}`)
      expect(page.url, way).toBe(`${server.origin}/login?signed-out`)
    }
  })
})

test('turning the provider off signs out who came by it', async () => {
  const browser = await signedIn()
  await providers.turnOff(org, admin, providerId)
  expect(await person(browser)).toBeUndefined()
  await providers.activate(org, admin, providerId, { untested: true })
  await signedIn()
})

describe('signing out at the provider', () => {
  test('ends the session here, and brings it our answer', async () => {
    const browser = await signedIn()
    const end = await browser.open(idp.logoutUrl)
    expect(end.url).toBe(idp.metadataUrl)
    expect(await person(browser)).toBeUndefined()
  })

  test('brings it our answer by a form where it takes nothing else', async () => {
    const document = await idp.metadata()
    const byForm = document.replace(/(SingleLogoutService [^>]*bindings:)HTTP-Redirect/, '$1HTTP-POST')
    expect(byForm).not.toBe(document)
    await providers.replaceMetadata(org, admin, providerId, { document: byForm })
    const browser = await signedIn()
    const page = await browser.open(idp.logoutUrl)
    expect(page.url).toContain(`${server.origin}/logout/onwards/form?way=`)
    expect(await person(browser)).toBeUndefined()
    // Where its signature or the request that it answers is wrong, the provider shows an error of its own.
    const end = await browser.submit(page, {}, true, 'SAMLResponse')
    expect(end.url).toBe(idp.metadataUrl)
    await providers.replaceMetadata(org, admin, providerId, { document })
  })

  test('leaves the session of the same person in another browser, which the provider knows by another index', async () => {
    const [one, two] = [await signedIn(), await signedIn()]
    await one.open(idp.logoutUrl)
    expect(await person(one)).toBeUndefined()
    expect(await person(two)).toBe('zoe@acme.test')
  })

  test('does nothing here where single logout is off', async () => {
    const browser = await signedIn()
    await providers.update(org, admin, providerId, { singleLogout: false })
    const end = await browser.open(idp.logoutUrl)
    expect(end.url).toBe(`${server.origin}/login/${org.slug}/logout?code=logout_off`)
    expect(await person(browser)).toBe('zoe@acme.test')
    await providers.update(org, admin, providerId, { singleLogout: true })
  })
})

describe('the address for logout messages', () => {
  test('forged and broken requests end nobody’s session, and lead to no other host', async () => {
    const browser = await signedIn()
    const { sloUrl } = addressesOf(org)
    const [one, two] = [newKeyPair('one'), newKeyPair('two')]
    const setting = { issuer: `${idp.origin}/idp`, sloUrl, nameId: 'zoe@acme.test', now: new Date() }
    for (const { name, make } of logoutForgeries) {
      const arrival = make({ idp: one, stranger: two, setting })
      const page =
        arrival.binding === 'redirect'
          ? await browser.request(`${sloUrl}?${arrival.query}`)
          : await browser.request(sloUrl, { method: 'POST', body: new URLSearchParams({ SAMLRequest: arrival.field }) })
      expect([303, 413, 431], name).toContain(page.status)
      if (page.status !== 303) continue
      const location = new URL(page.headers.get('location') ?? '')
      expect(location.href, name).toMatch(new RegExp(`^${server.origin}/login/${org.slug}/logout\\?code=\\w+$`))
    }
    expect(await person(browser)).toBe('zoe@acme.test')
  }, 60_000)

  test('says in the language of the browser why a request was refused', async () => {
    const url = `${server.origin}/login/${org.slug}/logout?code=signature_missing`
    const english = await new Browser().open(url, { headers: { 'accept-language': 'en' } })
    expect(english.text).toContain('The request is not signed.')
    const browser = new Browser()
    browser.remember(url, localeCookie, 'fr')
    const french = await browser.open(url)
    expect(french.text).toContain('La demande n’est pas signée.')
    expect((await new Browser().open(`${server.origin}/login/${org.slug}/logout?code=nonsense`)).status).toBe(404)
  })

  test('expects a message', async () => {
    const { sloUrl } = addressesOf(org)
    expect((await new Browser().request(sloUrl)).status).toBe(400)
    expect((await new Browser().request(sloUrl, { method: 'POST', body: new URLSearchParams() })).status).toBe(400)
  })

  test('is in our metadata, for both bindings', async () => {
    const { metadataUrl, sloUrl } = addressesOf(org)
    const { text } = await new Browser().request(metadataUrl)
    for (const binding of ['HTTP-Redirect', 'HTTP-POST']) {
      expect(text).toContain(
        `<md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:${binding}" Location="${sloUrl}"/>`,
      )
    }
  })
})
