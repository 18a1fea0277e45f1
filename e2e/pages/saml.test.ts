/** Single sign-on in Chromium, with an identity provider of our own on another host: set up, tried, used, looked into and
 *  ended. In one organization, so one after the other. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './support/axe'
import { ageProofs } from './support/database'
import { demo } from './support/demo'
import { TestIdp } from './support/idp'
import { sessionOf, signIn } from './support/sign-in'

const authentication = '/organization-settings/authentication'
const name = 'Test provider'
const idp = new TestIdp()
const newcomer = { email: `noe-${Date.now().toString(36)}@globex.test`, displayName: 'Noé Lemaire' }

test.describe.configure({ mode: 'serial' })
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

const asAdmin = (page: Page) => signIn(page, demo().organizations.globex.admin)

/** A sign-in at the organization's address, in a browser that nobody is signed in with. */
async function ssoSignIn(browser: Browser): Promise<Page> {
  const context = await browser.newContext()
  await context.addCookies([{ name: 'gatehouse_locale', value: 'en', url: process.env.E2E_ORIGIN ?? '' }])
  const page = await context.newPage()
  await page.goto('/saml/globex/login')
  return page
}

/** The newcomer, signed in by the provider, in a browser that may run no scripts: its own page runs one. */
async function signedIn(browser: Browser, javaScriptEnabled: boolean): Promise<Page> {
  idp.person = newcomer
  const page = await ssoSignIn(browser)
  await expect(page).not.toHaveURL(/login|saml/)
  const storageState = await page.context().storageState()
  await page.context().close()
  return (await browser.newContext({ javaScriptEnabled, storageState })).newPage()
}

/** A command of whoever operates the installation. */
function gatehouse(...args: string[]): void {
  const env = { ...process.env, GATEHOUSE_DATA: process.env.E2E_DATA }
  execFileSync('node', ['lib/cli/bootstrap.mjs', ...args], { env, stdio: 'pipe' })
}

async function openProvider(page: Page): Promise<void> {
  await page.goto(authentication)
  await page.getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
}

test('a provider is set up from pasted metadata, explained before it is kept, and tried by a real sign-in', async ({
  page,
}) => {
  await asAdmin(page)
  await page.goto(authentication)
  await page.getByRole('link', { name: 'Add a provider' }).click()
  await page.getByRole('link', { name: 'Another one' }).click()
  await expect(page.getByText('/saml/globex/acs')).toBeVisible()
  await page.getByRole('link', { name: 'I have pasted them' }).click()

  await page.getByRole('textbox', { name: 'Metadata, pasted' }).fill('<html/>')
  await page.getByRole('button', { name: 'Read it' }).click()
  await expect(page.getByText('This is no SAML metadata.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Keep it' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Read another one' }).click()

  await page.getByRole('textbox', { name: 'Metadata, pasted' }).fill(idp.metadata)
  await page.getByRole('button', { name: 'Read it' }).click()
  await expect(page.getByText(idp.issuer)).toBeVisible()
  await expect(page.getByText('The address is not https.', { exact: false })).toHaveCount(2)
  await expectAccessible(page)
  await page.getByRole('textbox', { name: 'Name of the provider' }).fill(name)
  await page.getByRole('button', { name: 'Keep it' }).click()

  await expect(page).toHaveURL(/step=attributes/)
  await page.getByRole('textbox', { name: 'E-mail domains' }).fill('not a domain!')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('is not a domain name', { exact: false })).toBeVisible()
  await page.getByRole('textbox', { name: 'E-mail domains' }).fill('globex.test')
  await page.getByRole('button', { name: 'Continue' }).click()

  idp.person = newcomer
  await page.getByRole('link', { name: 'Sign in to test' }).click()
  await expect(page).toHaveURL(/attempt=/)
  await expect(page.getByText('was refused', { exact: false }).first()).toBeVisible()
  const checks = page.getByRole('list', { name: 'Checks' })
  await expect(checks.getByRole('listitem').filter({ hasText: 'Signature of the assertion: Right' })).toBeVisible()
  await expect(checks.getByRole('listitem').filter({ hasText: 'Person: Wrong' })).toBeVisible()
  await expectAccessible(page)
  // All is right but the person, whom nobody knows yet: that is a test.
  await expect(page.getByRole('link', { name: 'Continue without a test' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Continue to activation' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Activate' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  await expect(page.getByText('People sign in with it.')).toBeVisible()
  await expectAccessible(page)
})

test('just-in-time accounts off refuse somebody unknown with the reason; on, they come in', async ({
  page,
  browser,
}) => {
  idp.person = newcomer
  const refused = await ssoSignIn(browser)
  await expect(refused).toHaveURL(/login\/globex\/refused/)
  await expect(refused.getByRole('heading', { name: 'You are not signed in' })).toBeVisible()

  await asAdmin(page)
  await page.goto(`${authentication}/jit`)
  await page.getByRole('textbox', { name: 'Domains' }).fill('globex.test')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('switch', { name: 'Just-in-time accounts' }).click()
  await expect(page.getByRole('switch', { name: 'Just-in-time accounts' })).toBeChecked()

  const admitted = await ssoSignIn(browser)
  await expect(admitted).not.toHaveURL(/login|saml/)
  await refused.context().close()
  await admitted.context().close()
})

test('who comes by single sign-on alone proves anew that they are there with the provider', async ({ browser }) => {
  idp.person = newcomer
  const page = await ssoSignIn(browser)
  await expect(page).not.toHaveURL(/login|saml/)
  expect(idp.wasForced).toBe(false)
  await ageProofs(newcomer.email)
  await page.goto('/account/security')
  await page.getByRole('link', { name: 'Add a passkey' }).click()
  await expect(page.getByRole('textbox', { name: 'Password' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Continue with Globex SSO' }).click()
  await expect(page).toHaveURL(/account\/security$/)
  expect(idp.wasForced).toBe(true)
  await expect(page.getByRole('button', { name: 'Add a passkey' })).toBeVisible()
  await page.context().close()
})

test('the inspector shows both, each check with its verdict and what to do, and no address in full', async ({
  page,
}) => {
  await asAdmin(page)
  await page.goto(`${authentication}/attempts`)
  const table = page.getByRole('table', { name: 'Sign-ins by SAML' })
  await expect(
    table.getByRole('row').filter({ hasText: newcomer.displayName }).getByText('Let in').first(),
  ).toBeVisible()
  await page.getByRole('navigation', { name: 'Sign-ins' }).getByRole('link', { name: 'Refused' }).click()
  await expect(page).toHaveURL(/verdict=refused/)
  await expect(table.getByText('Let in')).toHaveCount(0)
  await expectAccessible(page)
  await table.getByRole('link').first().click()
  await expect(page.getByText('not_provisioned')).toBeVisible()
  await expect(page.getByRole('link', { name: 'What each refusal means' })).toHaveAttribute(
    'href',
    '/docs/saml#refusals',
  )
  await expect(page.getByRole('listitem').filter({ hasText: 'Audience: Right' })).toBeVisible()
  expect(await page.content()).not.toContain(newcomer.email)
  await expectAccessible(page)
})

test('the message is shown masked, and in full to whoever asks, which the audit log tells', async ({ page }) => {
  await asAdmin(page)
  await page.goto(`${authentication}/attempts?verdict=admitted&q=${newcomer.displayName}`)
  await page.getByRole('table', { name: 'Sign-ins by SAML' }).getByRole('link').first().click()
  const message = page.getByRole('region', { name: 'Message, as XML' })
  await expect(message).toContainText('<saml:AttributeValue>Noé…</saml:AttributeValue>')
  await expect(message).not.toContainText('Lemaire')
  const masked = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download XML' }).click()
  expect(readFileSync(await (await masked).path(), 'utf8')).not.toContain('Lemaire')
  await page.getByRole('button', { name: 'Show values' }).click()
  await expect(message).toContainText(`<saml:AttributeValue>${newcomer.displayName}</saml:AttributeValue>`)
  await expectAccessible(page)
  const full = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download as it came' }).click()
  expect(readFileSync(await (await full).path(), 'utf8')).toContain(newcomer.email)
  await page.goto('/organization-settings/audit-log')
  await expect(page.getByText(`looked at the SAML message of ${newcomer.displayName} in full`).first()).toBeVisible()
})

test('the inspector finds people, without scripts too, and has views for those let in and for tests', async ({
  page,
  browser,
}) => {
  await asAdmin(page)
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  })
  const plain = await context.newPage()
  for (const each of [page, plain]) {
    await each.goto(`${authentication}/attempts`)
    await each.getByRole('navigation', { name: 'Sign-ins' }).getByRole('link', { name: 'Let in' }).click()
    await expect(each).toHaveURL(/verdict=admitted/)
    await each.getByRole('textbox', { name: 'Search sign-ins by person' }).fill('noé')
    await each.getByRole('textbox', { name: 'Search sign-ins by person' }).press('Enter')
    await expect(each).toHaveURL(/q=no/)
    await expect(each).toHaveURL(/verdict=admitted/)
    const table = each.getByRole('table', { name: 'Sign-ins by SAML' })
    await expect(table.getByRole('row').filter({ hasText: newcomer.displayName })).not.toHaveCount(0)
    await each.getByRole('textbox', { name: 'Search sign-ins by person' }).fill('nobody at all')
    await each.getByRole('textbox', { name: 'Search sign-ins by person' }).press('Enter')
    await expect(each.getByRole('heading', { name: 'No sign-in found' })).toBeVisible()
  }
  await page.goto(`${authentication}/attempts?verdict=tests`)
  await expect(
    page.getByRole('table', { name: 'Sign-ins by SAML' }).getByText('Test', { exact: true }),
  ).not.toHaveCount(0)
  await expectAccessible(page)
  await context.close()
})

for (const javaScriptEnabled of [true, false]) {
  test(`signing out goes on to the provider and comes back ${javaScriptEnabled ? 'with' : 'without'} scripts, past a policy that lets no form go there`, async ({
    browser,
  }) => {
    const page = await signedIn(browser, javaScriptEnabled)
    const before = idp.signedOut
    await page.goto('/logout')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page).toHaveURL(/\/login\?signed-out$/)
    await expect(page.getByText('You are signed out.')).toBeVisible()
    expect(idp.signedOut).toBe(before + 1)
    expect((await sessionOf(page)).user).toBeUndefined()
    await page.context().close()
  })
}

test('who came by single sign-on is offered that first the next time, until they come another way', async ({
  browser,
}) => {
  const page = await signedIn(browser, true)
  await page.goto('/logout')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/login\?signed-out$/)
  await page.goto('/login/globex')
  await expect(page.getByText('You used this last time')).toBeVisible()
  await expectAccessible(page)
  await page.goto('/login/acme')
  await expect(page.getByText('You used this last time')).toHaveCount(0)
  await signIn(page, demo().organizations.globex.admin)
  await page.context().clearCookies({ name: /session/ })
  await page.goto('/login/globex')
  await expect(page.getByRole('link', { name: 'Continue with Globex SSO' })).toBeVisible()
  await expect(page.getByText('You used this last time')).toHaveCount(0)
  await page.context().close()
})

test('a provider that takes logout by form alone is given in place of the one before', async ({ page }) => {
  idp.logoutBinding = 'HTTP-POST'
  await asAdmin(page)
  await openProvider(page)
  await page.getByRole('link', { name: 'Replace' }).click()
  await page.getByRole('textbox', { name: 'Metadata, pasted' }).fill(idp.metadata)
  await page.getByRole('button', { name: 'Read it' }).click()
  await page.getByRole('button', { name: 'Keep it' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
})

for (const javaScriptEnabled of [true, false]) {
  test(`signing out goes on to it by a form ${javaScriptEnabled ? 'that sends itself' : 'with a button'}, which the policy of that page alone allows`, async ({
    browser,
  }) => {
    const page = await signedIn(browser, javaScriptEnabled)
    const before = idp.signedOut
    const policies = new Map<string, string>()
    page.on('response', (answer) => {
      const { pathname } = new URL(answer.url())
      const policy = /form-action [^;]+/.exec(answer.headers()['content-security-policy'] ?? '')?.[0]
      if (policy) policies.set(pathname, policy)
    })
    await page.goto('/logout')
    await page.getByRole('button', { name: 'Sign out' }).click()
    if (!javaScriptEnabled) {
      await expect(page).toHaveURL(/\/logout\/onwards\/form\?way=/)
      await page.getByRole('button', { name: 'Sign out at the identity provider' }).click()
    }
    await expect(page).toHaveURL(/\/login\?signed-out$/)
    expect(idp.signedOut).toBe(before + 1)
    expect((await sessionOf(page)).user).toBeUndefined()
    const { origin } = new URL(idp.issuer)
    expect(policies.get('/logout/onwards/form')).toBe(`form-action 'self' ${origin}`)
    policies.delete('/logout/onwards/form')
    expect(new Set(policies.values())).toEqual(new Set(["form-action 'self'"]))
    await page.context().close()
  })
}

for (const javaScriptEnabled of [true, false]) {
  test(`signing out there is answered by a form ${javaScriptEnabled ? 'that sends itself' : 'with a button'}`, async ({
    browser,
  }) => {
    const page = await signedIn(browser, javaScriptEnabled)
    const before = idp.answered
    await page.goto(idp.logoutUrl)
    if (!javaScriptEnabled) {
      await expect(page.getByText('waits for the answer', { exact: false })).toBeVisible()
      await page.getByRole('button', { name: 'Back to the identity provider' }).click()
    }
    await expect(page.getByRole('heading', { name: 'Signed out at the provider' })).toBeVisible()
    expect(idp.answered).toBe(before + 1)
    expect((await sessionOf(page)).user).toBeUndefined()
    await page.context().close()
  })
}

test('single logout is a switch of the provider', async ({ page, browser }) => {
  await asAdmin(page)
  await openProvider(page)
  await page.getByRole('link', { name: 'Change settings' }).click()
  await page.getByRole('checkbox', { name: 'Single logout' }).uncheck()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  idp.person = newcomer
  const person = await ssoSignIn(browser)
  await expect(person).not.toHaveURL(/login|saml/)
  const before = idp.signedOut
  await person.goto('/logout')
  await person.getByRole('button', { name: 'Sign out' }).click()
  await expect(person).toHaveURL(/\/login\?signed-out$/)
  expect(idp.signedOut).toBe(before)
  await person.context().close()
})

test('an address leads from the sign-in page to its provider, past a policy that lets no form go there', async ({
  browser,
}) => {
  gatehouse('org', 'verify-domain', 'globex.test', '--org', 'globex')
  idp.person = newcomer
  const context = await browser.newContext()
  await context.addCookies([{ name: 'gatehouse_locale', value: 'en', url: process.env.E2E_ORIGIN ?? '' }])
  const page = await context.newPage()
  await page.goto('/login')
  await page.getByRole('link', { name: 'Sign in with single sign-on' }).click()
  await page.getByRole('textbox', { name: 'Work e-mail' }).fill(newcomer.email)
  await page.getByRole('button', { name: 'Continue with single sign-on' }).click()
  await expect(page).not.toHaveURL(/login|saml/)
  expect((await sessionOf(page)).user?.email).toBe(newcomer.email)
  await context.close()
})

test('a mapping is tried on what was really said before it is added, and one that manages access asks for its name', async ({
  page,
}) => {
  await asAdmin(page)
  await openProvider(page)
  await page.getByRole('link', { name: 'Open mappings' }).click()
  const tryIt = async (role: string) => {
    await page.getByRole('textbox', { name: 'Attribute' }).fill('displayName')
    await page.getByRole('textbox', { name: 'Value' }).fill(newcomer.displayName)
    await page.getByRole('combobox', { name: 'Gives' }).selectOption({ label: role })
    await page.getByRole('button', { name: 'Try it on recent sign-ins' }).click()
    await expect(page.getByRole('heading', { name: 'What it would do' })).toBeVisible()
  }
  await tryIt('Admin')
  await page.getByLabel(/Admin lets people manage access/).fill('admin?')
  await page.getByRole('button', { name: 'Add the mapping' }).click()
  await expect(page.getByText('Type the name of the role or team to confirm.', { exact: false })).toBeVisible()

  await tryIt('Read only')
  await expect(page.getByRole('listitem').filter({ hasText: newcomer.displayName })).toContainText('gains Read only')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Add the mapping' }).click()
  const table = page.getByRole('table', { name: 'Role and team mappings' })
  await expect(table.getByRole('row').filter({ hasText: 'Read only' })).toBeVisible()
  await expectAccessible(page)
  await table.getByRole('link', { name: 'Remove' }).click()
  await page.getByRole('button', { name: 'Remove the mapping' }).click()
  await expect(page.getByRole('heading', { name: 'No mappings' })).toBeVisible()
})

test('turned off, just-in-time accounts lead to who came by them, to be kept', async ({ page }) => {
  await asAdmin(page)
  await page.goto(authentication)
  await page.getByRole('switch', { name: 'Just-in-time accounts' }).click()
  await expect(page).toHaveURL(/newcomers/)
  const row = page
    .getByRole('list', { name: 'People who came by JIT' })
    .getByRole('listitem')
    .filter({ hasText: newcomer.displayName })
  await expectAccessible(page)
  await row.getByRole('link', { name: newcomer.displayName }).click()
  await expect(page.getByRole('heading', { name: 'Single sign-on' })).toBeVisible()
  await expect(page.getByText('came by JIT')).toBeVisible()
  await page.goto(`${authentication}/newcomers`)
  await row.getByRole('button', { name: 'Link' }).click()
  await expect(row.getByText('SCIM may take over')).toBeVisible()
  await row.getByRole('button', { name: 'Keep' }).click()
  await expect(page.getByText(newcomer.displayName)).toHaveCount(0)
})

test('a provider that somebody has no way around is removed by its name alone', async ({ page }) => {
  await asAdmin(page)
  await openProvider(page)
  await page.getByRole('link', { name: 'Remove', exact: true }).click()
  await expect(page.getByRole('heading', { name: `Remove ${name}?` })).toBeVisible()
  await expect(page.getByText(newcomer.displayName)).toBeVisible()
  const confirmation = page.getByRole('textbox', { name: `Type “${name}” to confirm` })
  await confirmation.fill('something else')
  await page.getByRole('button', { name: 'Remove the provider' }).click()
  await expect(page.getByText('Some people could not sign in any more.', { exact: false })).toBeVisible()
  await expectAccessible(page)
  await confirmation.fill(name)
  await page.getByRole('button', { name: 'Remove the provider' }).click()
  await expect(page.getByRole('heading', { name: 'No identity provider yet' })).toBeVisible()
})

test('metadata is read and kept without scripts', async ({ browser }) => {
  const signedIn = await browser.newContext()
  await asAdmin(await signedIn.newPage())
  const context = await browser.newContext({ javaScriptEnabled: false, storageState: await signedIn.storageState() })
  const page = await context.newPage()
  await page.goto(`${authentication}/saml/new?kind=okta&step=metadata`)
  await page.getByRole('textbox', { name: 'Metadata, pasted' }).fill(idp.metadata)
  await page.getByRole('button', { name: 'Read it' }).click()
  await expect(page.getByText(idp.issuer)).toBeVisible()
  await page.getByRole('button', { name: 'Keep it' }).click()
  await expect(page).toHaveURL(/step=attributes/)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page).toHaveURL(/step=test/)
  await context.close()
  await signedIn.close()
})

test('another organization’s provider and whoever may not configure sign-in get neither page nor test', async ({
  page,
}) => {
  await asAdmin(page)
  await page.goto(authentication)
  const link = page.getByRole('link', { name: 'Okta', exact: true })
  const href = (await link.getAttribute('href')) ?? ''
  await page.context().clearCookies()
  await signIn(page)
  expect((await page.goto(href))?.status()).toBe(404)
  await page.context().clearCookies()
  await signIn(page, demo().organizations.globex.member)
  expect((await page.goto(href))?.status()).toBe(403)
  expect((await page.goto(`${authentication}/attempts`))?.status()).toBe(403)
})
