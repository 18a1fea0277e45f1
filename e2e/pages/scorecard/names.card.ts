/** What a screen reader hears: a name for every control, and regions that speak by themselves. */
import { type Page, test } from '@playwright/test'
import { few, record } from './record'
import { detailRoutes, memberRoutes, publicRoutes } from './routes'
import { settings, signedIn } from './session'

const controls =
  /^\s*- (button|link|textbox|checkbox|radio|switch|combobox|searchbox|option|tab|slider|spinbutton)(?=$| ?\[|:$)/

/** Controls of the accessibility tree that have no name. */
async function nameless(page: Page): Promise<string[]> {
  const tree = await page.locator('body').ariaSnapshot()
  return tree
    .split('\n')
    .filter((line) => controls.test(line))
    .map((line) => line.trim())
}

test('row 11: names and live regions', async ({ browser }) => {
  const found: string[] = []
  let pages = 0
  const page = await signedIn(browser)
  for (const route of [...memberRoutes, ...(await detailRoutes(page)), ...publicRoutes]) {
    await page.goto(route)
    found.push(...(await nameless(page)).map((control) => `${route} ${control}`))
    pages += 1
  }
  await page.goto(`${settings}/users`, { waitUntil: 'networkidle' })
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('du')
  await page.getByRole('option', { name: /Dubois/ }).waitFor()
  found.push(...(await nameless(page)).map((control) => `palette ${control}`))
  const silent: string[] = []
  const isTold = await page.locator('dialog [role=status]').filter({ hasText: /entr/ }).count()
  if (isTold !== 1) silent.push('the palette does not tell how many it found')
  await page.keyboard.press('Escape')
  await page.locator('main tbody button[popovertarget]').first().click()
  await page.getByRole('button', { name: 'Copy ID' }).click()
  const toasts = await page.locator('section[aria-live=polite]').innerText()
  if (!toasts.trim()) silent.push('a toast is not announced')
  await page.context().close()
  await record({
    row: 11,
    measured: `${pages} pages: ${found.length} controls without a name, ${silent.length} silent changes`,
    reached: found.length + silent.length === 0,
    why: few([...found, ...silent]),
  })
})
