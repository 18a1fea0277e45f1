import { expect, type Page, test } from '@playwright/test'
import { expireLinks } from './support/database'
import { demo, freshAddress } from './support/demo'
import { invitationPath, mailsTo, newestMail } from './support/mail'
import { provision, scim, setActive } from './support/scim'
import { sessionOf, signIn } from './support/sign-in'

const password = 'a long enough sentence'

async function accept(page: Page, path: string, name = 'Zoé Martin'): Promise<void> {
  await page.goto(path)
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Accept and continue' }).click()
  await expect(page).toHaveURL(/organization-settings/)
}

test('a provisioned person gets a mail, sets a password, is in, and can sign out and in again', async ({ page }) => {
  const email = freshAddress()
  const id = await provision(email)
  const path = invitationPath(await newestMail(email))
  await accept(page, path)
  expect((await sessionOf(page)).user?.email).toBe(email)
  expect((await scim('GET', `/Users/${id}`)).body.active).toBe(true)

  await page.getByRole('button', { name: /Your account/ }).click()
  await page.getByText('Sign out').click()
  await expect(page).toHaveURL(/login/)
  expect(await sessionOf(page)).toEqual({})
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email.toUpperCase())
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/organization-settings/)
})

test('opening a link five times, or with HEAD, uses nothing up', async ({ page, request }) => {
  const email = freshAddress()
  await provision(email)
  const path = invitationPath(await newestMail(email))
  for (let i = 0; i < 5; i++) {
    const answer = await request.get(path)
    expect(answer.status()).toBe(200)
    expect(answer.headers()['referrer-policy']).toBe('no-referrer')
    expect(answer.headers()['cache-control']).toContain('no-store')
    expect(answer.headers()['set-cookie']).toBeUndefined()
  }
  expect((await request.head(path)).status()).toBe(200)
  await accept(page, path)
  expect((await request.get(path)).status()).toBe(410)
})

test('a used link says so and leads to signing in', async ({ page, browser }) => {
  const email = freshAddress()
  await provision(email)
  const path = invitationPath(await newestMail(email))
  await accept(page, path)
  const other = await browser.newPage()
  expect((await other.goto(path))?.status()).toBe(410)
  await expect(other.getByRole('heading', { name: 'This invitation was accepted' })).toBeVisible()
  await other.getByRole('link', { name: 'Sign in' }).click()
  await expect(other).toHaveURL(/login\/acme/)
})

test('an expired link offers a new one, which works and leaves the old one dead', async ({ page }) => {
  const email = freshAddress()
  const id = await provision(email)
  const path = invitationPath(await newestMail(email))
  await expireLinks(id)
  expect((await page.goto(path))?.status()).toBe(410)
  await expect(page.getByRole('heading', { name: /This link expired/ })).toBeVisible()
  await page.getByRole('button', { name: 'Send me a new link' }).click()
  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible()
  const newer = invitationPath(await newestMail(email, 2))
  expect(newer).not.toBe(path)
  expect((await page.goto(path))?.status()).toBe(410)
  await accept(page, newer)
})

test('a replaced link tells its holder to look for the newer mail', async ({ page, browser }) => {
  const email = freshAddress()
  const id = await provision(email)
  const path = invitationPath(await newestMail(email))
  await signIn(page)
  await page.goto(`/organization-settings/users/${id}`)
  await page
    .getByRole('button', { name: /^Resend/ })
    .first()
    .click()
  await newestMail(email, 2)
  const holder = await browser.newPage()
  expect((await holder.goto(path))?.status()).toBe(410)
  await expect(holder.getByRole('heading', { name: 'A newer link was sent' })).toBeVisible()
})

test('a link cancelled with the person’s access says so', async ({ page }) => {
  const email = freshAddress()
  const id = await provision(email)
  const path = invitationPath(await newestMail(email))
  expect((await setActive(id, false)).status).toBe(200)
  expect((await page.goto(path))?.status()).toBe(410)
  await expect(page.getByRole('heading', { name: 'This invitation was cancelled' })).toBeVisible()
})

test('what was never a link is one neutral 404', async ({ page }) => {
  const { id } = demo().organizations.acme
  for (const token of ['x', `${id}-${'0'.repeat(43)}`, `AAAAAAAAAA-${'0'.repeat(43)}`]) {
    expect((await page.goto(`/invite/${token}`))?.status(), token).toBe(404)
    await expect(page.getByRole('heading', { name: 'This link does not work' })).toBeVisible()
  }
})

test('a person created as inactive gets no mail, and one when they become active', async () => {
  const email = freshAddress()
  const { body } = await scim('POST', '/Users', {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: email,
    active: false,
  })
  // A later person's mail has arrived: this one's would have, too.
  const witness = freshAddress()
  await provision(witness)
  await newestMail(witness)
  expect(await mailsTo(email)).toEqual([])
  expect((await setActive(body.id, true)).status).toBe(200)
  await newestMail(email)
})

test('active false ends an open browser session at its next request', async ({ page }) => {
  const email = freshAddress()
  const id = await provision(email)
  await accept(page, invitationPath(await newestMail(email)))
  expect((await setActive(id, false)).status).toBe(200)
  expect(await sessionOf(page)).toEqual({})
  await page.reload()
  await expect(page).toHaveURL(/login/)
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'removed' })).toBeVisible()
  expect((await scim('GET', `/Users/${id}`)).status).toBe(200)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a person can accept an invitation and sign in', async ({ page }) => {
    const email = freshAddress()
    await provision(email)
    await accept(page, invitationPath(await newestMail(email)))
    expect((await sessionOf(page)).user?.email).toBe(email)
    await page.context().clearCookies()
    await signIn(page, { email, password })
  })
})
