import { expect, test } from '@playwright/test'
import { expectAccessible } from './support/axe'
import { demo, freshAddress } from './support/demo'
import { provision, scim } from './support/scim'
import { signIn } from './support/sign-in'

const settings = '/organization-settings'
const activity = `${settings}/provisioning/activity`

test('a refused request is found by its address, with its cause, its remedy and no secret', async ({ page }) => {
  const address = freshAddress()
  await provision(address)
  const again = {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: address,
    password: 'never to be seen',
    emails: [{ value: address, primary: true }],
  }
  expect((await scim('POST', '/Users', again)).status).toBe(409)

  await signIn(page)
  await page.goto(`${activity}?result=refused&q=${encodeURIComponent(address)}`)
  // Refusals are written behind, within a second.
  await expect(async () => {
    await page.reload()
    await expect(page.getByRole('link', { name: /could not create/ }).first()).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await page
    .getByRole('link', { name: /could not create/ })
    .first()
    .click()
  await expect(page.getByText('Cause.')).toBeVisible()
  await expect(page.getByText('Remedy.')).toBeVisible()
  expect(await page.content()).not.toContain('never to be seen')
})

test('the activity is read, filtered and opened without scripts', async ({ browser }) => {
  const id = await provision(freshAddress())
  const signedIn = await browser.newContext()
  await signIn(await signedIn.newPage())
  const context = await browser.newContext({ javaScriptEnabled: false, storageState: await signedIn.storageState() })
  const page = await context.newPage()
  await page.goto(`${activity}?person=${id}`)
  await page.getByRole('link', { name: /created/ }).click()
  await expect(page.getByRole('heading', { name: /created/, level: 2 })).toBeVisible()
  await expect(page.getByText('"userName"').first()).toBeVisible()
})

test('a setting of the connection is switched for one organization alone', async ({ page, browser }) => {
  await signIn(page)
  await page.goto(`${settings}/provisioning/setup`)
  const passwords = page.getByRole('switch', { name: 'Set passwords' })
  await expect(passwords).not.toBeChecked()
  await passwords.click()
  await expect(passwords).toBeChecked()

  const other = await browser.newPage()
  await signIn(other, demo().organizations.globex.admin)
  await other.goto(`${settings}/provisioning/setup`)
  await expect(other.getByRole('switch', { name: 'Set passwords' })).not.toBeChecked()

  await passwords.click()
  await expect(passwords).not.toBeChecked()
})

test('a member without permissions sees no activity, and another organization’s request is not found', async ({
  page,
}) => {
  const id = await provision(freshAddress())
  await signIn(page)
  await page.goto(`${activity}?person=${id}`)
  const href = (await page.getByRole('link', { name: /created/ }).getAttribute('href')) ?? ''
  await page.context().clearCookies()
  await signIn(page, demo().organizations.globex.admin)
  expect((await page.goto(href))?.status()).toBe(404)
  await page.context().clearCookies()
  await signIn(page, demo().organizations.acme.member)
  expect((await page.goto(activity))?.status()).toBe(403)
})

test('a new request appears while the page is open, and not while it is paused', async ({ page }) => {
  await signIn(page)
  await page.goto(activity)
  const address = freshAddress()
  const created = page.getByRole('link', { name: new RegExp(`looked for ${address}`) })
  await page.getByRole('button', { name: /pause following/ }).click()
  await expect(page.getByRole('button', { name: 'Paused: follow again' })).toBeVisible()
  await scim('GET', `/Users?filter=${encodeURIComponent(`userName eq "${address}"`)}`)
  await expect(page.getByText(address)).toHaveCount(0)
  await page.getByRole('button', { name: 'Paused: follow again' }).click()
  await expect(created).toBeVisible({ timeout: 15_000 })
  await expectAccessible(page)
})

test('the activity goes by keyboard: next, open, next beside it, close', async ({ page }) => {
  // Requests of other tests come in meanwhile: these two are found by the name that they share.
  const name = { givenName: 'Ada', familyName: `Keys${Date.now().toString(36)}` }
  await provision(freshAddress(), name)
  await provision(freshAddress(), name)
  await signIn(page)
  await page.goto(`${activity}?q=${name.familyName}`)
  const lines = page.getByRole('navigation', { name: 'Requests, newest first' }).getByRole('listitem').getByRole('link')
  await page.getByRole('button', { name: /pause following/ }).click()
  await page.keyboard.press('j')
  await expect(lines.first()).toBeFocused()
  await page.keyboard.press('j')
  await expect(lines.nth(1)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(lines.first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(lines.first()).toHaveAttribute('aria-current', 'page')
  await expect(page).toHaveURL(/activity\/[0-9a-f-]{36}/)
  const first = page.url()
  await page.keyboard.press('j')
  await expect(lines.nth(1)).toHaveAttribute('aria-current', 'page')
  expect(page.url()).not.toBe(first)
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.getByText('Choose a request')).toBeVisible()
})

test('a request is copied for a shell, without its key', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const id = await provision(freshAddress())
  await signIn(page)
  await page.goto(`${activity}?person=${id}`)
  await page.getByRole('link', { name: /created/ }).click()
  await page.getByRole('button', { name: 'Copy as curl' }).click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain(`curl -X POST '${demo().scimBaseUrl}/Users'`)
  expect(copied).toContain('Bearer $GATEHOUSE_KEY')
  expect(copied).not.toContain(demo().organizations.acme.scimToken)
})

test('whether a request has come is told to whoever may see the activity alone', async ({ page }) => {
  const pulse = `${settings}/provisioning/pulse`
  await page.goto('/login')
  expect((await page.request.get(pulse, { maxRedirects: 0 })).status()).not.toBe(200)
  await signIn(page, demo().organizations.acme.member)
  expect((await page.request.get(pulse)).status()).toBe(403)
  await page.context().clearCookies()
  await signIn(page)
  expect(await (await page.request.get(pulse)).json()).toEqual({ latest: expect.stringMatching(/^[0-9a-f-]{36}$/) })
})

test('the set-up opens one step at a time', async ({ page }) => {
  await signIn(page)
  await page.goto(`${settings}/provisioning/setup?idp=entra`)
  await expect(page.getByRole('heading', { name: 'Paste two values into Entra' })).toBeVisible()
  await expect(page.getByText('Tenant URL')).toBeVisible()
  await page.getByRole('link', { name: 'Open: Attribute mappings' }).click()
  await expect(page.getByText('userPrincipalName').first()).toBeVisible()
  await expect(page.getByText('Tenant URL')).toHaveCount(0)
  await expectAccessible(page)
})

test('the guides are the first click from the set-up page', async ({ page }) => {
  await signIn(page)
  await page.goto(`${settings}/provisioning/setup?idp=okta`)
  await page.getByRole('link', { name: 'Guide for Okta' }).click()
  await expect(page.getByRole('heading', { name: 'Connect Okta', level: 1 })).toBeVisible()
  await page
    .getByRole('navigation', { name: 'On this page' })
    .getByRole('link', { name: /Enter the connection/ })
    .click()
  await expect(page).toHaveURL(/#connect$/)
  await expect(page.getByRole('heading', { name: /Enter the connection/ })).toBeInViewport()
  await expectAccessible(page)
})
