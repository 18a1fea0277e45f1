/** axe on every route, in every look; dialogs, errors and empty lists among the states. */
import AxeBuilder from '@axe-core/playwright'
import { type Page, test } from '@playwright/test'
import { few, record } from './record'
import { detailRoutes, memberRoutes, publicRoutes } from './routes'
import { dress, freshInvitation, type Look, signedIn } from './session'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const looks: Look[] = (['light', 'dark'] as const).flatMap((theme) =>
  (['en', 'fr'] as const).flatMap((locale) => [1280, 360].map((width) => ({ theme, locale, width }))),
)

async function findings(page: Page, where: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  )
  return [...violations.map(({ id }) => `${where} ${id}`), ...(overflow ? [`${where} scrolls sideways`] : [])]
}

for (const look of looks) {
  const name = `${look.theme} ${look.locale} ${look.width}`
  test(`row 3: axe, ${name}`, async ({ browser }) => {
    const found: string[] = []
    let checked = 0
    const viewport = { width: look.width, height: 800 }
    const stranger = await browser.newContext({ viewport })
    await dress(stranger, look)
    const open = await stranger.newPage()
    for (const route of [...publicRoutes, await freshInvitation('axe')]) {
      await open.goto(route)
      found.push(...(await findings(open, `${name} ${route.slice(0, 20)}`)))
      checked += 1
    }
    await stranger.close()
    const page = await signedIn(browser, { viewport })
    const routes = [...memberRoutes, ...(await detailRoutes(page))]
    await dress(page.context(), look)
    for (const route of routes) {
      await page.goto(route)
      found.push(...(await findings(page, `${name} ${route}`)))
      checked += 1
    }
    for (const [state, reach] of Object.entries(states)) {
      const isThere = await reach(page).then(
        () => true,
        () => false,
      )
      if (!isThere) found.push(`${name} ${state} does not open`)
      found.push(...(await findings(page, `${name} ${state}`)))
      checked += 1
    }
    await page.context().close()
    await record({
      row: 3,
      measured: `${name} ${checked}: ${found.length}`,
      reached: found.length === 0,
      why: few(found),
    })
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
