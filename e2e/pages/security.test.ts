/** What every page tells the browser, and that the browser keeps to it. */
import { expect, test } from '@playwright/test'
import { signIn } from './support/sign-in'

const pages = [
  '/login',
  '/invite/nothing',
  '/nowhere',
  '/organization-settings/users',
  '/account/profile',
  '/docs/okta',
]

test('every page says where its scripts come from, and that nobody may frame it', async ({ page }) => {
  await signIn(page)
  for (const path of pages) {
    const headers = (await page.request.get(path)).headers()
    expect(headers['content-security-policy'], path).toMatch(/script-src 'self' 'nonce-[^']{22,}' 'strict-dynamic';/)
    expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'")
    expect(headers['x-content-type-options'], path).toBe('nosniff')
    expect(headers['cross-origin-opener-policy'], path).toBe('same-origin')
    expect(headers['referrer-policy'], path).toBe(path.startsWith('/invite') ? 'no-referrer' : 'same-origin')
    expect(headers['access-control-allow-origin'], path).toBeUndefined()
  }
})

test('no two answers share a nonce, whatever the client asks for', async ({ request }) => {
  const nonces = new Set<string>()
  for (let count = 0; count < 3; count++) {
    const answer = await request.get('/login', { headers: { 'content-security-policy': "script-src 'nonce-mine'" } })
    const nonce = /'nonce-([^']+)'/.exec(answer.headers()['content-security-policy'] ?? '')?.[1] ?? ''
    expect(await answer.text()).toContain(`nonce="${nonce}"`)
    nonces.add(nonce)
  }
  expect(nonces.size).toBe(3)
  expect(nonces.has('mine')).toBe(false)
})

test('a script that was brought into a page does not run', async ({ page }) => {
  await page.route('**/login', async (route) => {
    const answer = await route.fetch()
    const body = (await answer.text()).replace('</body>', '<script>window.brought = true</script></body>')
    await route.fulfill({ response: answer, body })
  })
  const refused = page.waitForEvent('console', (message) => message.text().includes('Content Security Policy'))
  await page.goto('/login')
  await refused
  expect(await page.evaluate(() => 'brought' in window)).toBe(false)
})
