/** Service accounts, their keys, and one's own account. */
import { readFile } from 'node:fs/promises'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { demo, freshAddress } from './support/demo'
import { mailsTo } from './support/mail'
import { scim } from './support/scim'
import { signIn } from './support/sign-in'

const settings = '/organization-settings'

async function newAccount(page: Page, role = 'Provisioning', email = ''): Promise<string> {
  await page.goto(`${settings}/service-accounts/new`)
  await page.getByRole('textbox', { name: 'Name' }).fill(`Robot ${freshAddress()}`)
  if (email) await page.getByRole('textbox', { name: 'Address' }).fill(email)
  await page.getByRole('checkbox', { name: role }).check()
  await page.getByRole('button', { name: 'Create the account' }).click()
  await expect(page).toHaveURL(/service-accounts\/[0-9a-f-]{36}$/)
  return page.url()
}

/** Creates a key on the page of the form; answers the secret. */
async function createKey(page: Page, account: string, name = 'okta-2025'): Promise<string> {
  await page.goto(`${account}/keys/new`)
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('button', { name: 'Create key' }).click()
  return revealed(page)
}

async function revealed(page: Page): Promise<string> {
  await expect(page.getByRole('heading', { name: 'Copy this key now' })).toBeVisible()
  await page.getByRole('button', { name: 'Show' }).click()
  return page.getByText(/^gh_[0-9A-Za-z]+_[0-9A-Za-z]+_/).innerText()
}

test('a key is saved as a file of variables from the one page that shows it', async ({ page }) => {
  await signIn(page)
  const secret = await createKey(page, await newAccount(page))
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download .env' }).click()
  const file = await saving
  expect(file.suggestedFilename()).toBe('gatehouse.env')
  const text = await readFile(await file.path(), 'utf8')
  expect(text).toContain(`GATEHOUSE_SCIM_URL=${process.env.E2E_ORIGIN}/api/v2/scim\nGATEHOUSE_KEY=${secret}\n`)
})

async function expectNowhere(page: Page, secret: string): Promise<void> {
  // Going back loads the page anew, in the midst of which there is no content to read.
  await expect(async () => expect(await page.content()).not.toContain(secret.split('_')[3])).toPass()
}

test('a key is shown in one place, once: not after reloading, going back, or in another tab', async ({
  page,
  context,
}) => {
  await signIn(page)
  const account = await newAccount(page)
  const secret = await createKey(page, account)
  const tab = await context.newPage()
  await tab.goto(page.url())
  await expectNowhere(tab, secret)
  await page.goto(account)
  await page.goBack()
  await expectNowhere(page, secret)
  await page.reload()
  await expectNowhere(page, secret)
})

test('replacing a key leaves both at work, and the old one can be ended at once', async ({ page }) => {
  await signIn(page)
  const account = await newAccount(page)
  const old = await createKey(page, account)
  await page.goto(account)
  await page.getByRole('button', { name: /^Actions for/ }).click()
  await page.getByRole('link', { name: 'Replace…' }).click()
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('okta-2026')
  await page.getByRole('button', { name: 'Create the new key' }).click()
  const made = await revealed(page)
  for (const key of [old, made]) expect((await scim('GET', '/Users?count=1', undefined, key)).status).toBe(200)
  await page.goto(account)
  await expect(page.getByText('Key replacement under way.')).toBeVisible()
  await page.getByRole('link', { name: 'Revoke now…' }).click()
  await page.getByRole('button', { name: 'Revoke the key' }).click()
  await expect(page).toHaveURL(account)
  expect((await scim('GET', '/Users?count=1', undefined, old)).status).toBe(401)
  expect((await scim('GET', '/Users?count=1', undefined, made)).status).toBe(200)
})

test('an account is edited, and its address hears of its keys and of its end', async ({ page }) => {
  await signIn(page)
  const email = freshAddress()
  const account = await newAccount(page, 'Read only', email)
  await page.goto(`${account}/edit`)
  await page.getByRole('textbox', { name: 'Name' }).fill('Nightly export')
  await page.getByRole('checkbox', { name: 'Provisioning' }).check()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByRole('heading', { name: 'Nightly export', level: 1 })).toBeVisible()
  await expect(page.getByText('user_access_manage')).toBeVisible()
  await createKey(page, account)
  await page.goto(`${account}/disable`)
  await page.getByRole('button', { name: /^Disable/ }).click()
  await expect.poll(async () => (await mailsTo(email)).length, { timeout: 20_000 }).toBe(2)
  const listed = page.getByRole('link', { name: 'Nightly export' })
  await page.goto(`${settings}/service-accounts`)
  await expect(listed).toHaveCount(0)
  await page.getByRole('link', { name: /^Disabled/ }).click()
  await expect(listed).toBeVisible()
})

test('SCIM moves off a person’s key in one press, and the person’s key goes on', async ({ page }) => {
  const { admin, applicationKey } = demo().organizations.globex
  await signIn(page, admin)
  await page.goto(`${settings}/application-keys?state=personal`)
  await page.getByRole('button', { name: 'Move SCIM to a service account' }).first().click()
  const made = await revealed(page)
  for (const key of [made, applicationKey]) {
    expect((await scim('GET', '/Users?count=1', undefined, key)).status).toBe(200)
  }
})

test('a key without end says why, and a chosen permission is all a key can do', async ({ page }) => {
  await signIn(page)
  const account = await newAccount(page)
  await page.goto(`${account}/keys/new`)
  await page.getByRole('textbox', { name: 'Name' }).fill('meter')
  await page.getByText('Never', { exact: true }).click()
  await page.getByRole('radio', { name: 'Chosen permissions' }).check()
  await page.getByRole('checkbox', { name: 'user_access_invite' }).check()
  await page.getByRole('button', { name: 'Create key' }).click()
  await expect(page.getByText('Say why this key must never end')).toBeVisible()
  await page.getByRole('textbox', { name: 'Note' }).fill('Sits in a meter')
  await page.getByRole('button', { name: 'Create key' }).click()
  expect((await scim('GET', '/Users?count=1', undefined, await revealed(page))).status).toBe(403)
  await page.goto(account)
  await expect(page.getByText('Sits in a meter')).toBeVisible()
})

test('on a phone the list says whose each key is, and which ends with a person', async ({ page }) => {
  await signIn(page)
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto(`${settings}/application-keys`)
  const row = page.getByRole('row', { name: /Trying SCIM/ })
  await expect(row.getByText('Björn Åkesson').filter({ visible: true })).toBeVisible()
  await expect(row.getByText(/Ends with this person/).filter({ visible: true })).toBeVisible()
  const backup = page.getByRole('row', { name: /export-2026/ })
  await expect(backup.getByText('Warehouse export (nightly)').filter({ visible: true })).toBeVisible()
})

test('one’s own key is listed with the days on which it was used', async ({ page }) => {
  await signIn(page, demo().organizations.globex.admin)
  await page.goto('/account/keys/new')
  const name = `Script ${freshAddress()}`
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('button', { name: 'Create key' }).click()
  const secret = await revealed(page)
  await page.goto('/account/keys')
  const row = page.getByRole('row').filter({ hasText: name })
  await expect(row.getByRole('img', { name: 'Not used in the last 30 days' })).toBeVisible()
  expect((await scim('GET', '/Users?count=1', undefined, secret)).status).toBe(200)
  await expect(async () => {
    await page.reload()
    await expect(row.getByRole('img', { name: 'Used on 1 of the last 30 days' })).toBeVisible({ timeout: 1_000 })
  }).toPass()
})

async function signedInElsewhere(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await signIn(page, demo().organizations.acme.member)
  return page
}

test('people end their other sessions, and only those', async ({ page, browser }) => {
  await signIn(page, demo().organizations.acme.member)
  const other = await signedInElsewhere(await browser.newContext())
  await page.goto('/account/sessions')
  await expect(page.getByText('This device')).toHaveCount(1)
  await page.getByRole('button', { name: 'End all others' }).click()
  await expect(page.getByRole('button', { name: 'End all others' })).toBeDisabled()
  await other.goto('/account/profile')
  await expect(other).toHaveURL(/login/)
})

test('a refusal inside the settings keeps the navigation and names the request', async ({ page }) => {
  await signIn(page)
  const answer = await page.goto(`${settings}/service-accounts/00000000-0000-4000-8000-000000000000`)
  expect(answer?.status()).toBe(404)
  const id = answer?.headers()['x-request-id'] ?? 'none'
  await expect(page.getByText(id)).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Settings' }).first()).toBeVisible()
})
