/** What is the same on every page: the palette, the keys, the help. */
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './support/axe'
import { demo } from './support/demo'
import { signIn } from './support/sign-in'

const settings = '/organization-settings'
const field = (page: Page) => page.getByRole('combobox', { name: 'Search or jump' })
const options = (page: Page) => page.getByRole('option')

async function open(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('Control+k')
  await expect(field(page)).toBeFocused()
}

test('Ctrl K finds a person by the name, and Enter leads there', async ({ page }) => {
  await signIn(page)
  await page.goto(`${settings}/roles`)
  await open(page)
  await page.keyboard.type('HELENE DUB')
  const person = page.getByRole('option', { name: /Hélène Dubois/ })
  await expect(person).toHaveAttribute('aria-selected', 'true')
  await expect(field(page)).toHaveAttribute('aria-activedescendant', (await person.getAttribute('id')) ?? '')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Hélène Dubois', level: 1 })).toBeVisible()
})

test('the arrows choose among pages, and Esc gives the focus back', async ({ page }) => {
  await signIn(page)
  const box = page.getByRole('link', { name: 'Search or jump…' })
  await page.waitForLoadState('networkidle')
  await box.focus()
  await page.keyboard.press('Enter')
  await expect(field(page)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(options(page).last()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowDown')
  await expect(options(page).first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Escape')
  await expect(field(page)).toHaveCount(0)
  await expect(box).toBeFocused()
  await open(page)
  await page.keyboard.type('audit')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/audit-log$/)
})

test('a text that nobody is called leads to the search of all users', async ({ page }) => {
  await signIn(page)
  await open(page)
  await page.keyboard.type('zzz & 100%')
  await expect(options(page)).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/users\?q=zzz%20%26%20100%25$/)
})

test('an action is carried out: the theme, then the language', async ({ page }) => {
  await signIn(page)
  await open(page)
  await page.keyboard.type('dark')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await open(page)
  await page.keyboard.type('french')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('equipes')
  await expect(page.getByRole('option', { name: /^Équipes/ })).toBeVisible()
})

test('who may only look is offered nothing else, and finds nobody of another organization', async ({ page }) => {
  await signIn(page, demo().organizations.initech.member)
  await open(page)
  await expect(page.getByRole('option', { name: /^Users/ })).toBeVisible()
  await expect(page.getByRole('option', { name: /Invite users|Create a team|Audit log|Service accounts/ })).toHaveCount(
    0,
  )
  const found = async (text: string) =>
    JSON.stringify(await (await page.request.get(`${settings}/jump?q=${text}`)).json())
  expect(await found('initech.test')).toContain('@initech.test')
  expect(await found('acme.test')).toBe('{"groups":[]}')
  expect(await found('provisioning')).not.toContain('service-accounts')
})

test('the search answers nobody who is not signed in', async ({ request }) => {
  const answer = await request.get(`${settings}/jump?q=a`)
  expect(answer.status()).toBe(401)
  expect(await answer.json()).toEqual({ groups: [] })
})

test('when the search does not answer, the palette says so and pages still work', async ({ page }) => {
  await signIn(page)
  await page.route('**/organization-settings/jump?*', (route) => route.abort())
  await open(page)
  await page.keyboard.type('teams')
  await expect(page.getByText('The search did not answer')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/teams$/)
})

test('keys jump, search, walk the list and list themselves; not in fields, and not when turned off', async ({
  page,
}) => {
  await signIn(page)
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('g')
  await page.keyboard.press('t')
  await expect(page).toHaveURL(/\/teams$/)
  await page.keyboard.press('g')
  await page.keyboard.press('u')
  await expect(page).toHaveURL(/\/users$/)
  await page.keyboard.press('/')
  const search = page.getByRole('textbox', { name: 'Search users' })
  await expect(search).toBeFocused()
  await page.keyboard.type('gt?')
  await expect(search).toHaveValue('gt?')
  await expect(page).toHaveURL(/\/users$/)
  await search.fill('')
  await page.getByRole('heading', { level: 1 }).click()
  const links = page.locator('main tbody tr a[href*="/users/"]')
  await page.keyboard.press('j')
  await expect(links.first()).toBeFocused()
  await page.keyboard.press('j')
  await expect(links.nth(1)).toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  const second = new URL(page.url()).pathname
  await page.keyboard.press('k')
  await expect(page).not.toHaveURL(new RegExp(second))
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('?')
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(list).toContainText('Application keys')
  await expectAccessible(page)
  await list.getByRole('checkbox', { name: 'Single keys' }).uncheck()
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await page.keyboard.press('g')
  await page.keyboard.press('t')
  await expect(list).toHaveCount(0)
  await expect(page).toHaveURL(/\/users/)
  await page.getByRole('button', { name: 'Help' }).click()
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click()
  await list.getByRole('checkbox', { name: 'Single keys' }).check()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the box leads to the search of users', async ({ page }) => {
    await signIn(page)
    await page.goto(`${settings}/roles`)
    await page.getByRole('link', { name: 'Search or jump…' }).click()
    await expect(page).toHaveURL(/\/users$/)
    await expect(page.getByText('Ctrl K')).toBeHidden()
  })
})
