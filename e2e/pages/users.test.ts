import { expect, type Page, test } from '@playwright/test'
import { expireLinks } from './support/database'
import { demo, freshAddress } from './support/demo'
import { invitationPath, mailsTo, newestMail } from './support/mail'
import { provision, scim, setActive } from './support/scim'
import { signIn } from './support/sign-in'

const users = '/organization-settings/users'
const rows = (page: Page) => page.getByRole('row').filter({ has: page.getByRole('cell') })

test('search ignores case and marks, and the address bar holds it', async ({ page }) => {
  await signIn(page)
  await page.getByRole('textbox', { name: 'Search users' }).fill('HELENE DUBOIS')
  await page.getByRole('textbox', { name: 'Search users' }).press('Enter')
  await expect(page).toHaveURL(/q=HELENE/)
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page).first()).toContainText('Hélène Dubois')
  await page.reload()
  await expect(rows(page)).toHaveCount(1)
})

test('ticking a box and opening a menu restyles a part of the page, not all of it', async ({ page, browser }) => {
  await signIn(page)
  await page.goto(users)
  await rows(page).first().getByRole('checkbox').check()
  const all = await page.evaluate(() => document.querySelectorAll('*').length)
  await browser.startTracing(page, { categories: ['devtools.timeline'] })
  await rows(page).nth(1).getByRole('checkbox').check()
  await rows(page).nth(1).getByRole('button').last().click()
  await expect(page.getByRole('menuitem').or(page.locator(':popover-open')).first()).toBeVisible()
  const trace: { traceEvents: { name: string; args: { elementCount?: number } }[] } = JSON.parse(
    (await browser.stopTracing()).toString(),
  )
  const restyled = trace.traceEvents.flatMap(({ name, args }) =>
    name === 'UpdateLayoutTree' ? (args.elementCount ?? 0) : [],
  )
  expect(restyled.length).toBeGreaterThan(0)
  expect(Math.max(...restyled)).toBeLessThan(all / 4)
})

test('the status filter tells expired from invited people', async ({ page }) => {
  await signIn(page, demo().organizations.globex.admin)
  await page.goto(`${users}?status=expired`)
  await expect(rows(page)).toHaveText([/Gaëtan Hervé/])
  await page.goto(`${users}?status=disabled`)
  await expect(rows(page)).toHaveText([/Océane Pérez/])
  await page.goto(`${users}?status=invited`)
  await expect(rows(page).filter({ hasText: /Gaëtan Hervé|Océane Pérez/ })).toHaveCount(0)
  await expect(rows(page).first()).toBeVisible()
})

test('pages by 25 show everybody once, forwards and back', async ({ page }) => {
  await signIn(page)
  await page.goto(`${users}?size=25&status=active,invited,expired,bounced,disabled`)
  const ids = async () =>
    rows(page)
      .getByRole('link')
      .evaluateAll((links) => links.map((each) => each.getAttribute('href')?.split('?')[0]))
  const first = await ids()
  expect(first.length).toBeGreaterThanOrEqual(25)
  await page.getByRole('link', { name: /Next/ }).click()
  await expect(page).toHaveURL(/after=/)
  const second = await ids()
  expect(second.filter((id) => first.includes(id))).toEqual([])
  await page.getByRole('link', { name: /Previous/ }).click()
  await expect.poll(ids).toEqual(first)
})

test('an expired person is shown as such, and Resend mails a new link that ends the old one', async ({ page }) => {
  const email = freshAddress()
  const id = await provision(email, { givenName: 'Expired', familyName: email.split('@')[0] ?? '' })
  const old = invitationPath(await newestMail(email))
  await expireLinks(id)
  await signIn(page)
  await page.goto(`${users}?q=${encodeURIComponent(email)}`)
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page).first()).toContainText('Expired')
  await rows(page)
    .first()
    .getByRole('button', { name: /^Resend/ })
    .click()
  const newer = invitationPath(await newestMail(email, 2))
  await expect(rows(page).first()).toContainText('Invited')
  expect((await page.request.get(old)).status()).toBe(410)
  expect((await page.request.get(newer)).status()).toBe(200)
})

test('a panel opens over the list, and Escape leads back to it', async ({ page }) => {
  await signIn(page)
  await page.goto(`${users}?q=lukasz`)
  await rows(page).first().getByRole('link').first().click()
  const panel = page.getByRole('dialog')
  await expect(panel.getByRole('heading', { name: 'Łukasz Zieliński' })).toBeVisible()
  await expect(panel).toContainText('Managed by your identity provider')
  await expect(page).toHaveURL(new RegExp(`${users}/[0-9a-f-]{36}`))
  await page.keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
  await expect(page).toHaveURL(/q=lukasz/)
})

test('a panel leads to its neighbors, says which one it is, and gives the row of the last one the focus', async ({
  page,
}) => {
  const name = freshAddress().split('@')[0] ?? ''
  for (const place of ['a', 'b', 'c']) await provision(`${name}-${place}@acme.test`)
  await signIn(page)
  await page.goto(`${users}?q=${name}`)
  await rows(page).first().getByRole('link').first().click()
  const panel = page.getByRole('dialog')
  await expect(panel).toContainText('1 of 3')
  await expect(panel).toContainText(`${name}-a@acme.test`)
  await expect(panel.getByRole('link', { name: 'Previous person' })).toHaveCount(0)
  await panel.getByRole('link', { name: 'Next person' }).click()
  await expect(panel).toContainText('2 of 3')
  await page.keyboard.press('j')
  await expect(panel).toContainText('3 of 3')
  await expect(panel).toContainText(`${name}-c@acme.test`)
  await expect(panel.getByRole('link', { name: 'Next person' })).toHaveCount(0)
  await page.keyboard.press('k')
  await expect(panel).toContainText('2 of 3')
  await page.keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
  await expect(rows(page).nth(1).getByRole('link').first()).toBeFocused()
})

test('the neighbors in a panel take its place, so that Back leads to the list', async ({ page }) => {
  await signIn(page)
  await page.goto(users)
  await rows(page).first().getByRole('link').first().click()
  const panel = page.getByRole('dialog')
  const next = panel.getByRole('link', { name: 'Next person' })
  await next.focus()
  const first = page.url()
  await page.keyboard.press('Enter')
  await expect(page).not.toHaveURL(first)
  await expect(next).toBeFocused()
  await page.goBack()
  await expect(page).toHaveURL(new RegExp(`${users}$`))
  await expect(panel).toHaveCount(0)
})

test.describe('a panel that is closed', () => {
  for (const [how, close] of [
    ['by Escape', (page: Page) => page.keyboard.press('Escape')],
    ['by its link', (page: Page) => page.getByRole('dialog').getByRole('link', { name: 'Close' }).click()],
  ] as const) {
    test(`${how} leaves nothing behind it that Back would open again`, async ({ page }) => {
      await signIn(page)
      await page.goto('/account')
      await page.goto(users)
      await rows(page).first().getByRole('link').first().click()
      await expect(page.getByRole('dialog').getByRole('link', { name: 'Next person' })).toBeVisible()
      await close(page)
      await expect(page).toHaveURL(new RegExp(`${users}$`))
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await page.goBack()
      await expect(page).toHaveURL(/account/)
    })
  }
})

test('disabling says what it ends and ends it', async ({ page }) => {
  const email = freshAddress()
  const id = await provision(email)
  await newestMail(email)
  await signIn(page)
  await page.goto(`${users}/${id}/disable`)
  await page.getByRole('button', { name: /^Disable/ }).click()
  await expect.poll(async () => (await scim('GET', `/Users/${id}`)).body.active).toBe(false)
  await page.goto(`${users}/${id}`)
  await expect(page.getByRole('main').getByText('Disabled', { exact: true })).toBeVisible()
})

test('a held person stays disabled when the provider enables them, until the release', async ({ page }) => {
  const email = freshAddress()
  const id = await provision(email)
  await newestMail(email)
  await signIn(page)
  await page.goto(`${users}/${id}/disable`)
  await page.getByRole('checkbox', { name: /^Hold/ }).check()
  await page.getByRole('button', { name: /^Disable/ }).click()
  await expect(page.getByText('disabled and held')).toBeVisible()
  expect((await setActive(id, true)).body.active).toBe(false)
  await page.goto(`${users}?status=held&q=${encodeURIComponent(email)}`)
  await expect(rows(page).first()).toContainText('Held')
  await page.goto(`${users}/${id}`)
  await expect(page.getByText('asked to enable this person')).toBeVisible()
  await page.getByRole('button', { name: 'Release' }).click()
  await expect(page.getByText('is enabled. An invitation is on its way')).toBeVisible()
  expect((await scim('GET', `/Users/${id}`)).body.active).toBe(true)
})

test('a member who may not invite sees why the button is dead', async ({ page }) => {
  await signIn(page, demo().organizations.acme.member)
  await page.goto(`${users}?status=expired`)
  await expect(rows(page).first()).toBeVisible()
  await expect(page.getByRole('button', { name: /^Resend all/ })).toHaveCount(0)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('an administrator can search, filter, turn pages and resend', async ({ page }) => {
    const email = freshAddress()
    const id = await provision(email)
    await newestMail(email)
    await expireLinks(id)
    await signIn(page)
    await page.goto(`${users}?size=25`)
    await page.getByRole('link', { name: /Next/ }).click()
    await expect(page).toHaveURL(/after=/)
    await page.goto(users)
    await page.getByRole('textbox', { name: 'Search users' }).fill(email)
    await page.getByRole('textbox', { name: 'Search users' }).press('Enter')
    await expect(rows(page)).toHaveCount(1)
    await rows(page)
      .first()
      .getByRole('button', { name: /^Resend/ })
      .first()
      .click()
    await newestMail(email, 2)
    expect(await mailsTo(email)).toHaveLength(2)
  })
})
