/** Every mail that the demo has caught: its two parts, its weight, its colours in both schemes, and its links through the
 *  scanners that open them first. */
import { type Browser, expect, test } from '@playwright/test'
import { findings } from '../support/axe'
import { demo, freshAddress } from '../support/demo'
import { dress } from '../support/look'
import { invitationPath, newestMail } from '../support/mail'
import { provision } from '../support/scim'
import { few, record } from './record'
import { origin, settings, signedIn } from './session'

interface Mail {
  id: string
  to: string
  subject: string
  text: string
  html: string
  links: string[]
}

/** What makes the other kinds: a test mail, and a key that is created and revoked. */
async function moreMails(browser: Browser): Promise<void> {
  for (const who of ['acme', 'globex'] as const) {
    const page = await signedIn(browser, {}, who)
    await dress(page.context(), { theme: 'light', locale: 'en' })
    await page.goto(`${settings}/service-accounts/new`)
    await page.getByRole('textbox', { name: 'Name' }).fill(`Mails ${freshAddress()}`)
    await page.getByRole('textbox', { name: 'Address' }).fill(freshAddress())
    await page.getByRole('checkbox', { name: 'Provisioning' }).check()
    await page.getByRole('button', { name: 'Create the account' }).click()
    await expect(page).toHaveURL(/service-accounts\/[0-9a-f-]{36}$/)
    await page.goto(`${page.url()}/keys/new`)
    await page.getByRole('textbox', { name: 'Name' }).fill('mails')
    await page.getByRole('button', { name: 'Create key' }).click()
    await page.getByRole('heading', { name: 'Copy this key now' }).waitFor()
    await page.context().close()
    const email = freshAddress()
    const { scimToken } = demo().organizations[who]
    await provision(email, undefined, scimToken)
    await newestMail(email)
  }
}

/** Words as somebody reads them: the same in both parts. */
const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu))

function told(html: string): string {
  const body = html.replace(/<(style|head|title)[\s\S]*?<\/\1>/g, ' ')
  return body.replace(/<[^>]+>/g, ' ').replace(/&[a-z#0-9]+;/g, ' ')
}

function faults({ subject, text, html, links }: Mail): string[] {
  const [plain, drawn] = [words(text.replace(/https?:\S+/g, '')), words(told(html).replace(/https?:\S+/g, ''))]
  // The HTML has a line more, for whoever's button does not work, and a line for the list of mails; every figure, name
  // and address stands in both, and all that the text says.
  const facts = (all: ReadonlySet<string>) => [...all].filter((word) => /\d/.test(word))
  const missing = [
    ...[...plain].filter((word) => !drawn.has(word)),
    ...facts(drawn).filter((word) => !plain.has(word) && !text.includes(word)),
  ]
  const remote = html.match(/(?:src|background)\s*=\s*["']?(?:https?:)?\/\/|url\(\s*["']?https?:|<link\b|@import/i)
  return [
    ...(text.trim() ? [] : ['no text']),
    ...(missing.length > 0 ? [`not in both parts: ${missing.slice(0, 3).join(', ')}`] : []),
    ...(links.every((link) => text.includes(link)) ? [] : ['a link is not in the text']),
    ...(Buffer.byteLength(html) > 30_000 ? [`${Buffer.byteLength(html)} bytes`] : []),
    ...(remote ? [`remote: ${remote[0]}`] : []),
  ].map((fault) => `${subject.slice(0, 40)}: ${fault}`)
}

async function contrasts(browser: Browser, mails: readonly Mail[]): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await (await browser.newContext({ colorScheme })).newPage()
    for (const { html, subject } of mails) {
      await page.setContent(html)
      const colours = await findings(page, ['color-contrast', 'html-has-lang', 'image-alt', 'link-name'])
      found.push(...colours.map(({ id }) => `${subject.slice(0, 40)}: ${id}, ${colorScheme}`))
    }
    await page.context().close()
  }
  return found
}

/** HEAD, GET three times, and a browser that opens the page and waits: the link must live on. */
async function scanned(browser: Browser): Promise<string[]> {
  const email = freshAddress()
  await provision(email)
  const path = invitationPath(await newestMail(email))
  await fetch(origin() + path, { method: 'HEAD' })
  for (let n = 0; n < 3; n += 1) await fetch(origin() + path)
  const page = await (await browser.newContext()).newPage()
  await page.goto(path)
  await page.waitForLoadState('networkidle')
  await page.context().close()
  const fresh = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  await fresh.goto(path)
  await fresh.getByRole('textbox', { name: 'Password' }).fill('a long enough sentence')
  await fresh.getByRole('button', { name: 'Accept and continue' }).click()
  const isIn = await fresh.waitForURL(/organization-settings/).then(
    () => true,
    () => false,
  )
  await fresh.context().close()
  return isIn ? [] : ['the link was used up by a scanner']
}

test('row 15: mails', async ({ browser }) => {
  await moreMails(browser)
  const mails = (await (await fetch(`${origin()}/inbox.json`)).json()) as Mail[]
  // One of each kind and language: their subjects differ by names alone.
  const kinds = new Map(mails.map((mail) => [mail.subject.replace(/[“«].*?[”»]|\S+@\S+/g, '…'), mail]))
  const links = [...new Set([...kinds.values()].flatMap((mail) => mail.links))]
  const dead: string[] = []
  for (const link of links) {
    const { status } = await fetch(link, { redirect: 'follow' })
    if (status >= 500 || status === 404) dead.push(`${new URL(link).pathname.slice(0, 20)} answers ${status}`)
  }
  const found = [
    ...[...kinds.values()].flatMap(faults),
    ...(await contrasts(browser, [...kinds.values()])),
    ...(await scanned(browser)),
    ...dead,
  ]
  const heaviest = Math.max(...mails.map(({ html }) => Buffer.byteLength(html)))
  await record({
    row: 15,
    measured: `${mails.length} mails of ${kinds.size} kinds, at most ${(heaviest / 1000).toFixed(1)} kB, ${links.length} links: ${found.length} faults`,
    reached: found.length === 0 && kinds.size > 2,
    why: few(found),
  })
})
