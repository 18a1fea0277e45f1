/** Domains proven by a DNS record. This file is the demo's name server. */
import { expect, type Page, test } from '@playwright/test'
import { type NameServer, startNameServer } from '../../lib/org/testing/name-server'
import { demo } from './support/demo'
import { signIn } from './support/sign-in'

const organization = '/organization-settings/organization'

let server: NameServer
test.beforeAll(async () => {
  server = await startNameServer(Number(new URL(process.env.E2E_ORIGIN ?? '').port))
})
test.afterAll(() => server.close())
test.describe.configure({ mode: 'serial' })

async function add(page: Page, domain: string): Promise<void> {
  await signIn(page, demo().organizations.globex.admin)
  await page.goto(organization)
  await page.getByLabel('Domain', { exact: true }).fill(domain)
  await page.getByRole('button', { name: 'Add a domain' }).click()
  await expect(page.getByRole('heading', { name: domain, level: 1 })).toBeVisible()
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled })

    test('a domain is added, looked for, proven and removed', async ({ page }) => {
      const domain = `proof-${javaScriptEnabled}-${Date.now().toString(36)}.example`
      const check = page.getByRole('button', { name: 'Check now' })
      await add(page, domain)
      const host = `_gatehouse.${domain}`
      await expect(page.getByText(host, { exact: true })).toBeVisible()
      const value = (await page.getByText(/^gatehouse-verification=/).textContent()) ?? ''

      await check.click()
      await expect(page.getByText('The name servers know no such domain.').first()).toBeVisible()
      server.names.add(domain)
      await check.click()
      await expect(page.getByText('There is no such record yet.').first()).toBeVisible()
      server.texts.set(host, ['gatehouse-verification=older'])
      await check.click()
      await expect(page.getByText('The record is there with another value.').first()).toBeVisible()
      await expect(page.getByText('gatehouse-verification=older').first()).toBeVisible()
      server.broken.add(host)
      await check.click()
      await expect(page.getByText('The name servers did not answer.').first()).toBeVisible()
      server.broken.delete(host)
      server.texts.set(host, ['gatehouse-verification=older', value])
      await check.click()
      await expect(page.getByText('The record is there: the domain is proven.')).toBeVisible()
      await expect(page.getByRole('heading', { name: 'This domain is proven' })).toBeVisible()

      await page.getByRole('link', { name: 'Remove the domain…' }).click()
      await expect(page.getByText('Nobody here has an address in it.')).toBeVisible()
      await page.getByRole('button', { name: 'Remove' }).click()
      await expect(page).toHaveURL(/organization$/)
      await expect(page.getByText(domain)).toHaveCount(0)
    })
  })
}

test('what is no domain is refused, and another organization’s is not found', async ({ page, browser }) => {
  const domain = `own-${Date.now().toString(36)}.example`
  await add(page, domain)
  await page.goto(organization)
  await page.getByLabel('Domain', { exact: true }).fill('not a domain')
  await page.getByRole('button', { name: 'Add a domain' }).click()
  await expect(page.getByText('This is not a domain name.')).toBeVisible()
  const elsewhere = await (await browser.newContext()).newPage()
  await signIn(elsewhere, demo().organizations.acme.admin)
  expect((await elsewhere.goto(`${organization}/domains/${domain}`))?.status()).toBe(404)
})
