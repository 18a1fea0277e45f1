/** axe, put into a page once and run there as often as the page is shown in another look. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'
import type axe from 'axe-core'

declare global {
  interface Window {
    axe?: typeof axe
  }
}

interface Finding {
  /** The rule. */
  readonly id: string
  /** The beginning of each element's HTML. */
  readonly where: readonly string[]
}

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds on the page as it stands, frames included; by all rules, or by those that are named. */
export async function findings(page: Page, rules?: readonly string[]): Promise<Finding[]> {
  for (const frame of page.frames()) {
    if (!(await frame.evaluate(() => window.axe !== undefined))) await frame.evaluate(source)
  }
  const runOnly = rules ? { type: 'rule' as const, values: [...rules] } : { type: 'tag' as const, values: tags }
  return page.evaluate(async (only) => {
    const told = await window.axe?.run({ runOnly: only, resultTypes: ['violations'] })
    if (!told) throw new Error('axe is not in the page')
    return told.violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html.slice(0, 160)) }))
  }, runOnly)
}

/** axe finds nothing. A page that was led to within the site is given its title a moment after its content: that is
 *  waited for. */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/\S/)
  expect(await findings(page), page.url()).toEqual([])
}
