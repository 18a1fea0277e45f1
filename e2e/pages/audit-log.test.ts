import { expect, test } from '@playwright/test'
import { demo, freshAddress } from './support/demo'
import { provision, setActive } from './support/scim'
import { signIn } from './support/sign-in'

const log = '/organization-settings/audit-log'
const organization = '/organization-settings/organization'

test('what SCIM did stands in the audit log as a sentence, and opens to its values and its request', async ({
  page,
}) => {
  const address = freshAddress()
  const id = await provision(address, { givenName: 'Hervé', familyName: `Cadiou ${address.slice(0, 20)}` })
  await setActive(id, false)
  await signIn(page)
  await page.goto(`${log}?target=${id}`)
  const row = page.getByRole('row', { name: /disabled Hervé Cadiou/ })
  await expect(row).toBeVisible()
  await row.getByRole('link', { name: 'Show details' }).click()
  await expect(page).toHaveURL(/open=/)
  const changes = page.getByRole('table', { name: 'What changed' })
  await expect(changes.getByRole('row', { name: 'status pending disabled' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'user.deactivate' })).toBeVisible()
  await page.reload()
  await expect(changes).toBeVisible()
  await page.getByRole('link', { name: 'Hide details' }).click()
  await expect(changes).toHaveCount(0)
})

test('facets and search narrow the log, and the address alone brings the view back', async ({ page }) => {
  await signIn(page)
  await page.goto(log)
  await page.getByRole('button', { name: 'Event' }).click()
  await page.getByRole('main').getByRole('link', { name: 'Teams' }).click()
  await expect(page).toHaveURL(/event=team/)
  await page.goto(`${log}?event=team&by=system&time=30d`)
  await expect(page.getByText('Event: Teams')).toBeVisible()
  await page.getByRole('textbox', { name: 'Search the audit log' }).fill('nothing has this name')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Nothing was recorded that fits')).toBeVisible()
  await expect(page).toHaveURL(/by=system.*event=team|event=team.*by=system/)
})

test('the log is verified at the press of a button', async ({ page }) => {
  await signIn(page)
  await page.goto(log)
  await page.getByRole('button', { name: 'Verify now' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'The chain is intact.' })).toBeVisible()
})

test('the log is exported as the filters show it, and says so afterwards', async ({ page }) => {
  await signIn(page)
  const csv = await page.request.get(`${log}/export?event=organization&format=csv`)
  expect(csv.headers()['content-disposition']).toContain('audit-acme.csv')
  const lines = (await csv.text()).trimEnd().split('\r\n')
  expect(lines.length).toBeGreaterThan(1)
  expect(lines.slice(1).every((line) => line.includes(',organization.'))).toBe(true)
  const ndjson = await page.request.get(`${log}/export?event=audit.export&format=ndjson`)
  const [newest] = (await ndjson.text()).split('\n')
  expect(JSON.parse(newest ?? '')).toMatchObject({ event: 'audit.export', after: { format: 'ndjson' } })
  const ocsf = await page.request.get(`${log}/export?event=audit.export&format=ocsf`)
  const [event] = (await ocsf.text()).split('\n')
  expect(JSON.parse(event ?? '')).toMatchObject({ class_uid: 3004, metadata: { event_code: 'audit.export' } })
})

test('a view under a name belongs to whoever saved it', async ({ page }) => {
  await signIn(page)
  await page.goto(`${log}?event=domain`)
  await page.getByRole('link', { name: 'Save this view…' }).click()
  const name = `Domains ${Date.now()}`
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('button', { name: 'Save the view' }).click()
  // The question goes, as a dialog or as a page, once the view is kept.
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveCount(0)
  await page.goto(log)
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByRole('link', { name, exact: true }).click()
  await expect(page).toHaveURL(/event=domain/)
})

test('without scripts the log opens, is verified, and keeps as long as one says', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await signIn(page)
  await page.goto(log)
  await page.getByRole('link', { name: 'Show details' }).first().click()
  await expect(page.getByRole('link', { name: 'Hide details' })).toBeVisible()
  await page.getByRole('button', { name: 'Verify now' }).click()
  await expect(page.getByText('The chain is intact.')).toBeVisible()
  await page.getByRole('link', { name: 'Retention…' }).click()
  await page.getByRole('textbox', { name: 'Days' }).fill('7')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('Events can be kept from 30 to 3,650 days.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Days' }).fill('30')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('will be removed for good')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Remove them' })).toBeVisible()
  await page.goto(`${log}/retention`)
  await expect(page.getByRole('textbox', { name: 'Days' })).toHaveValue('400')
  await page.getByRole('textbox', { name: 'Days' }).fill('400')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('Kept 400 days')).toBeVisible()
})

test('another organization’s event is not found, and its log is not ours', async ({ page }) => {
  await signIn(page)
  const ours = await page.request.get(`${log}/export?format=ndjson`)
  const { id } = JSON.parse((await ours.text()).split('\n')[0] ?? '')
  await page.context().clearCookies()
  await signIn(page, demo().organizations.globex.admin)
  expect((await page.goto(`${log}/${id}`))?.status()).toBe(404)
})

test('who may not read the log gets 403 from every one of its addresses', async ({ page }) => {
  await signIn(page, demo().organizations.acme.member)
  for (const path of [log, `${log}/retention`, `${log}/views`, organization]) {
    expect((await page.goto(path))?.status(), path).toBe(403)
  }
  expect((await page.request.get(`${log}/export`)).status()).toBe(403)
})

test('an organization is renamed, keeps what is wrong in the field, and tells the mail server’s answer', async ({
  page,
}) => {
  await signIn(page, demo().organizations.globex.admin)
  await page.goto(organization)
  const contacts = page.getByRole('textbox', { name: 'Addresses' })
  const card = page.getByRole('region', { name: 'Security contacts' })
  await contacts.fill('nobody')
  await card.getByRole('button', { name: 'Save changes' }).click()
  await expect(card.getByText('“nobody” is not a mail address.')).toBeVisible()
  await expect(contacts).toHaveValue('nobody')
  await contacts.fill('security@globex.test')
  await card.getByRole('button', { name: 'Save changes' }).click()
  await expect(card.getByText('Saved.')).toBeVisible()
  await page.reload()
  await expect(contacts).toHaveValue('security@globex.test')
  await page.getByRole('button', { name: 'Send a test mail' }).click()
  await expect(page.getByText('The server has taken it.')).toBeVisible()
})
