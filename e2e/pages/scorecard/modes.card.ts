/** Dark, forced colours, reduced motion, 200 % zoom and 320 px: no page scrolls sideways; the pictures are for the eye. */
import path from 'node:path'
import { type BrowserContextOptions, test } from '@playwright/test'
import { dress } from '../support/look'
import { few, record } from './record'
import { detailRoutes, memberRoutes, publicRoutes } from './routes'
import { signedIn } from './session'

const modes: Record<string, BrowserContextOptions & { dark?: boolean }> = {
  dark: { viewport: { width: 1280, height: 800 }, dark: true },
  'forced colours': { viewport: { width: 1280, height: 800 }, forcedColors: 'active' },
  'reduced motion': { viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' },
  // What a window of 1280 px has left at 200 %.
  'zoom 200 %': { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 },
  '320 px': { viewport: { width: 320, height: 640 } },
}

test('row 14: modes', async ({ browser }) => {
  const wide: string[] = []
  let pictures = 0
  for (const [name, { dark, ...options }] of Object.entries(modes)) {
    const page = await signedIn(browser, options)
    const details = await detailRoutes(page)
    await dress(page.context(), { theme: dark ? 'dark' : 'light', locale: 'fr' })
    for (const route of [...publicRoutes, ...memberRoutes.filter((one) => !one.includes('?')), ...details]) {
      await page.goto(route)
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      if (over > 0) wide.push(`${route} at ${name}: ${over} px`)
      const file = `${name} ${route}`.replace(/\W+/g, '-')
      await page.screenshot({ path: path.join(test.info().project.outputDir, 'gallery', `${file}.png`) })
      pictures += 1
    }
    await page.context().close()
  }
  await record({
    row: 14,
    measured: `${pictures} pages, ${wide.length} scroll sideways; pictures in test-results/gallery`,
    reached: wide.length === 0,
    why: few(wide),
  })
})
