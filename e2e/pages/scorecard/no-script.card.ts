/** What works without JavaScript. */
import { expect, test } from '@playwright/test'
import { expireLinks } from '../support/database'
import { demo, freshAddress } from '../support/demo'
import { newestMail } from '../support/mail'
import { provision } from '../support/scim'
import { signIn } from '../support/sign-in'
import { record } from './record'
import { freshInvitation, settings } from './session'

test('row 12: without JavaScript', async ({ browser }) => {
  const email = freshAddress()
  await expireLinks(await provision(email, { givenName: 'Late', familyName: 'Comer' }))
  await newestMail(email)
  const invitation = await freshInvitation('no-script')
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB' })
  const page = await context.newPage()

  await page.goto(invitation)
  await page.getByRole('textbox', { name: 'Name' }).fill('Zoé Martin')
  await page.getByRole('textbox', { name: 'Password' }).fill('a long enough sentence')
  await page.getByRole('button', { name: 'Accept and continue' }).click()
  await expect(page).toHaveURL(/organization-settings/)

  await context.clearCookies()
  await signIn(page, demo().organizations.acme.admin)
  await page.goto(`${settings}/users`)
  const rows = page.locator('main tbody tr')
  await expect(rows).toHaveCount(50)
  await page.getByRole('textbox', { name: 'Search users' }).fill(email)
  await page.getByRole('textbox', { name: 'Search users' }).press('Enter')
  await expect(rows).toHaveCount(1)
  await page
    .getByRole('button', { name: /^Resend/ })
    .first()
    .click()
  await newestMail(email, 2)

  await page.goto(`${settings}/users`)
  await page.getByRole('button', { name: 'Status', exact: true }).click()
  await page.getByRole('link', { name: /^Disabled/ }).click()
  await expect(page).toHaveURL(/status=disabled/)
  await expect(rows.first()).toContainText('Disabled')
  await page.goto(`${settings}/users?size=25`)
  await page.getByRole('link', { name: 'Next' }).click()
  await expect(page).toHaveURL(/after=/)
  await expect(rows).toHaveCount(25)

  await page.getByRole('link', { name: 'Search or jump…' }).click()
  await expect(page).toHaveURL(/\/organization-settings\/users$/)
  await context.close()
  await record({ row: 12, measured: 'all five, and the box of the palette leads to the search', reached: true })
})
