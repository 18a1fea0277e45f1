/** Which ways to sign in count, in Chromium: from everything on to single sign-on alone, with somebody who breaks the
 *  glass. In an organization of its own, one step after the other. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './support/axe'
import { TestIdp } from './support/idp'
import { invitationPath, mailsTo, newestMail } from './support/mail'

const authentication = '/organization-settings/authentication'
const slug = `ways-${Date.now().toString(36)}`
const organization = `Ways ${slug}`
const password = 'a sentence of many words'
const ada = { name: 'Ada Roux', email: `ada@${slug}.test` }
const zoe = { name: 'Zoé Martin', email: `zoe@${slug}.test` }
const noe = { name: 'Noé Lemaire', email: `noe@${slug}.test` }
const idp = new TestIdp()

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  await idp.start()
  gatehouse('org', 'create', organization, '--slug', slug)
  gatehouse('user', 'invite', ada.email, '--org', slug, '--role', 'Admin')
  gatehouse('user', 'invite', zoe.email, '--org', slug)
  const metadata = path.join(mkdtempSync(path.join(tmpdir(), 'gatehouse-ways-')), 'idp.xml')
  writeFileSync(metadata, idp.metadata)
  gatehouse('saml', 'set', '--org', slug, '--metadata', metadata)
})
test.afterAll(() => idp.stop())

/** A command of whoever operates the installation. */
function gatehouse(...args: string[]): void {
  const env = { ...process.env, GATEHOUSE_DATA: process.env.E2E_DATA }
  execFileSync('node', ['lib/cli/bootstrap.mjs', ...args], { env, stdio: 'pipe' })
}

async function english(page: Page): Promise<Page> {
  await page.context().addCookies([{ name: 'gatehouse_locale', value: 'en', url: process.env.E2E_ORIGIN ?? '' }])
  return page
}

async function newPage(browser: Browser, options = {}): Promise<Page> {
  return english(await (await browser.newContext(options)).newPage())
}

async function accept(page: Page, { name, email }: { name: string; email: string }): Promise<void> {
  await page.goto(invitationPath(await newestMail(email)))
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Accept and continue' }).click()
  await expect(page).toHaveURL(/organization-settings/)
}

/** Fills the form of the organization's sign-in page, wherever it is. */
async function submit(page: Page, { email }: { email: string }): Promise<void> {
  await page.goto(`/login/${slug}`)
  const other = page.getByRole('link', { name: 'Sign in another way' })
  if (await other.isVisible()) await other.click()
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

async function asAda(page: Page): Promise<void> {
  await submit(await english(page), ada)
  await expect(page).toHaveURL(/organization-settings/)
}

const method = (page: Page, name: string) => page.getByRole('switch', { name, exact: true })

test('a way that concerns nobody is switched at once, and the last rule of all is kept', async ({ page, browser }) => {
  await accept(await newPage(browser), zoe)
  await accept(await english(page), ada)
  await page.goto(authentication)
  await expectAccessible(page)
  await method(page, 'Passkeys').click()
  await expect(method(page, 'Passkeys')).not.toBeChecked()
  await method(page, 'Password').click()
  await expect(page.getByText('Name a break-glass administrator', { exact: false })).toBeVisible()
  await expect(method(page, 'Password')).toBeChecked()
})

test('a break-glass administrator is named by typing the name', async ({ page }) => {
  await asAda(page)
  await page.goto(authentication)
  await page.getByRole('link', { name: 'Break-glass administrators' }).click()
  await expect(page.getByText('Nobody yet', { exact: false })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: `Make break-glass… ${ada.name}` }).click()
  await page.getByRole('textbox', { name: 'To confirm' }).fill('Ada')
  await page.getByRole('button', { name: 'Make a break-glass administrator' }).click()
  await expect(page.getByText('This is not the name.', { exact: false })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('textbox', { name: 'To confirm' }).fill(ada.name)
  await page.getByRole('button', { name: 'Make a break-glass administrator' }).click()
  await expect(page.getByText('No drill yet.')).toBeVisible()
  await expect(page.getByRole('link', { name: `Remove… ${ada.name}` })).toBeVisible()
})

test('passwords off: who is concerned is counted and kept, without scripts as well', async ({ browser }) => {
  const page = await newPage(browser, { javaScriptEnabled: false })
  await asAda(page)
  await page.goto(authentication)
  await method(page, 'Password').click()
  await expect(page.getByRole('heading', { name: 'Change the ways to sign in', level: 1 })).toBeVisible()
  await expect(page.getByText('1 person has no other way in:')).toBeVisible()
  await expect(page.getByText(zoe.name)).toBeVisible()
  await expect(page.getByText(/Ends \d+ session/)).toBeVisible()
  await page.getByRole('button', { name: 'Change the ways to sign in' }).click()
  await expect(page).toHaveURL(new RegExp(`${authentication}$`))
  await expect(method(page, 'Password')).not.toBeChecked()
  await page.getByRole('link', { name: 'People with ways of their own' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: zoe.name })).toBeVisible()
})

test('one person’s ways are set on their page, and end what came another way', async ({ page }) => {
  await asAda(page)
  await page.goto(`${authentication}/exceptions`)
  await expectAccessible(page)
  await page.getByRole('link', { name: zoe.name }).click()
  await expect(page.getByRole('heading', { name: `How ${zoe.name} signs in` })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('radio', { name: 'As the organization' }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Somebody would have no way to sign in any more', { exact: false })).toBeVisible()
  await page.getByRole('radio', { name: 'As the organization' }).check()
  await page.getByRole('checkbox', { name: 'Also if none of these works for them yet' }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { name: zoe.name, level: 1 })).toBeVisible()
  await expect(page.getByText('as the organization')).toBeVisible()
})

test('the sign-in page offers single sign-on alone, and tells only who proved a password', async ({ page }) => {
  await english(page)
  await page.goto(`/login/${slug}`)
  await expect(page.getByRole('link', { name: `Continue with ${organization} SSO` })).toBeVisible()
  await expect(page.getByRole('textbox')).toHaveCount(0)
  await expectAccessible(page)
  await submit(page, { email: `nobody@${slug}.test` })
  await expect(page.getByText('Address and password do not match.', { exact: false })).toBeVisible()
  await submit(page, zoe)
  await expect(page.getByText('Your organization has you sign in another way.', { exact: false })).toBeVisible()
})

test('breaking the glass is told by mail at once, and a drill as a drill', async ({ page }) => {
  const told = async (subject: string) =>
    (await mailsTo(ada.email)).filter((mail) => mail.subject.startsWith(subject)).length
  await asAda(page)
  // She has come in this way once before, when passwords were just off.
  await expect.poll(() => told('Break glass at'), { timeout: 20_000 }).toBe(2)
  await page.goto(`${authentication}/break-glass`)
  await page.getByRole('button', { name: `Plan a drill ${ada.name}` }).click()
  await expect(page.getByText('A drill is open until', { exact: false })).toBeVisible()
  await expectAccessible(page)
  await page.context().clearCookies()
  await asAda(page)
  await expect.poll(() => told('Break-glass drill at'), { timeout: 20_000 }).toBe(1)
  expect(await told('Break glass at')).toBe(2)
  await page.goto(`${authentication}/break-glass`)
  await expect(page.getByText('No drill yet.')).toHaveCount(0)
})

test('an invitation is accepted by single sign-on, with one button', async ({ page }) => {
  gatehouse('user', 'invite', noe.email, '--org', slug)
  idp.person = { email: noe.email, displayName: noe.name }
  await english(page)
  await page.goto(invitationPath(await newestMail(noe.email)))
  await expect(page.getByRole('textbox')).toHaveCount(0)
  await expectAccessible(page)
  await page.getByRole('link', { name: `Continue with ${organization} SSO` }).click()
  await expect(page).toHaveURL(/organization-settings/)
  expect((await (await page.request.get('/api/auth/session')).json()).user.email).toBe(noe.email)
})

test('the last break-glass administrator stays', async ({ page }) => {
  await asAda(page)
  await page.goto(`${authentication}/break-glass`)
  await page.getByRole('link', { name: `Remove… ${ada.name}` }).click()
  await page.getByRole('textbox', { name: 'To confirm' }).fill(ada.name)
  await page.getByRole('button', { name: 'End break glass' }).click()
  await expect(page.getByText('without an administrator who can sign in', { exact: false })).toBeVisible()
})
