import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './support/axe'
import { freshAddress } from './support/demo'
import { provision, scim, setActive } from './support/scim'
import { signIn } from './support/sign-in'

const activity = '/organization-settings/provisioning/activity'
const lines = (page: Page) =>
  page.getByRole('navigation', { name: 'Requests, newest first' }).getByRole('listitem').getByRole('link')

async function choose(page: Page, facet: string, option: string) {
  await page.getByRole('button', { name: facet }).click()
  await page.getByRole('main').getByRole('link', { name: option, exact: true }).click()
}

test('requests are narrowed by action, time, resource and key; the address holds it and one link gives it up', async ({
  page,
}) => {
  const id = await provision(freshAddress())
  await setActive(id, false)
  await signIn(page)
  await page.goto(`${activity}?person=${id}`)
  await page.getByRole('button', { name: /pause following/ }).click()
  await expect(lines(page)).toHaveCount(2)
  await choose(page, 'Action', 'Deactivated')
  await expect(page).toHaveURL(/action=deactivate/)
  await expect(lines(page)).toHaveCount(1)
  await expect(lines(page)).toContainText('disabled')
  await choose(page, 'Time', 'Last hour')
  await expect(page).toHaveURL(/time=1h/)
  await choose(page, 'Resource', 'People')
  await expect(page).toHaveURL(/resource=User/)
  await page.getByRole('button', { name: 'Key' }).click()
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Okta|SCIM/ })
    .first()
    .click()
  await expect(page).toHaveURL(/key=/)
  await page.reload()
  await expect(page).toHaveURL(/action=deactivate/)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Show every action' }).click()
  await expect(page).not.toHaveURL(/action=/)
  await page.goto(`${activity}?person=${id}&action=remove&resource=Group`)
  await expect(page.getByText('No request matches')).toBeVisible()
  await expect(page.getByText('Take one of the filters away')).toBeVisible()
  await page.goto(`${activity}?q=${freshAddress()}`)
  await expect(page.getByText('check that they are assigned to the application there')).toBeVisible()
  await page.getByRole('link', { name: 'Show every request' }).click()
  await expect(page).toHaveURL(new RegExp(`${activity}$`))
})

test('days are chosen in the menu of times', async ({ page }) => {
  await signIn(page)
  await page.goto(activity)
  await page.getByRole('button', { name: 'Time' }).click()
  await page.getByLabel('From').fill('2020-01-01')
  await page.getByLabel('To', { exact: true }).fill('2020-01-02')
  await page.getByRole('button', { name: 'Show these days' }).click()
  await expect(page).toHaveURL(/from=2020-01-01.*to=2020-01-02/)
  await expect(page.getByText('No request matches')).toBeVisible()
})

test('a refused request is played again: first seen, then carried out, and both attempts lead to each other', async ({
  page,
}) => {
  const email = freshAddress()
  const id = await provision(email)
  const person = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName: email, active: false }
  expect((await scim('POST', '/Users', person)).status).toBe(409)
  expect((await scim('DELETE', `/Users/${id}`)).status).toBe(204)
  await signIn(page)
  await page.goto(`${activity}?q=${encodeURIComponent(email)}&result=refused`)
  await lines(page).first().click()
  await page.getByRole('button', { name: 'Preview a replay' }).click()
  await expect(page.getByText('This is what the refused request would do today')).toBeVisible()
  await expectAccessible(page)
  expect((await scim('GET', `/Users?filter=${encodeURIComponent(`userName eq "${email}"`)}`)).body.totalResults).toBe(0)
  await page.getByRole('button', { name: 'Carry it out' }).click()
  await expect(page.getByText('Rehearsal', { exact: true })).toHaveCount(0)
  await expect(page.getByRole('heading', { name: `A replay created ${email}` })).toBeVisible()
  expect((await scim('GET', `/Users?filter=${encodeURIComponent(`userName eq "${email}"`)}`)).body.totalResults).toBe(1)
  await page.getByRole('link', { name: 'Refused first' }).click()
  await expect(page.getByRole('link', { name: 'Played again' })).toBeVisible()
  await page.goto(`/organization-settings/audit-log?q=${encodeURIComponent(email)}`)
  await expect(page.getByText(`played a refused request about ${email} again`).first()).toBeVisible()
})

test('a refusal says what to do here and at the provider that asked, and leads to its guide', async ({ page }) => {
  await signIn(page)
  for (const [agent, remedy, guide] of [
    ['Okta SCIM Client 1.0.0', 'Retry Selected', '/docs/okta#problems'],
    ['Azure AD SCIM Reference Code', 'Provision on demand', '/docs/entra#problems'],
    ['curl/8.9.0', 'press Allow beside', '/docs'],
  ] as const) {
    const email = freshAddress()
    await provision(email)
    const person = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName: email }
    expect((await scim('POST', '/Users', person, undefined, agent)).status).toBe(409)
    await page.goto(`${activity}?q=${encodeURIComponent(email)}&result=refused`)
    await lines(page).first().click()
    const remedies = page.getByRole('paragraph').filter({ hasText: 'Remedy.' })
    await expect(remedies).toContainText(remedy)
    await expect(remedies.getByRole('link', { name: 'SCIM settings' })).toHaveAttribute('href', /setup#settings$/)
    await expect(page.getByRole('main').locator(`a[href="${guide}"]`)).toBeVisible()
  }
})

test('a request that held a password is not played again, and says why', async ({ page }) => {
  const email = freshAddress()
  await provision(email)
  const schemas = ['urn:ietf:params:scim:schemas:core:2.0:User']
  const password = 'a long enough sentence of words'
  expect((await scim('POST', '/Users', { schemas, userName: email, password })).status).toBe(409)
  await signIn(page)
  await page.goto(`${activity}?q=${encodeURIComponent(email)}&result=refused`)
  await lines(page).first().click()
  await expect(page.getByRole('button', { name: 'Preview a replay' })).toHaveAttribute('aria-disabled', 'true')
  await expect(page.getByText('left out of the log for secrecy').first()).toBeVisible()
})
