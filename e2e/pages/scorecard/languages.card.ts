/** Nothing of the pages is written in one language alone, and longer words do not break them. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Page, test } from '@playwright/test'
import { en } from '../../../lib/i18n/en'
import { fr } from '../../../lib/i18n/fr'
import { few, record } from './record'
import { detailRoutes, memberRoutes, publicRoutes } from './routes'
import { freshInvitation, signedIn } from './session'

const root = fileURLToPath(new URL('../../..', import.meta.url))
/** Names, which no language changes. */
const names = /^(Gatehouse|EN|FR|GET|POST|PATCH|PUT|DELETE|SCIM|SAML|CSV|TXT|URL|JSON|Esc|Ctrl|K|F6|https:\/\/)$/

/** Words between tags, and in attributes that people are told. The page of last resort speaks both languages at once, and
 *  the inbox is for whoever tries the demo. */
function hardCoded(): string[] {
  const files = ['app', 'components'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file)),
  )
  return files
    .filter((file) => file.endsWith('.tsx') && !file.startsWith('app/inbox') && file !== 'app/global-error.tsx')
    .flatMap((file) => {
      const source = readFileSync(path.join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
      const texts = [...source.matchAll(/<\w[^<>]*[^=]>\s*([\p{L}][^<>{}=;()]*?)\s*<\//gu)].map(([, text = '']) =>
        text.trim(),
      )
      const told = [...source.matchAll(/\b(?:aria-label|placeholder|title|alt)="([^"]*\p{L}[^"]*)"/gu)].map(
        ([, text = '']) => text,
      )
      return [...texts, ...told].filter((text) => !names.test(text)).map((text) => `${file}: ${text.slice(0, 40)}`)
    })
}

function paths(catalogue: object, above = ''): string[] {
  return Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null ? paths(value, `${above}${key}.`) : [`${above}${key}`],
  )
}

/** Every text two fifths longer, in words as long as its own; then whatever sticks out. */
async function stretched(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const texts: Text[] = []
    while (walker.nextNode()) texts.push(walker.currentNode as Text)
    for (const text of texts) {
      const value = text.data.trim()
      if (!/\p{L}{2}/u.test(value) || text.parentElement?.closest('code, pre, script, style, kbd, svg')) continue
      text.data = `${value} ${value.slice(0, Math.ceil(value.length * 0.4))}`
    }
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth > clientWidth ? [`${location.pathname} by ${scrollWidth - clientWidth} px`] : []
  })
}

test('row 13: languages', async ({ browser }) => {
  const found = hardCoded()
  const [english, french] = [new Set(paths(en)), new Set(paths(fr))]
  const unlike = [...english]
    .filter((each) => !french.has(each))
    .concat([...french].filter((each) => !english.has(each)))
  const viewport = { width: 360, height: 800 }
  const wide: string[] = []
  const open = await (await browser.newContext({ viewport })).newPage()
  const page = await signedIn(browser, { viewport })
  const details = await detailRoutes(page)
  for (const [tab, routes] of [
    [open, [...publicRoutes, await freshInvitation('longer')]],
    [page, [...memberRoutes, ...details]],
  ] as const) {
    for (const route of routes) {
      await tab.goto(route)
      wide.push(...(await stretched(tab)))
    }
    await tab.context().close()
  }
  await record({
    row: 13,
    measured: `${found.length} hard-coded texts; ${english.size} messages, ${unlike.length} in one language only; ${wide.length} pages too wide with longer texts`,
    reached: found.length + unlike.length + wide.length === 0,
    why: few([...found, ...unlike, ...wide]),
  })
})
