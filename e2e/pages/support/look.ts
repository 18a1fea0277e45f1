/** How a page is looked at. The language needs the server; theme and width are changed where the page stands. */
import type { BrowserContext, Page } from '@playwright/test'

export interface Look {
  theme: 'light' | 'dark'
  locale: 'en' | 'fr'
  width: number
}

/** What the next pages are asked for in. */
export async function dress(context: BrowserContext, { theme, locale }: Pick<Look, 'theme' | 'locale'>): Promise<void> {
  const url = process.env.E2E_ORIGIN ?? ''
  await context.addCookies([
    { name: 'gatehouse_theme', value: theme, url },
    { name: 'gatehouse_locale', value: locale, url },
  ])
}

/** Changes the page that is open: the theme is one attribute of the document. Returns when what fades has faded. */
export async function redress(page: Page, { theme, width }: Pick<Look, 'theme' | 'width'>): Promise<void> {
  await page.setViewportSize({ width, height: 800 })
  await page.evaluate(async (chosen) => {
    document.documentElement.dataset.theme = chosen
    await new Promise(requestAnimationFrame)
    // What opens fades in too; what turns for ever is not waited for.
    const ends = (animation: Animation) => Number(animation.effect?.getComputedTiming().endTime) < 60_000
    await Promise.allSettled(document.getAnimations().map((each) => ends(each) && each.finished))
  }, theme)
}

/** By how many pixels the page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
