/** What a browser fetches before it shows anything. */
import { expect, test } from '@playwright/test'
import { signIn } from './support/sign-in'

test('scripts are fetched once the page has been painted, and then do their work', async ({ page }) => {
  const scripts: string[] = []
  page.on('request', (request) => request.resourceType() === 'script' && scripts.push(request.url()))
  // Nothing is painted before the style has come.
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/*.css', async (route) => {
    await released
    await route.continue()
  })
  await page.goto('/login', { waitUntil: 'commit' })
  await page.getByRole('heading', { name: 'Sign in', includeHidden: true }).waitFor({ state: 'attached' })
  expect(scripts).toEqual([])
  release()
  const password = page.getByRole('textbox', { name: 'Password' })
  await expect(async () => {
    await page.getByRole('button', { name: /^Show/ }).click()
    await expect(password).toHaveAttribute('type', 'text', { timeout: 500 })
  }).toPass()
  expect(scripts).not.toEqual([])
})

test('a browser that has had the scripts waits for no frame', async ({ page }) => {
  const waiting = page.locator('script[type=late]')
  await page.goto('/login')
  await expect(waiting).toHaveCount(0)
  await page.addInitScript(() => {
    window.requestAnimationFrame = () => 0
  })
  await page.reload()
  await expect(waiting).toHaveCount(0)
  await page.evaluate(() => localStorage.clear())
  await page.reload()
  await expect(waiting).not.toHaveCount(0)
})

test('a first frame that is out before the page has ended does not hide that its scripts were had', async ({
  page,
}) => {
  await page.addInitScript(() => {
    window.requestAnimationFrame = (run) => {
      run(0)
      return 0
    }
    const later = window.setTimeout
    window.setTimeout = ((begin: () => void) => {
      window.setTimeout = later
      // The state is "interactive" when everything is parsed, just before DOMContentLoaded.
      document.addEventListener('readystatechange', begin, { once: true })
    }) as typeof window.setTimeout
  })
  await page.goto('/login')
  expect(await page.evaluate(() => localStorage['gatehouse-scripts'])).toMatch(/\.js/)
})

test('what was typed before the scripts came is understood once they are there', async ({ page }) => {
  await signIn(page)
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/*.js', async (route) => {
    await released
    await route.continue()
  })
  await page.goto('/organization-settings/users/invite', { waitUntil: 'commit' })
  await page.getByRole('textbox', { name: 'E-mail addresses' }).fill('early@example.com\n')
  await expect(page.getByRole('button', { name: 'Send 1 invitation' })).toHaveCount(0)
  release()
  await expect(page.getByRole('button', { name: 'Send 1 invitation' })).toBeVisible()
})
