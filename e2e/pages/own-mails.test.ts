/** What people and organizations choose to hear of, and what they hear. */
import { expect, test } from '@playwright/test'
import { expectAccessible } from './support/axe'
import { demo, freshAddress } from './support/demo'
import { invitationPath, mailsTo, newestMail } from './support/mail'
import { provision } from './support/scim'
import { signIn } from './support/sign-in'

const settings = '/organization-settings'

test('a harmless mail is switched off and on again, without scripts; the others cannot be', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await signIn(page, demo().organizations.globex.member)
  await page.goto('/account/notifications')
  const mail = page.getByRole('switch', { name: 'Your sessions were ended' })
  await expect(mail).toBeChecked()
  await mail.click()
  await expect(mail).not.toBeChecked()
  await page.reload()
  await expect(mail).not.toBeChecked()
  await mail.click()
  await expect(mail).toBeChecked()
  const always = page.getByRole('region', { name: 'Always sent' })
  await expect(always.getByText('Your password was changed')).toBeVisible()
  await expect(always.getByRole('switch')).toHaveCount(0)
  await context.close()
})

test('whoever changes their password is told by mail, with the sessions that ended', async ({ browser }) => {
  const email = freshAddress()
  await provision(email)
  const page = await browser.newPage()
  await page.goto(invitationPath(await newestMail(email)))
  await page.getByRole('textbox', { name: 'Password' }).fill('a first good sentence')
  await page.getByRole('button', { name: /accept/i }).click()
  await expect(page).toHaveURL(/organization-settings|account/)
  const elsewhere = await (await browser.newContext()).newPage()
  await signIn(elsewhere, { email, password: 'a first good sentence' })
  await page.goto('/account/security')
  await page.getByRole('textbox', { name: 'Current password' }).fill('a first good sentence')
  await page.getByRole('textbox', { name: 'New password' }).fill('a second good sentence')
  await page
    .getByRole('button', { name: /password$/ })
    .last()
    .click()
  await expect.poll(async () => (await mailsTo(email)).length, { timeout: 20_000 }).toBe(2)
  const told = (await mailsTo(email)).find(({ subject }) => /password/i.test(subject))
  expect(told?.text).toMatch(/Sessions ended: 1/)
  await elsewhere.goto('/account/profile')
  await expect(elsewhere).toHaveURL(/login/)
})

test('an organization decides whether its contacts are reminded of keys', async ({ page }) => {
  await signIn(page, demo().organizations.globex.admin)
  await page.goto(`${settings}/organization`)
  const reminders = page.getByRole('checkbox', { name: 'Remind them of keys that end soon' })
  await expect(reminders).toBeChecked()
  await reminders.uncheck()
  const contacts = page.getByRole('region', { name: 'Security contacts' })
  await contacts.getByRole('button', { name: 'Save changes' }).click()
  await expect(contacts.getByText('Saved.')).toBeVisible()
  await page.reload()
  await expect(reminders).not.toBeChecked()
  await expectAccessible(page)
})
