/** What strangers and foreign pages get: the same answer about everybody, and nothing changed. */
import { readdirSync } from 'node:fs'
import { type APIRequestContext, expect, type Page, test } from '@playwright/test'
import { settingsPages } from '../../lib/org/testing/settings-routes'
import { gatehouse } from './support/cli'
import { expireLinks, query } from './support/database'
import { demo, freshAddress } from './support/demo'
import { invitationPath, newestMail } from './support/mail'
import { provision, scim } from './support/scim'
import { signIn } from './support/sign-in'
import { rowsOf } from './support/tables'

const password = 'a sentence for nobody else'

interface Told {
  status: number
  headers: [string, string][]
  body: string
}

/** What a post was answered with, without what is different in each answer: the address, ids, nonces and times. */
async function told(page: Page, address: string, act: () => Promise<void>): Promise<Told> {
  const [answer] = await Promise.all([page.waitForResponse((one) => one.request().method() === 'POST'), act()])
  const all = await answer.allHeaders()
  const nonce = /'nonce-([^']+)'/.exec(all['content-security-policy'] ?? '')?.[1] ?? ''
  const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
  const own = (text: string) => text.replaceAll(address, '…').replaceAll(nonce, 'nonce').replace(id, 'id')
  const ignored = new Set(['date', 'x-request-id', 'etag', 'content-length'])
  const headers = Object.entries(all).filter(([name]) => !ignored.has(name))
  const redirects = answer.status() >= 300 && answer.status() < 400
  return {
    status: answer.status(),
    headers: headers.map(([name, value]): [string, string] => [name, own(value)]).sort(),
    body: redirects ? '' : own(await answer.text()),
  }
}

/** A person of Acme who has accepted their invitation, and an address of the same length that nobody has. */
async function knownAndUnknown(page: Page): Promise<[known: string, unknown: string]> {
  const known = freshAddress()
  await provision(known)
  await page.goto(invitationPath(await newestMail(known)))
  await page.getByRole('textbox', { name: 'Name' }).fill('Somebody')
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Accept and continue' }).click()
  await expect(page).toHaveURL(/organization-settings/)
  await page.context().clearCookies()
  return [known, known.replace('e2e', 'xxx')]
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('signing in tells nobody whether an address is known', async ({ page }) => {
    const answers: Told[] = []
    for (const address of await knownAndUnknown(page)) {
      await page.goto('/login')
      await page.getByRole('textbox', { name: 'E-mail' }).fill(address)
      await page.getByRole('textbox', { name: 'Password' }).fill('a wrong sentence')
      answers.push(await told(page, address, () => page.getByRole('button', { name: 'Sign in' }).click()))
      await expect(page.getByText('Address and password do not match.')).toBeVisible()
    }
    expect(answers[1]).toEqual(answers[0])
  })

  test('asking for a new password tells nobody whether an address is known', async ({ page }) => {
    const answers: Told[] = []
    for (const address of await knownAndUnknown(page)) {
      await page.goto('/reset')
      await page.getByRole('textbox', { name: 'E-mail' }).fill(address)
      answers.push(await told(page, address, () => page.getByRole('button', { name: 'Send me a link' }).click()))
      await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible()
    }
    expect(answers[1]).toEqual(answers[0])
  })

  test('asking for a new invitation tells nobody whether a link was ever one', async ({ page }) => {
    const address = freshAddress()
    const id = await provision(address)
    const path = invitationPath(await newestMail(address))
    await expireLinks(id)
    const token = path.split('/').at(-1) ?? ''
    const forged = `${token.slice(0, -6)}AAAAAA`
    const answers: Told[] = []
    for (const posted of [token, forged]) {
      await page.goto(path)
      await page.route(`**${path}`, (route) =>
        route.continue({ postData: route.request().postData()?.replaceAll(token, posted) }),
      )
      answers.push(await told(page, posted, () => page.getByRole('button', { name: /new link/i }).click()))
      await page.unrouteAll()
    }
    expect(answers[0]?.status).toBe(303)
    expect(answers[1]).toEqual(answers[0])
  })

  test('guessing a password is stopped', async ({ page }) => {
    test.setTimeout(150_000)
    const [address] = await knownAndUnknown(page)
    for (let guess = 0; guess < 11; guess++) {
      await page.goto('/login')
      await page.getByRole('textbox', { name: 'E-mail' }).fill(address)
      await page.getByRole('textbox', { name: 'Password' }).fill(`a wrong sentence ${guess}`)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await expect(page.getByRole('alert').first()).toBeVisible()
    }
    await expect(page.getByText('Too many attempts.')).toBeVisible()
  })
})

/** Every page and route of the app by its address, with something in place of what is variable. */
function addresses(): string[] {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file) && !file.includes('@'))
    .map((file) => `/${file.replace(/\/?(page\.tsx|route\.ts)$/, '')}`)
    .filter((path) => !path.startsWith('/api/v2/scim') && !path.endsWith('/acs'))
    .map((path) => path.replace(/\[\.\.\.nextauth\]/, 'signout').replace(/\[[^\]]+\]/g, 'x'))
}

test('every address refuses what another site posts, and what does not say where it comes from', async ({ page }) => {
  test.setTimeout(150_000)
  await signIn(page, demo().organizations.globex.member)
  const post = (path: string, headers: Record<string, string>) =>
    page.request.post(path, { headers: { 'next-action': '0'.repeat(42), ...headers }, maxRedirects: 0 })
  expect(addresses().length).toBeGreaterThan(80)
  for (const path of addresses()) {
    expect((await post(path, { origin: 'https://evil.example' })).status(), path).toBe(403)
    expect((await post(path, { origin: 'null', 'sec-fetch-site': 'cross-site' })).status(), path).toBe(403)
    if (!path.startsWith('/api/auth/')) expect((await post(path, {})).status(), path).toBe(403)
  }
  const kept = await page.request.post('/api/auth/signout', { form: { json: 'true' }, maxRedirects: 0 })
  expect(kept.status()).toBeLessThan(500)
  expect((await page.goto('/account/profile'))?.status()).toBe(200)
  await expect(page).toHaveURL(/account\/profile/)
})

const variable = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
/** One of many alike: ids do not count, and of queries the names alone. */
function kindOf(href: string): string {
  const { pathname, searchParams } = new URL(href, 'http://here')
  return `${pathname.replace(variable, ':id')}?${[...searchParams.keys()].sort()}`
}

const variantsOfPage = 3

/** Follows links from the pages on, every kind once, with few of the queries of each page; answers what was seen. */
async function crawl(request: APIRequestContext, start: readonly string[]): Promise<Map<string, number>> {
  const seen = new Map<string, number>()
  const variants = new Map<string, number>()
  const queue = [...start]
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const kind = kindOf(path)
    const [page = ''] = kind.split('?')
    const variant = (variants.get(page) ?? 0) + 1
    if (seen.has(kind) || path.startsWith('/saml/') || variant > variantsOfPage) continue
    variants.set(page, variant)
    const answer = await request.get(path)
    seen.set(kind, answer.status())
    if (!answer.headers()['content-type']?.includes('text/html')) continue
    const links = (await answer.text()).matchAll(/href="(\/[^"/][^"]*)"/g)
    for (const [, href = ''] of links) {
      const next = href.replaceAll('&amp;', '&').replace(/#.*/, '')
      if (!next.startsWith('/_next') && !seen.has(kindOf(next))) queue.push(next)
    }
  }
  return seen
}

test('looking at every page as an administrator changes nothing', async ({ page }) => {
  test.setTimeout(480_000)
  const slug = `crawl-${Date.now().toString(36)}`
  const address = `admin@${slug}.test`
  await gatehouse('org', 'create', 'Crawl', '--slug', slug)
  await gatehouse('seed', '--org', slug, '--users', '20')
  await gatehouse('org', 'verify-domain', `${slug}.test`, '--org', slug)
  await gatehouse('user', 'invite', address, '--org', slug, '--role', 'Admin')
  await page.goto(invitationPath(await newestMail(address)))
  await page.getByRole('textbox', { name: 'Name' }).fill('Ada Admin')
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Accept and continue' }).click()
  await expect(page).toHaveURL(/organization-settings/)
  const [org] = await query<{ id: string }>('select id from organizations where slug = $1', [slug])
  const rows = () => rowsOf(org?.id ?? '')
  let last = ''
  const isSettled = async () => {
    const [before, now] = [last, JSON.stringify(await rows())]
    last = now
    return before === now
  }
  // What the worker still has to do is not what looking does.
  await expect.poll(isSettled, { timeout: 60_000, intervals: [7_000] }).toBe(true)

  const before = await rows()
  const rooms = Object.keys(settingsPages).filter((path) => !path.includes('['))
  const seen = await crawl(page.request, [
    ...rooms.map((room) => `/organization-settings/${room}`),
    ...['/', '/account/profile', '/account/security', '/account/sessions', '/account/keys', '/account/notifications'],
    ...['/login', '/login?signed-out', '/logout', '/reset', '/setup', '/invite/nothing', '/reset/nothing'],
  ])
  expect([...seen].filter(([, status]) => status >= 500)).toEqual([])
  expect(seen.size).toBeGreaterThan(60)
  expect(await rows()).toEqual(before)
  await page.goto('/account/profile')
  await expect(page).toHaveURL(/account\/profile/)
})

test('where to report weaknesses is told', async ({ request }) => {
  const answer = await request.get('/.well-known/security.txt')
  expect(answer.status()).toBe(200)
  expect(answer.headers()['content-type']).toBe('text/plain; charset=utf-8')
  const text = await answer.text()
  expect(text).toContain('Contact: mailto:security@gatehouse.test\n')
  const ends = new Date(/^Expires: (.*)$/m.exec(text)?.[1] ?? '')
  expect(ends.getTime()).toBeGreaterThan(Date.now())
})

test('SCIM keeps answering programs, which say no origin', async () => {
  expect((await scim('GET', '/Users?count=1')).status).toBe(200)
})
