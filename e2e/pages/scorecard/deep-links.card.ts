/** An address is the whole view: reloaded, and opened in a new tab, it shows the same. */
import { type Page, test } from '@playwright/test'
import { few, record } from './record'
import { settings, signedIn } from './session'

/** What somebody would call the view: its headings and the rows of its list; moments go on meanwhile. */
async function view(page: Page): Promise<string> {
  await page.waitForLoadState('networkidle')
  const top = page.locator('dialog[open]').or(page.locator('main')).last()
  const headings = await top.getByRole('heading').allInnerTexts()
  const rows = await top.locator('tbody tr a[href]').evaluateAll((links) => links.map((link) => link.textContent))
  const fields = await top
    .locator('input[name]:not([type=hidden])')
    .evaluateAll((all) => all.map((field) => field.getAttribute('name')))
  return JSON.stringify([headings, rows, [...new Set(fields)].sort()])
}

const users = `${settings}/users`
const views: Record<string, (page: Page) => Promise<void>> = {
  filters: async (page) => {
    await page.goto(users)
    await page.getByRole('button', { name: 'Status', exact: true }).click()
    await page.getByRole('link', { name: /^Disabled/ }).click()
    await page.waitForURL(/status=disabled/)
  },
  'a later page in another order': async (page) => {
    await page.goto(`${users}?sort=created&dir=desc&size=25`)
    await page.getByRole('link', { name: 'Next' }).click()
    await page.waitForURL(/after=/)
  },
  search: async (page) => {
    await page.goto(users)
    await page.getByRole('textbox', { name: 'Search users' }).fill('dubois')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=dubois/)
  },
  'user panel': async (page) => {
    await page.goto(users)
    await page.locator('main tbody a[href*="/users/"]').nth(2).click()
    await page.getByRole('dialog').waitFor()
  },
  'invite dialog': async (page) => {
    await page.goto(users)
    await page.getByRole('link', { name: 'Invite users' }).first().click()
    await page.getByRole('dialog').waitFor()
  },
  'activity detail': async (page) => {
    await page.goto(`${settings}/provisioning/activity?result=refused`)
    await page
      .getByRole('main')
      .getByRole('link', { name: /^Refused/ })
      .first()
      .click()
    await page.waitForURL(/activity\/[0-9a-f-]{36}/)
  },
  'audit detail': async (page) => {
    await page.goto(`${settings}/audit-log?event=user`)
    await page.locator('main a[href*="open="]').first().click()
    await page.waitForURL(/open=[0-9a-f-]{36}/)
  },
  'provider in SCIM setup': async (page) => {
    await page.goto(`${settings}/provisioning/setup?idp=entra`)
  },
  'team search': async (page) => {
    await page.goto(`${settings}/teams?q=launch`)
  },
  'keys of people': async (page) => {
    await page.goto(`${settings}/application-keys?state=personal`)
  },
}

test('row 18: deep links', async ({ browser }) => {
  const page = await signedIn(browser)
  const lost: string[] = []
  for (const [name, reach] of Object.entries(views)) {
    try {
      await reach(page)
      const before = await view(page)
      const tab = await page.context().newPage()
      await tab.goto(page.url())
      if (!sameView(before, await view(tab))) lost.push(`${name} in a new tab`)
      await tab.close()
      await page.reload()
      if (!sameView(before, await view(page))) lost.push(`${name} reloaded`)
    } catch (error) {
      lost.push(`${name}: ${(error as Error).message.split('\n')[0]}`)
    }
  }
  await page.context().close()
  await record({
    row: 18,
    measured: `${Object.keys(views).length} views, ${lost.length} lost`,
    reached: lost.length === 0,
    why: few(lost),
  })
})

/** A panel or dialog is a page of its own when it is opened alone: the same headings, one level higher, and fields. */
function sameView(one: string, other: string): boolean {
  const [[headings, rows, fields], [otherHeadings, otherRows, otherFields]] = [JSON.parse(one), JSON.parse(other)]
  const includes = (all: string[], some: string[]) => some.every((each) => all.includes(each))
  return (
    includes(otherHeadings, headings) &&
    includes(otherFields, fields) &&
    JSON.stringify(rows) === JSON.stringify(otherRows)
  )
}
