import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './support/axe'
import { freshAddress } from './support/demo'
import { provision, setActive } from './support/scim'
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
