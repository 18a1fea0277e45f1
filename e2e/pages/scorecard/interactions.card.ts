/** How long the page takes to answer a hand: event timing of thirty interactions on the Users page, once as the machine
 *  is and once at a quarter of its CPU. */
import { type Page, test } from '@playwright/test'
import { record } from './record'
import { settings, signedIn } from './session'

declare global {
  interface Window {
    worst: { ms: number; what: string }
  }
}

async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.worst = { ms: 0, what: '' }
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEventTiming & { interactionId?: number })[]) {
        if (!entry.interactionId || entry.duration <= window.worst.ms) continue
        const target = entry.target instanceof Element ? entry.target.tagName : ''
        window.worst = { ms: entry.duration, what: `${entry.name} ${target}` }
      }
    }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit)
  })
}

/** Thirty of them; those that leave the page are counted before it is left. */
async function interact(page: Page): Promise<{ ms: number; what: string; count: number }> {
  let worst = { ms: 0, what: '' }
  let count = 0
  const after = async () => {
    count += 1
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 30))))
    const told = await page.evaluate(() => window.worst)
    if (told.ms > worst.ms) worst = told
  }
  await page.goto(`${settings}/users`)
  await page.waitForLoadState('networkidle')
  const click = async (target: ReturnType<Page['locator']>) => {
    await target.click()
    await after()
  }
  for (let row = 0; row < 4; row += 1) {
    await click(page.locator('main tbody button[popovertarget]').nth(row))
    await page.keyboard.press('Escape')
    await after()
  }
  for (let row = 0; row < 4; row += 1) await click(page.locator('main tbody input[type=checkbox][name=id]').nth(row))
  await click(page.locator('main thead input[type=checkbox]'))
  await click(page.locator('main thead input[type=checkbox]'))
  for (const name of ['Status', 'Role', 'Source']) {
    await click(page.getByRole('button', { name, exact: true }))
    await page.keyboard.press('Escape')
    await after()
  }
  await page.keyboard.press('Control+k')
  await after()
  for (const key of 'person') {
    await page.keyboard.press(key)
    await after()
  }
  await page.keyboard.press('ArrowDown')
  await after()
  await page.keyboard.press('Escape')
  await after()
  await click(page.getByRole('button', { name: 'Theme' }))
  await page.keyboard.press('Escape')
  await click(page.locator('main tbody a[href*="/users/"]').first())
  return { ...worst, count }
}

test('row 7: interactions', async ({ browser }) => {
  const told: string[] = []
  const reached: boolean[] = []
  for (const [slowdown, goal] of [
    [1, 100],
    [4, 200],
  ] as const) {
    const page = await signedIn(browser)
    await watch(page)
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    const { ms, what, count } = await interact(page)
    told.push(`${count} interactions, CPU ÷ ${slowdown}: ${ms} ms (${what})`)
    reached.push(ms <= goal)
    await page.context().close()
  }
  await record({ row: 7, measured: told.join('; '), reached: reached.every(Boolean) })
})
