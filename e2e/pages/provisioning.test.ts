import { expect, test } from '@playwright/test'
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

test('the guides are the first click from the set-up page', async ({ page }) => {
  await signIn(page)
  await page.goto(`${settings}/provisioning/setup?idp=okta`)
  await page.getByRole('link', { name: 'Guide for Okta' }).click()
  await expect(page.getByRole('heading', { name: 'Connect Okta', level: 1 })).toBeVisible()
})
