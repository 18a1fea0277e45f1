/** The server's own time for the Users page at 100,000 people: until the first byte, on loopback, one request after the
 *  other. */
import http from 'node:http'
import { type Page, test } from '@playwright/test'
import { few, percentile, record } from './record'
import { origin, settings, signedIn } from './session'

const goalMs = 120
const rounds = 15

/** Milliseconds until the answer's head and first bytes are there. */
function firstByte(agent: http.Agent, path: string, cookie: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const request = http.get(new URL(path, origin()), { agent, headers: { cookie, 'accept-encoding': 'gzip' } })
    request.on('error', reject)
    request.on('response', (response) => {
      let at: number | undefined
      response.on('data', () => {
        at ??= performance.now() - began
      })
      response.on('end', () => {
        if (response.statusCode === 200 && at !== undefined) resolve(at)
        else reject(new Error(`${path} answered ${response.statusCode}`))
      })
    })
  })
}

async function hrefs(page: Page, button: string): Promise<string[]> {
  await page.goto(`${settings}/users`)
  await page.getByRole('button', { name: button, exact: true }).click()
  return page
    .locator('[popover]:popover-open a[href]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
}

/** The address of the page that the link leads to, so many times over. */
async function deep(page: Page, query: string, times: number): Promise<string> {
  await page.goto(`${settings}/users${query}`)
  let href = ''
  for (let n = 0; n < times; n += 1) {
    href = (await page.getByRole('link', { name: 'Next' }).getAttribute('href')) ?? ''
    await page.goto(href)
  }
  return href
}

async function variants(page: Page): Promise<string[]> {
  const users = `${settings}/users`
  const facets: string[] = []
  for (const button of ['Status', 'Role', 'Team', 'Source', 'Last sign-in', 'Keys']) {
    facets.push(...(await hrefs(page, button)))
  }
  const orders = [
    '?sort=name&dir=desc',
    '?sort=signIn&dir=desc',
    '?sort=signIn',
    '?sort=created&dir=desc',
    '?sort=created',
  ]
  const searches = [
    '?q=person',
    '?q=seed0099999',
    '?q=nobody-of-this-name',
    '?q=acme.test&status=active',
    '?q=12345&sort=created',
  ]
  const sizes = ['?size=25', '?size=200&density=compact']
  const depths = [
    await deep(page, '?size=200', 5),
    await deep(page, '?size=200&dir=desc', 3),
    await deep(page, '?size=100&sort=created&dir=desc', 3),
    await deep(page, '?size=50&sort=signIn', 3),
  ]
  return [users, ...[...orders, ...searches, ...sizes].map((query) => users + query), ...facets, ...depths]
}

test('row 8: the Users page at 100,000 people', async ({ browser }) => {
  const page = await signedIn(browser)
  const paths = await variants(page)
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  await page.context().close()
  const agent = new http.Agent({ keepAlive: true })
  const taken = new Map<string, number[]>(paths.map((path) => [path, []]))
  // The first round warms up: plans are made, pages are read from the disk.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [path, times] of taken) {
      const ms = await firstByte(agent, path, cookie)
      if (round > 0) times.push(ms)
    }
  }
  agent.destroy()
  const all = [...taken.values()].flat()
  const slow = [...taken].filter(([, times]) => percentile(times, 95) > goalMs)
  const told = (path: string) => path.replace(`${settings}/users`, '').slice(0, 40) || 'plain'
  await record({
    row: 8,
    measured: `${taken.size} views, ${all.length} requests: p50 ${Math.round(percentile(all, 50))} ms, p95 ${Math.round(percentile(all, 95))} ms, slowest view ${Math.round(Math.max(...[...taken.values()].map((times) => percentile(times, 95))))} ms`,
    reached: slow.length === 0,
    why: few(slow.map(([path, times]) => `${told(path)} ${Math.round(percentile(times, 95))} ms`)),
  })
})
