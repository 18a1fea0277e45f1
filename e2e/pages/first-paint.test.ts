/** What a browser fetches before it shows anything. */
import { expect, test } from '@playwright/test'

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
