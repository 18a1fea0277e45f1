import { expect, test } from '@playwright/test'
import { expectAccessible } from './support/axe'
import { demo, freshAddress } from './support/demo'
import { provision, scim } from './support/scim'
import { signIn } from './support/sign-in'

const settings = '/organization-settings'

test('a service account gets a key that is shown once, works, and is dead once revoked', async ({ page }) => {
  await signIn(page)
  const name = `Export ${freshAddress()}`
  await page.goto(`${settings}/service-accounts/new`)
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('checkbox', { name: 'Admin' }).check()
  await page.getByRole('button', { name: 'Create the account' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  const account = page.url()

  await page.goto(`${account}/keys/new`)
  await page.getByRole('textbox', { name: 'Name' }).fill('Okta production')
  await page.getByRole('button', { name: 'Create key' }).click()
  await expect(page.getByRole('heading', { name: 'Copy this key now' })).toBeVisible()
  await page.getByRole('button', { name: 'Show' }).click()
  const secret = await page.getByText(/^gh_[0-9A-Za-z]+_[0-9A-Za-z]+_/).innerText()
  expect((await scim('GET', '/Users?count=1', undefined, secret)).status).toBe(200)

  await page.reload()
  await expect(page.getByText(secret)).toHaveCount(0)
  await page.goto(account)
  expect(await page.content()).not.toContain(secret.split('_')[3])

  await page.getByRole('button', { name: /^Actions for/ }).click()
  await page.getByRole('link', { name: /^Revoke…/ }).click()
  await page.getByRole('button', { name: 'Revoke the key' }).click()
  await expect(page.getByText('Revoked', { exact: true }).first()).toBeVisible()
  expect((await scim('GET', '/Users?count=1', undefined, secret)).status).toBe(401)
})

test('just-in-time accounts are switched on and off for one organization alone', async ({ page, browser }) => {
  await signIn(page)
  await page.goto(`${settings}/authentication`)
  const jit = page.getByRole('switch', { name: 'Just-in-time accounts' })
  await expect(jit).not.toBeChecked()
  await jit.click()
  await expect(jit).toBeChecked()
  await page.reload()
  await expect(jit).toBeChecked()

  const other = await browser.newPage()
  await signIn(other, demo().organizations.initech.admin)
  await other.goto(`${settings}/authentication`)
  await expect(other.getByRole('switch', { name: 'Just-in-time accounts' })).not.toBeChecked()

  await jit.click()
  await expect(jit).not.toBeChecked()
})

test('the set-up of SCIM turns JIT off in one click, where the two work against each other', async ({ page }) => {
  await signIn(page)
  await page.goto(`${settings}/provisioning/setup`)
  const jit = page.getByRole('switch', { name: 'Just-in-time accounts' })
  await expect(jit).not.toBeChecked()
  await jit.click()
  await expect(page.getByText('SCIM is active: turn JIT off.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Turn JIT off' }).click()
  await expect(jit).not.toBeChecked()
  await expect(page.getByText('SCIM is active: turn JIT off.')).toHaveCount(0)
})

test('an organization without SCIM in its plan sees the plan card, and its key gets 403', async ({ page }) => {
  const { admin, scimToken } = demo().organizations.initech
  await signIn(page, admin)
  await page.goto(`${settings}/provisioning/setup`)
  await expect(page.getByText('Not in your plan')).toBeVisible()
  const { status, body } = await scim('GET', '/Users', undefined, scimToken)
  expect(status).toBe(403)
  expect(body.detail).toContain('enterprise')
})

test('a member without permissions is refused every administrator’s page', async ({ page }) => {
  await signIn(page, demo().organizations.acme.member)
  for (const path of ['service-accounts', 'application-keys', 'authentication', 'provisioning/setup']) {
    const answer = await page.goto(`${settings}/${path}`)
    expect(answer?.status(), path).toBe(403)
    await expect(page.getByRole('heading', { name: 'You may not see this page' })).toBeVisible()
  }
})

test('a stranger is sent to sign in from every page', async ({ page }) => {
  for (const path of ['users', 'service-accounts', 'application-keys', 'authentication', 'provisioning/setup']) {
    await page.goto(`${settings}/${path}`)
    await expect(page, path).toHaveURL(/login/)
  }
})

test('another organization’s person is not found', async ({ page }) => {
  const id = await provision(freshAddress())
  await signIn(page, demo().organizations.globex.admin)
  expect((await page.goto(`${settings}/users/${id}`))?.status()).toBe(404)
})
