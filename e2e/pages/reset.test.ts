/** A forgotten password, from the sign-in page to signing in with another one. */
import { expect, type Page, test } from '@playwright/test'
import { freshAddress } from './support/demo'
import { invitationPath, newestMail, resetPath } from './support/mail'
import { provision } from './support/scim'

const [password, other] = ['a sentence to forget', 'a sentence to remember']

/** A person who has accepted their invitation; answers their address. */
async function member(page: Page): Promise<string> {
  const email = freshAddress()
  await provision(email)
  await page.goto(invitationPath(await newestMail(email)))
  await page.getByRole('textbox', { name: 'Name' }).fill('Somebody')
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Accept and continue' }).click()
  await expect(page).toHaveURL(/organization-settings/)
  await page.context().clearCookies()
  return email
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled })

    test('a forgotten password is replaced under a mailed link, which works once', async ({ page }) => {
      const email = await member(page)
      await page.goto('/login')
      await page.getByRole('link', { name: 'Forgot your password?' }).click()
      await expect(page.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible()
      await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
      await page.getByRole('button', { name: 'Send me a link' }).click()
      await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible()

      const link = resetPath(await newestMail(email, 2))
      expect((await page.goto(link))?.status()).toBe(200)
      await page.getByRole('textbox', { name: 'New password' }).fill('password1')
      await page.getByRole('button', { name: 'Change the password' }).click()
      await expect(page.getByText('This password is known from leaks')).toBeVisible()
      await page.getByRole('textbox', { name: 'New password' }).fill(other)
      await page.getByRole('button', { name: 'Change the password' }).click()
      await expect(page.getByText('Your password is changed.')).toBeVisible()

      await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
      await page.getByRole('textbox', { name: 'Password' }).fill(other)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await expect(page).toHaveURL(/organization-settings/)
      expect((await page.goto(link))?.status()).toBe(410)
      await expect(page.getByRole('heading', { name: 'This link was used or replaced' })).toBeVisible()
    })
  })
}

test('an address that nobody has is answered alike, and a made-up link is not found', async ({ page }) => {
  await page.goto('/reset')
  await page.getByRole('textbox', { name: 'E-mail' }).fill('nobody-of-this-name@example.com')
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible()
  const answer = await page.goto('/reset/nothing')
  expect(answer?.status()).toBe(404)
  expect(answer?.headers()['referrer-policy']).toBe('no-referrer')
  await expect(page.getByRole('heading', { name: 'This link leads nowhere' })).toBeVisible()
})
