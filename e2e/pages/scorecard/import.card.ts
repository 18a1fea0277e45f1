/** 20,000 people from a file: seen to go on, over a reload, and told row by row. A killed worker is the business of
 *  lib/jobs/job-worker.db.test.ts, since the browser has no part in it. */
import { expect, test } from '@playwright/test'
import { record } from './record'
import { settings, signedIn } from './session'

const count = 20_000

/** Each twentieth row has no address that could be one. */
function file(): { text: string; wrong: number } {
  const stamp = Date.now().toString(36)
  const lines = Array.from({ length: count }, (_, n) =>
    n % 20 === 0 ? `Nobody ${n},nowhere-${n}` : `Person ${n},import-${stamp}-${n}@acme.test`,
  )
  return { text: ['Name,E-mail', ...lines].join('\n'), wrong: count / 20 }
}

test('row 19: an import', async ({ browser }) => {
  const { text, wrong } = file()
  const page = await signedIn(browser)
  await page.goto(`${settings}/users/import`)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page
    .getByRole('main')
    .getByRole('button', { name: /Upload|Continue|Next|Read/ })
    .first()
    .click()
  await expect(page).toHaveURL(/jobs\/[0-9a-f-]{36}/, { timeout: 60_000 })
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Check/ })
    .first()
    .click()
  const start = page
    .getByRole('main')
    .getByRole('button', { name: /^(Invite|Import|Start|Create)/ })
    .first()
  await start.waitFor({ timeout: 120_000 })
  const began = performance.now()
  await start.click()
  const progress = page.getByRole('progressbar').or(page.locator('progress')).first()
  await progress.waitFor()
  const seen = performance.now() - began
  await page.reload()
  const survives = await progress.waitFor().then(
    () => true,
    () => false,
  )
  // The bar stays when all is done; what became of the rows can be had only then.
  const download = page.getByRole('main').getByRole('link', { name: 'Download the result' })
  await download.waitFor({ timeout: 600_000 })
  const minutes = (performance.now() - began) / 60_000
  const answer = await page.request.get((await download.getAttribute('href')) ?? '')
  const rows = (await answer.text()).trim().split('\n').slice(1)
  await page.context().close()
  const invited = rows.filter((row) => row.includes(',Invited,')).length
  const exact = rows.length === count && invited === count - wrong && new Set(rows).size === count
  await record({
    row: 19,
    measured: `progress after ${(seen / 1000).toFixed(2)} s, ${survives ? 'still there' : 'gone'} after reloading, ${rows.length} rows told (${invited} invited, ${wrong} wrong by intent) in ${minutes.toFixed(1)} min; restart: lib/jobs/job-worker.db.test.ts`,
    reached: seen < 1000 && survives && exact,
  })
})
