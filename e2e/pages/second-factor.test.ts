/** A second factor beside the password: set up, asked for, lost, taken away, and required by an organization. */
import { expect, type Page, test } from '@playwright/test'
import { appFor } from './support/authenticator-app'
import { expectAccessible } from './support/axe'
import { ageProofs } from './support/database'
import { accept, gatehouse, invited, ownOrganization } from './support/own-organization'

const password = 'a sentence for two factors'

test.describe.configure({ timeout: 150_000 })

async function typePassword(page: Page, slug: string, email: string, secret = password) {
  await page.goto(`/login/${slug}`)
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(secret)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

async function signOut(page: Page) {
  await page.context().clearCookies()
}

const codesOf = (page: Page) => page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem').allInnerTexts()

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled })

    test('an app is set up, asked for after the password, and a recovery code stands in once', async ({ page }) => {
      const { slug, admin } = await ownOrganization(page)
      await page.goto('/account/security')
      const section = page.getByRole('region', { name: 'Authenticator app' })
      await expect(section.getByText('Not set up')).toBeVisible()
      await section.getByRole('link', { name: 'Set up an app' }).click()
      await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible()
      const app = await appFor(page)
      const code = page.getByRole('textbox', { name: 'Code that the app shows now' })
      await code.fill('000000')
      await page.getByRole('button', { name: 'Confirm' }).click()
      await expect(page.getByText('This code does not fit.')).toBeVisible()
      await code.fill(await app.code())
      await page.getByRole('button', { name: 'Confirm' }).click()
      await expect(page.getByText('Your authenticator app is set up.')).toBeVisible()
      const codes = await codesOf(page)
      expect(codes).toHaveLength(10)
      await page.getByRole('link', { name: 'Back to security' }).click()
      await expect(page.getByText('10 codes left')).toBeVisible()
      expect(await page.content()).not.toContain(codes[0])

      await signOut(page)
      await typePassword(page, slug, admin.email, admin.password)
      await expect(page.getByRole('heading', { name: 'One more step' })).toBeVisible()
      await page.goto('/account/security')
      await expect(page).toHaveURL(/login/)
      await typePassword(page, slug, admin.email, admin.password)
      await page.getByRole('textbox', { name: 'Code' }).fill('000000')
      await page.getByRole('button', { name: 'Continue' }).click()
      await expect(page.getByText('This code does not fit, or was used already.')).toBeVisible()
      await page.getByRole('textbox', { name: 'Code' }).fill(await app.code())
      await page.getByRole('button', { name: 'Continue' }).click()
      await expect(page).toHaveURL(/organization-settings/)

      await signOut(page)
      for (const expected of ['in', 'refused']) {
        await typePassword(page, slug, admin.email, admin.password)
        await page.getByRole('button', { name: 'Use a recovery code instead' }).click()
        await page.getByRole('textbox', { name: 'Recovery code' }).fill(codes[0] ?? '')
        await page.getByRole('button', { name: 'Continue' }).click()
        if (expected === 'in') await expect(page).toHaveURL(/organization-settings/)
        else await expect(page.getByText('This is none of your codes')).toBeVisible()
        await signOut(page)
      }
      await expect.poll(async () => (await newestMailTo(admin.email)).subject).toContain('recovery code')
    })

    test('who is invited where it is required sets it up before they are in, and a reset is no way round', async ({
      page,
    }) => {
      const { slug } = await ownOrganization(page)
      await page.goto('/organization-settings/authentication')
      const needed = page.getByRole('switch', { name: 'Require a second factor for passwords' })
      await expect(page.getByText('1 person signs in with a password and has no second factor.')).toBeVisible()
      await needed.click()
      await expect(needed).toBeChecked()
      await page.goto('/organization-settings/users')
      await expect(page.getByRole('heading', { name: 'Users' })).toBeVisible()

      await signOut(page)
      const email = await invited(slug, 'Standard')
      await accept(page, email, password)
      await expect(page.getByText('Your account is ready.')).toBeVisible()
      await page.goto('/account/profile')
      await expect(page).toHaveURL(/login/)
      await typePassword(page, slug, email)
      await expect(page.getByRole('heading', { name: 'Set up an authenticator app' })).toBeVisible()
      const app = await appFor(page)
      await page.getByRole('textbox', { name: 'Code that the app shows now' }).fill(await app.code())
      await page.getByRole('button', { name: 'Confirm and continue' }).click()
      await expect(page.getByRole('heading', { name: 'Keep your recovery codes' })).toBeVisible()
      expect(await codesOf(page)).toHaveLength(10)
      await page.getByRole('button', { name: 'I have kept them, continue' }).click()
      await expect(page).toHaveURL(/organization-settings|account/)
      await page.goto('/account/security')
      const section = page.getByRole('region', { name: 'Authenticator app' })
      await expect(section.getByText('Your organization requires it.')).toBeVisible()
      await expect(section.getByRole('button', { name: 'Remove' })).toHaveAttribute('aria-disabled', 'true')

      await signOut(page)
      const link = JSON.parse(await gatehouse('user', 'reset-link', '--org', slug, '--email', email, '--json'))
        .link as string
      await page.goto(new URL(link).pathname)
      await page.getByRole('textbox', { name: 'New password' }).fill('an entirely new sentence')
      await page.getByRole('button', { name: 'Change the password' }).click()
      await expect(page.getByText('Your password is changed.')).toBeVisible()
      await typePassword(page, slug, email, 'an entirely new sentence')
      await page.getByRole('textbox', { name: 'Code' }).fill(await app.code())
      await page.getByRole('button', { name: 'Continue' }).click()
      await expect(page).toHaveURL(/organization-settings|account/)
    })
  })
}

async function newestMailTo(address: string) {
  const mails = await (await fetch(`${process.env.E2E_ORIGIN}/inbox.json`)).json()
  return (mails as { to: string; subject: string }[]).find(({ to }) => to === address) ?? { subject: '' }
}

test('an administrator takes the app from who lost it, and new codes end the earlier ones', async ({
  page,
  browser,
}) => {
  const { slug } = await ownOrganization(page)
  const email = await invited(slug, 'Standard')
  const theirs = await (await browser.newContext()).newPage()
  await accept(theirs, email, password)
  await theirs.goto('/account/security/authenticator')
  const app = await appFor(theirs)
  await theirs.getByRole('textbox', { name: 'Code that the app shows now' }).fill(await app.code())
  await theirs.getByRole('button', { name: 'Confirm' }).click()
  const [first] = await codesOf(theirs)
  await ageProofs(email)
  await theirs.goto('/account/security/recovery-codes')
  await theirs.getByRole('textbox', { name: 'Password' }).fill(password)
  await theirs.getByRole('textbox', { name: 'Code of your authenticator app' }).fill('000000')
  await theirs.getByRole('button', { name: 'Confirm' }).click()
  await expect(theirs.getByText('This code does not fit.')).toBeVisible()
  await expectAccessible(theirs)
  await theirs.getByRole('textbox', { name: 'Password' }).fill(password)
  await theirs.getByRole('textbox', { name: 'Code of your authenticator app' }).fill(await app.code())
  await theirs.getByRole('button', { name: 'Confirm' }).click()
  await theirs.getByRole('button', { name: 'Make new codes' }).click()
  await expect(theirs.getByText('These are your new codes.')).toBeVisible()
  expect(await codesOf(theirs)).not.toContain(first)
  await expectAccessible(theirs)

  await page.goto(`/organization-settings/users?q=${email}`)
  await page.getByRole('link', { name: 'Zoé Martin' }).last().click()
  await page.getByRole('button', { name: 'Reset second factor' }).click()
  await expect(page.getByText(/The second factor of Zoé Martin is reset/).first()).toBeVisible()
  await expect(page.getByText('Not set up').first()).toBeVisible()

  await signOut(theirs)
  await typePassword(theirs, slug, email)
  await expect(theirs).toHaveURL(/organization-settings/)
  await theirs.context().close()
})

test('every step is accessible and fits a narrow screen', async ({ page }) => {
  const { slug, admin } = await ownOrganization(page)
  await page.setViewportSize({ width: 360, height: 740 })
  const fits = async () => {
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  }
  for (const path of ['/account/security', '/account/security/authenticator']) {
    await page.goto(path)
    await fits()
  }
  const app = await appFor(page)
  await page.getByRole('textbox', { name: 'Code that the app shows now' }).fill(await app.code())
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(page.getByText('Your authenticator app is set up.')).toBeVisible()
  await fits()
  for (const path of ['', '/recovery-codes', '/authenticator/remove']) {
    await page.goto(`/account/security${path}`)
    await fits()
  }
  await signOut(page)
  await typePassword(page, slug, admin.email, admin.password)
  await expect(page.getByRole('heading', { name: 'One more step' })).toBeVisible()
  await fits()
  await page.getByRole('button', { name: 'Use a recovery code instead' }).click()
  await expect(page.getByRole('heading', { name: 'Enter a recovery code' })).toBeVisible()
  await fits()
})
