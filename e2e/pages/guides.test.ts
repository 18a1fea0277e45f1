/** The guides: open to everybody, in both languages, and no link in them leads nowhere. */
import { expect, type Page, test } from '@playwright/test'
import { signIn } from './support/sign-in'

const guides = ['okta', 'entra', 'saml-okta', 'saml-entra', 'saml', 'administrators', 'operators']

/** Where the links of a page lead, each once. */
async function hrefsOf(page: Page): Promise<string[]> {
  const all = await page.locator('a[href]').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  return [...new Set(all)]
}

test('the first page of the guides leads to each of them, and each to the others', async ({ page }) => {
  await page.goto('/docs')
  for (const guide of guides) await expect(page.locator(`main a[href="/docs/${guide}"]`)).toHaveCount(1)
  await page.getByRole('link', { name: 'Administrator’s guide' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Administrator’s guide' })).toBeVisible()
  const nav = page.getByRole('navigation', { name: 'All guides' })
  await expect(nav.getByRole('link', { name: 'For administrators' })).toHaveAttribute('aria-current', 'page')
  await nav.getByRole('link', { name: 'For operators' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Operator’s page' })).toBeVisible()
})

test('every link in a guide leads to a page, and every place in it to a heading', async ({ page }) => {
  test.setTimeout(120_000)
  await signIn(page)
  const seen = new Map<string, number>()
  for (const guide of guides) {
    await page.goto(`/docs/${guide}`)
    for (const href of await hrefsOf(page)) {
      const [path = '', place] = href.split('#')
      if (!path && place) await expect(page.locator(`[id="${place}"]`), `${guide}: ${href}`).toHaveCount(1)
      if (path.startsWith('/') && !seen.has(path)) seen.set(path, (await page.request.get(path)).status())
    }
  }
  expect([...seen].filter(([, status]) => status !== 200)).toEqual([])
  expect(seen.size).toBeGreaterThan(15)
})

test('places of one guide that another names are there', async ({ page }) => {
  for (const [guide, place] of [
    ['saml', 'refusals'],
    ['operators', 'recovery'],
    ['operators', 'secret'],
    ['okta', 'connect'],
    ['entra', 'connect'],
  ]) {
    await page.goto(`/docs/${guide}`)
    await expect(page.locator(`[id="${place}"]`)).toHaveCount(1)
  }
})

test('a guide that is none is not found', async ({ page }) => {
  expect((await page.goto('/docs/nothing'))?.status()).toBe(404)
})
