import { expect, type Page, test } from '@playwright/test'
import { demo, freshAddress } from './support/demo'
import { newestMail } from './support/mail'
import { provision, scim } from './support/scim'
import { signIn } from './support/sign-in'

const users = '/organization-settings/users'
const rows = (page: Page) => page.getByRole('row').filter({ has: page.getByRole('cell') })

test('filters are taken together, stay in the address, and are given up by one link', async ({ page }) => {
  await signIn(page)
  await page.goto(users)
  await page.getByRole('button', { name: 'Source' }).click()
  await page.getByRole('main').getByRole('link', { name: /^SCIM/ }).click()
  await expect(page).toHaveURL(/source=scim/)
  await page.goto(`${users}?source=scim&q=zieli`)
  await expect(rows(page)).toHaveCount(1)
  await page.goto(`${users}?source=saml&q=zieli`)
  await page.getByRole('link', { name: 'Clear search and filters' }).click()
  await expect(page).not.toHaveURL(/source=|q=/)
})

test('ticked people are counted, disabled after the question, and named where that is refused', async ({ page }) => {
  const email = freshAddress()
  const id = await provision(email)
  await newestMail(email)
  await signIn(page)
  await page.goto(`${users}?q=${encodeURIComponent(email)}`)
  await rows(page).first().getByRole('checkbox').check()
  await expect(page.getByText('1 selected')).toBeVisible()
  await page.getByRole('button', { name: 'Disable', exact: true }).click()
  await expect(page).toHaveURL(/selection\/disable/)
  await page.getByRole('button', { name: 'Disable', exact: true }).click()
  await expect(page.getByText('1 person is disabled')).toBeVisible()
  await expect.poll(async () => (await scim('GET', `/Users/${id}`)).body.active).toBe(false)
})

test('a view is kept under a name and brings its list back', async ({ page }) => {
  await signIn(page, demo().organizations.globex.admin)
  await page.goto(`${users}?seen=never&density=compact`)
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByRole('textbox', { name: 'Keep this list as' }).fill('Never here')
  await page.getByRole('button', { name: 'Save view' }).click()
  await expect(page.getByText('The view is saved.').filter({ visible: true })).toBeVisible()
  await page.goto(users)
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByRole('link', { name: 'Never here' }).click()
  await expect(page).toHaveURL(/seen=never/)
})

test('a member who may only look has no boxes, and is refused the task by its address', async ({ page }) => {
  await signIn(page, demo().organizations.acme.member)
  await page.goto(users)
  await expect(rows(page).first()).toBeVisible()
  await expect(page.getByRole('checkbox')).toHaveCount(0)
  await page.goto(`${users}/selection/disable?all=1&list=&at=2030-01-01T00:00:00.000Z`)
  await expect(page.getByText('Your roles do not allow this')).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('people are ticked, sent on and invited again', async ({ page }) => {
    const email = freshAddress()
    await provision(email)
    await newestMail(email)
    await signIn(page)
    await page.goto(`${users}?q=${encodeURIComponent(email)}`)
    await rows(page).first().getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Resend invitation' }).last().click()
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await expect(page.getByText('A new link is on its way to 1 person.')).toBeVisible()
    await newestMail(email, 2)
  })
})
