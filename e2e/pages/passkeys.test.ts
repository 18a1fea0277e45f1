/** Passkeys in a real browser, with a device of its own: made, used, taken away. */
import { type Browser, expect, type Page, test } from '@playwright/test'
import { VirtualDevice } from './support/authenticator'
import { expectAccessible } from './support/axe'
import { ageProofs } from './support/database'
import { freshAddress } from './support/demo'
import { invitationPath, mailsTo, newestMail } from './support/mail'
import { provision } from './support/scim'
import { sessionOf, signIn } from './support/sign-in'

const password = 'a long enough sentence'
const security = '/account/security'

/** Somebody new who has accepted with a password, in a browser with a device of its own. */
async function newcomer(browser: Browser) {
  const email = freshAddress()
  const id = await provision(email)
  const page = await (await browser.newContext()).newPage()
  await page.goto(invitationPath(await newestMail(email)))
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Accept and continue' }).click()
  await expect(page).toHaveURL(/organization-settings/)
  return { email, id, page, device: await VirtualDevice.plugInto(page) }
}

const passkeys = (page: Page) => page.getByRole('region', { name: 'Passkeys' }).first()

async function add(page: Page): Promise<void> {
  await page.goto(security)
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(page.getByText('Added “Chrome on')).toBeVisible()
}

/** A browser that offers no passkeys in its fields: the device says yes to everything, and would before the button. */
async function withoutFillingIn(page: Page): Promise<void> {
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = async () => false
  })
}

async function signOut(page: Page): Promise<void> {
  await page.context().clearCookies({ name: 'gatehouse-session' })
}

test('a passkey is made, signs in by the button, is renamed and taken away', async ({ browser }) => {
  test.slow()
  const { page, email, device } = await newcomer(browser)
  await add(page)
  expect(await device.count()).toBe(1)
  await expect(passkeys(page)).toContainText('Never used')
  await expectAccessible(page)
  expect((await newestMail(email, 2)).subject).toMatch(/^A passkey was added/)

  await signOut(page)
  await withoutFillingIn(page)
  await page.goto('/login/acme')
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page).toHaveURL(/organization-settings/)
  expect((await sessionOf(page)).user?.email).toBe(email)

  await page.goto(security)
  await page.getByRole('link', { name: /^Manage/ }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Red laptop')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(passkeys(page)).toContainText('Red laptop')
  await page.getByRole('link', { name: /^Manage/ }).click()
  await page.getByRole('button', { name: 'Remove the passkey' }).click()
  await expect(passkeys(page)).toContainText('You have no passkey yet.')
  await expect
    .poll(async () => (await mailsTo(email)).map(({ subject }) => subject))
    .toContain('A passkey was removed: Acme')
  await page.context().close()
})

test('a passkey that was taken away signs nobody in, and the page says so', async ({ browser }) => {
  const { page } = await newcomer(browser)
  await add(page)
  await page.getByRole('link', { name: /^Manage/ }).click()
  await page.getByRole('button', { name: 'Remove the passkey' }).click()
  await expect(passkeys(page)).toContainText('You have no passkey yet.')
  await signOut(page)
  await withoutFillingIn(page)
  await page.goto('/login')
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'could not sign you in' })).toBeVisible()
  expect(await sessionOf(page)).toEqual({})
  await page.context().close()
})

test('the address field offers the passkey by itself', async ({ browser }) => {
  const { page, email } = await newcomer(browser)
  await add(page)
  await signOut(page)
  await page.goto('/login')
  await expect(page.getByRole('textbox', { name: 'E-mail' })).toHaveAttribute('autocomplete', 'username webauthn')
  // The device chooses what stands in the field, as a person would.
  await expect(page).toHaveURL(/organization-settings/)
  expect((await sessionOf(page)).user?.email).toBe(email)
  await page.context().close()
})

test('the button takes the place of what the address field offers', async ({ browser }) => {
  const { page, device } = await newcomer(browser)
  await add(page)
  await signOut(page)
  await device.setTouched(false)
  // Which questions are put to the device, and which of them are taken back.
  await page.addInitScript(() => {
    const get = navigator.credentials.get.bind(navigator.credentials)
    navigator.credentials.get = (options) => {
      const told = document.documentElement.dataset
      told.asked = options?.mediation ?? 'button'
      options?.signal?.addEventListener('abort', () => {
        told.ended = options.mediation
      })
      return get(options)
    }
  })
  await page.goto('/login')
  const root = page.locator('html')
  await expect(root).toHaveAttribute('data-asked', 'conditional')
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(root).toHaveAttribute('data-asked', 'button')
  await expect(root).toHaveAttribute('data-ended', 'conditional')
  await page.context().close()
})

test('an invitation is accepted with a passkey, and needs no password afterwards', async ({ browser }) => {
  const email = freshAddress()
  await provision(email)
  const page = await (await browser.newContext()).newPage()
  const device = await VirtualDevice.plugInto(page)
  const path = invitationPath(await newestMail(email))
  await page.goto(path)
  await expectAccessible(page)
  await page.getByRole('textbox', { name: 'Name' }).fill('')
  await page.getByRole('button', { name: 'Create a passkey instead' }).click()
  expect(await device.count()).toBe(0)
  await page.getByRole('textbox', { name: 'Name' }).fill('Zoé Martin')
  await page.getByRole('button', { name: 'Create a passkey instead' }).click()
  await expect(page).toHaveURL(/organization-settings/)
  expect((await sessionOf(page)).user?.email).toBe(email)
  await page.goto(security)
  await expect(page.getByText('You have no password')).toBeVisible()
  await page.getByRole('link', { name: /^Manage/ }).click()
  await page.getByRole('button', { name: 'Remove the passkey' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'only way' })).toBeVisible()
  await page.context().close()
})

test('without a recent proof, adding a passkey asks for the password first and comes back', async ({ browser }) => {
  const { page, id, device } = await newcomer(browser)
  await ageProofs(id)
  await page.goto(security)
  await page.getByRole('link', { name: 'Add a passkey' }).click()
  await expect(page.getByRole('heading', { name: 'Confirm that it is you' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('textbox', { name: 'Password' }).fill('not this one')
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(page.getByText('This is not your current password')).toBeVisible()
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(page.getByText('Added “Chrome on')).toBeVisible()
  expect(await device.count()).toBe(1)
  await page.context().close()
})

test('a form that was open for too long asks for the proof when it is sent, here by the passkey', async ({
  browser,
}) => {
  const { page, id } = await newcomer(browser)
  await add(page)
  await page.goto(security)
  await ageProofs(id)
  await page.getByRole('button', { name: 'Remove the password' }).click()
  await expect(page).toHaveURL(/account\/confirm/)
  await page.getByRole('button', { name: 'Confirm with a passkey' }).click()
  await expect(page).toHaveURL(/account\/security/)
  await page.getByRole('button', { name: 'Remove the password' }).click()
  await expect(page.getByText('Your password is removed.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Set a password' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('textbox', { name: 'New password' }).fill('another fine sentence')
  await page.getByRole('button', { name: 'Set a password' }).click()
  await expect(page.getByText('Your password is set.')).toBeVisible()
  await page.context().close()
})

test('the way back from a proof leads to no other site', async ({ browser }) => {
  const { page, id } = await newcomer(browser)
  for (const elsewhere of ['https://evil.test/', '//evil.test/', '/\\evil.test']) {
    await ageProofs(id)
    await page.goto(`/account/confirm?${new URLSearchParams({ returnTo: elsewhere })}`)
    await page.getByRole('textbox', { name: 'Password' }).fill(password)
    await page.getByRole('button', { name: 'Confirm' }).click()
    await expect(page).toHaveURL(`${process.env.E2E_ORIGIN}${security}`)
  }
  await page.context().close()
})

test('an administrator sees the passkeys of a person and takes one away', async ({ browser, page: boss }) => {
  const { page, id, email } = await newcomer(browser)
  await add(page)
  await signIn(boss)
  await boss.goto(`/organization-settings/users/${id}`)
  const theirs = boss.getByRole('region', { name: 'Passkeys' })
  await expect(theirs).toContainText('Chrome on')
  await theirs.getByRole('button', { name: /^Remove/ }).click()
  await expect(boss.getByText('The passkey is removed.')).toBeVisible()
  await expect(theirs).toContainText('None.')
  await expect
    .poll(async () => (await mailsTo(email)).map(({ subject }) => subject))
    .toContain('A passkey was removed: Acme')
  await page.context().close()
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('nothing speaks of passkeys where one signs in', async ({ page }) => {
    await page.goto('/login')
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Use a passkey' })).toBeHidden()
  })
})
