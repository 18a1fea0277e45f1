/** axe on every route, in every look; dialogs, errors and empty lists among the states. */
import { type Browser, type Page, test } from '@playwright/test'
import { findings } from '../support/axe'
import { dress, type Look, overflow, redress } from '../support/look'
import { few, record } from './record'
import { detailRoutes, memberRoutes, publicRoutes } from './routes'
import { freshInvitation, signedIn } from './session'

/** Of one language, in which a page is loaded once. */
const looks = (['light', 'dark'] as const).flatMap((theme) => [1280, 360].map((width) => ({ theme, width })))
type Shown = (typeof looks)[number]

/** What was found on the page in each look, told to `tell`. */
async function look(page: Page, where: string, tell: (shown: Shown, found: string[]) => void): Promise<void> {
  for (const shown of looks) {
    await redress(page, shown)
    const found = (await findings(page)).map(({ id }) => `${where} ${id}`)
    tell(shown, (await overflow(page)) > 0 ? [...found, `${where} scrolls sideways`] : found)
  }
}

/** Opens every page and state; `see` is called with each and what it is called. */
async function visit(browser: Browser, locale: Look['locale'], see: (page: Page, where: string) => Promise<void>) {
  const stranger = await browser.newContext()
  await dress(stranger, { theme: 'light', locale })
  const open = await stranger.newPage()
  for (const route of [...publicRoutes, await freshInvitation('axe')]) {
    await open.goto(route)
    await see(open, route.slice(0, 20))
  }
  await stranger.close()
  const page = await signedIn(browser)
  const routes = [...memberRoutes, ...(await detailRoutes(page))]
  await dress(page.context(), { theme: 'light', locale })
  for (const route of routes) {
    await page.goto(route)
    await see(page, route)
  }
  for (const [state, reach] of Object.entries(states)) {
    await redress(page, { theme: 'light', width: 1280 })
    const isThere = await reach(page).then(
      () => true,
      () => false,
    )
    await see(page, isThere ? state : `${state}, which does not open,`)
  }
  await page.context().close()
}

for (const locale of ['en', 'fr'] as const) {
  test(`row 3: axe, ${locale}`, async ({ browser }) => {
    const told = looks.map((shown) => ({ shown, found: [] as string[], checked: 0 }))
    await visit(browser, locale, (page, where) =>
      look(page, where, (shown, found) => {
        const one = told.find((each) => each.shown === shown)
        if (!one) return
        one.checked += 1
        one.found.push(...found, ...(where.includes('does not open') ? [where] : []))
      }),
    )
    for (const { shown, found, checked } of told) {
      const name = `${shown.theme} ${locale} ${shown.width}`
      await record({
        row: 3,
        measured: `${name} ${checked}: ${found.length}`,
        reached: found.length === 0,
        why: few(found.map((one) => `${name} ${one}`)),
      })
    }
  })
}

/** What opens over a page. */
const states: Record<string, (page: Page) => Promise<void>> = {
  palette: async (page) => {
    await page.goto('/organization-settings/users', { waitUntil: 'networkidle' })
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('du')
    await page.getByRole('option', { name: /Dubois/ }).waitFor()
  },
  shortcuts: async (page) => {
    await page.goto('/organization-settings/users', { waitUntil: 'networkidle' })
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
  },
  'user panel': async (page) => {
    await page.goto('/organization-settings/users')
    await page.locator('main tbody tr a[href*="/users/"]').first().click()
    await page.getByRole('dialog').waitFor()
  },
  'invite dialog': async (page) => {
    await page.goto('/organization-settings/users')
    await page.locator('main a[href$="/users/invite"]').first().click()
    await page.getByRole('dialog').waitFor()
  },
  'service account with an error': async (page) => {
    await page.goto('/organization-settings/service-accounts/new')
    await page
      .locator('main form')
      .last()
      .evaluate((form: HTMLFormElement) => {
        form.noValidate = true
        form.requestSubmit()
      })
    await page.locator('[aria-invalid=true], [role=alert]').first().waitFor()
  },
}
