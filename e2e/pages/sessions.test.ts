/** How long people stay signed in: what the page of somebody whose session ended says, and who decides. */
import { expect, type Page, test } from '@playwright/test'
import { leaveSessions } from './support/database'
import { demo, freshAddress } from './support/demo'
import { invitationPath, newestMail } from './support/mail'
import { provision } from './support/scim'
import { signIn } from './support/sign-in'

const password = 'a sentence to stay with'
const card = (page: Page) => page.getByRole('region', { name: 'Sessions' })

/** A person who has accepted their invitation and is signed in. */
async function member(page: Page): Promise<{ id: string; email: string }> {
  const email = freshAddress()
  const id = await provision(email)
  await page.goto(invitationPath(await newestMail(email)))
  await page.getByRole('textbox', { name: 'Name' }).fill('Somebody')
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Accept and continue' }).click()
  await expect(page).toHaveURL(/organization-settings/)
  return { id, email }
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled })

    test('whoever was away for too long is told so and comes back to where they were', async ({ page }) => {
      const { id, email } = await member(page)
      await leaveSessions(id, 31 * 24 * 60)
      await page.goto('/organization-settings/teams?q=a%20b')
      await expect(page.getByText('You were signed out after 30 days without activity.')).toBeVisible()
      await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
      await page.getByRole('textbox', { name: 'Password' }).fill(password)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await expect(page).toHaveURL(/\/organization-settings\/teams\?q=a%20b$/)
    })

    test('an administrator chooses how long, with a value of their own', async ({ page }) => {
      await signIn(page, demo().organizations.globex.admin)
      const days = javaScriptEnabled ? '29' : '28'
      await page.goto('/organization-settings/authentication/sessions')
      await page.getByLabel('Without activity', { exact: true }).selectOption('other')
      await page.getByLabel('Without activity: how many').fill('99')
      await page.getByLabel('Without activity: unit').selectOption('days')
      await page.getByRole('button', { name: 'Save' }).click()
      await expect(page.getByText('no more than a session lasts')).toBeVisible()
      await page.getByLabel('Without activity: how many').fill(days)
      await page.getByRole('button', { name: 'Save' }).click()
      await expect(card(page)).toContainText(`${days} days`)
      await expect(card(page)).toContainText(/Open now\s*\d+ sessions?/)
    })
  })
}

test('a shorter limit asks before it ends what is open, and then ends it', async ({ page, browser }) => {
  await signIn(page, demo().organizations.initech.admin)
  const left = await browser.newContext()
  const other = await left.newPage()
  await signIn(other, demo().organizations.initech.member)
  await other.goto('/account/profile')
  const { members } = await people(page)
  await leaveSessions(members, 3 * 24 * 60)
  await page.goto('/organization-settings/authentication')
  await card(page).getByRole('link', { name: 'Change' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Without activity', { exact: true }).selectOption('1440')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText(/^\d+ open sessions? of \d+ .* at once\./)).toBeVisible()
  await dialog.getByRole('button', { name: 'Save and end them' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(card(page)).toContainText(/Without activity\s*1 day/)
  await other.goto('/account/profile')
  await expect(other.getByText('You were signed out after 1 day without activity.')).toBeVisible()
  await left.close()
})

/** The id of the demo's member of Initech, as the directory names it. */
async function people(page: Page): Promise<{ members: string }> {
  const { email } = demo().organizations.initech.member
  await page.goto(`/organization-settings/users?q=${encodeURIComponent(email)}`)
  const href = await page
    .locator('a[href*="/organization-settings/users/"]')
    .evaluateAll((links) =>
      links.map((link) => link.getAttribute('href') ?? '').find((each) => /users\/[0-9a-f-]{36}/.test(each)),
    )
  return { members: /[0-9a-f-]{36}/.exec(href ?? '')?.[0] ?? '' }
}
