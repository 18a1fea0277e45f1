/** The same in a real browser, whose rules about cookies between sites decide whether anybody gets in: the provider's
 *  form is posted from another site than ours. */
import { type Browser, chromium } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Org } from '@/lib/db/finders'
import { cloneDatabase } from '@/lib/local/testing/clone'
import * as providers from '@/lib/org/saml/saml-providers'
import { addressesOf, serviceKeys } from '@/lib/org/saml/saml-service'
import * as samlSettings from '@/lib/org/saml/saml-settings'
import { admin, makeOrg } from '@/lib/org/testing/world'
import { type RunningServer, startServer } from './server'
import { SimpleSaml } from './simplesaml'

await cloneDatabase()

let server: RunningServer
let idp: SimpleSaml
let browser: Browser
let org: Org

beforeAll(async () => {
  server = await startServer()
  const attributes = { email: ['zoe@acme.test'], displayName: ['Zoé Martin'] }
  idp = await SimpleSaml.start({ zoe: { password: 'at-idp', attributes } })
  org = await makeOrg()
  const { certificate = '' } = (await serviceKeys(org))[0] ?? {}
  idp.serve([{ ...addressesOf(org), certificate }])
  await samlSettings.putJit(org, admin, { enabled: true, domains: ['acme.test'] })
  const id = await providers.create(org, admin, { name: 'SimpleSAMLphp', document: await idp.metadata() })
  await providers.activate(org, admin, id, { untested: true })
  const executablePath = process.env.CHROMIUM_PATH
  const args = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-background-networking']
  browser = await chromium.launch({ args, ...(executablePath && { executablePath }) })
}, 120_000)

afterAll(async () => {
  await browser?.close()
  idp?.stop()
  await server?.stop()
})

test('signing in by the button, at the provider, and back', async () => {
  const context = await browser.newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(`${server.origin}/login/${org.slug}?returnTo=/account`)
  await page.getByRole('link', { name: `Continue with ${org.name} SSO` }).click()
  await page.locator('[name=username]').fill('zoe')
  await page.locator('[name=password]').fill('at-idp')
  await page.locator('[name=password]').press('Enter')
  await page.waitForURL(`${server.origin}/account**`)
  const session = await page.request.get(`${server.origin}/api/auth/session`)
  expect(await session.json()).toMatchObject({ user: { email: 'zoe@acme.test' } })
  const left = (await context.cookies(addressesOf(org).acsUrl)).map(({ name }) => name)
  expect(left.filter((name) => name.startsWith('gatehouse-saml'))).toEqual([])
  await context.close()
}, 90_000)
