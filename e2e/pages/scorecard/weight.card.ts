/** What a page costs to load: scripts, style, fonts, HTML, and whether anything comes from elsewhere. */
import { type Browser, type Cookie, type Page, type Request, test } from '@playwright/test'
import { dress } from '../support/look'
import { few, record } from './record'
import { detailRoutes, memberRoutes, publicRoutes } from './routes'
import { freshInvitation, origin, settings, signedIn } from './session'

interface Load {
  route: string
  scripts: number
  styles: number
  fonts: number
  fontFiles: number
  preloadedFonts: number
  html: number
  foreign: string[]
}

const kB = (bytes: number) => (bytes / 1000).toFixed(1)

async function load(page: Page, route: string): Promise<Load> {
  const requests: Request[] = []
  const keep = (request: Request) => requests.push(request)
  page.on('requestfinished', keep)
  await page.goto(route, { waitUntil: 'load' })
  await page.waitForLoadState('networkidle')
  page.off('requestfinished', keep)
  const sum = async (type: string) => {
    const own = requests.filter((request) => request.resourceType() === type)
    const sizes = await Promise.all(own.map(async (request) => (await request.sizes()).responseBodySize))
    return { files: own.length, bytes: sizes.reduce((total, size) => total + size, 0) }
  }
  const [scripts, styles, fonts, documents] = [
    await sum('script'),
    await sum('stylesheet'),
    await sum('font'),
    await sum('document'),
  ]
  return {
    route,
    scripts: scripts.bytes,
    styles: styles.bytes,
    fonts: fonts.bytes,
    fontFiles: fonts.files,
    preloadedFonts: await page.locator('link[rel=preload][as=font]').count(),
    html: documents.bytes,
    foreign: requests
      .map((request) => request.url())
      .filter((url) => !url.startsWith(origin()) && !url.startsWith('data:')),
  }
}

/** Each page with nothing in the cache, as somebody sees it who comes for the first time. */
async function loads(browser: Browser, routes: readonly string[], cookies: Cookie[]): Promise<Load[]> {
  const found: Load[] = []
  for (const route of routes) {
    const context = await browser.newContext()
    await context.addCookies(cookies)
    found.push(await load(await context.newPage(), route))
    await context.close()
  }
  return found
}

test('rows 4 and 5: weights', async ({ browser }) => {
  const page = await signedIn(browser)
  const cookies = await page.context().cookies()
  const details = await detailRoutes(page)
  const open = await loads(browser, [...publicRoutes, await freshInvitation('weight')], [])
  const members = await loads(browser, [...memberRoutes.filter((route) => !route.includes('?')), ...details], cookies)
  const isWizard = ({ route }: Load) => route.endsWith('/provisioning/setup')
  const isList = ({ route }: Load) => details.includes(route) || lists.some((list) => route === `${settings}/${list}`)
  const classes = [
    ['public', 145, open],
    ['lists and details', 185, members.filter(isList)],
    ['wizard', 215, members.filter(isWizard)],
    ['any other', 230, members.filter((one) => !isList(one) && !isWizard(one))],
  ] as const
  const heaviest = (all: readonly Load[]) => all.reduce((most, one) => (one.scripts > most.scripts ? one : most))
  await record({
    row: 4,
    measured: classes
      .map(
        ([name, , all]) => `${name} ${kB(heaviest(all).scripts)} (${heaviest(all).route.split('?')[0]?.slice(0, 40)})`,
      )
      .join(', '),
    reached: classes.every(([, budget, all]) => all.every(({ scripts }) => scripts <= budget * 1000)),
    why: few(
      classes.flatMap(([, budget, all]) =>
        all.filter(({ scripts }) => scripts > budget * 1000).map(({ route, scripts }) => `${route} ${kB(scripts)}`),
      ),
    ),
  })
  await dress(page.context(), { theme: 'light', locale: 'fr' })
  const french = await loads(
    browser,
    [`${settings}/users`, `${settings}/provisioning/setup`],
    await page.context().cookies(),
  )
  await page.context().close()
  const all = [...open, ...members, ...french]
  const users = [...members, ...french].filter(({ route }) => route === `${settings}/users`)
  const worst = (key: 'styles' | 'fonts' | 'fontFiles' | 'preloadedFonts') => Math.max(...all.map((one) => one[key]))
  const html = Math.max(...users.map((one) => one.html))
  const foreign = all.flatMap((one) => one.foreign)
  await record({
    row: 5,
    measured: `CSS ${kB(worst('styles'))} kB; fonts ${kB(worst('fonts'))} kB in ${worst('fontFiles')} files, ${worst('preloadedFonts')} preloaded; HTML ${kB(html)} kB; third parties ${foreign.length}`,
    reached:
      worst('styles') <= 20_000 &&
      worst('fonts') <= 70_000 &&
      worst('fontFiles') <= 2 &&
      worst('preloadedFonts') <= 1 &&
      html <= 45_000 &&
      foreign.length === 0,
    why: few([
      ...foreign,
      ...all
        .filter(({ fonts, fontFiles }) => fonts > 70_000 || fontFiles > 2)
        .map(({ route, fonts, fontFiles }) => `${route} ${fontFiles} fonts, ${kB(fonts)} kB`),
    ]),
  })
})

const lists = ['users', 'teams', 'roles', 'service-accounts', 'application-keys', 'audit-log', 'provisioning/activity']
