/** Every page, in both themes, both languages and two widths: axe finds nothing, and nothing scrolls sideways. */
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './support/axe'
import { signIn } from './support/sign-in'

const settings = '/organization-settings'
const open = ['/login', '/login/acme', '/invite/nothing', '/inbox', '/nowhere']
const signedIn = [
  `${settings}/users`,
  `${settings}/users?status=expired`,
  `${settings}/users?q=nobody-of-this-name`,
  `${settings}/users/invite`,
  `${settings}/users/import`,
  `${settings}/users/invitation-settings`,
  `${settings}/users?density=compact&seen=never,week&hide=teams`,
  ...['resend', 'roles', 'team', 'disable', 'enable'].map(
    (task) => `${settings}/users/selection/${task}?all=1&list=&at=2030-01-01T00:00:00.000Z`,
  ),
  `${settings}/service-accounts`,
  `${settings}/service-accounts/new`,
  `${settings}/application-keys`,
  `${settings}/application-keys?state=personal`,
  '/account/profile',
  '/account/security',
  '/account/sessions',
  '/account/keys',
  '/account/keys/new',
  '/account/notifications',
  `${settings}/authentication`,
  `${settings}/authentication/jit`,
  `${settings}/provisioning/setup`,
  `${settings}/provisioning/activity`,
  '/docs/okta',
  '/docs/entra',
  `${settings}/audit-log`,
  `${settings}/audit-log?q=nothing-of-this-name`,
  `${settings}/audit-log?event=user&by=key&time=30d`,
  `${settings}/audit-log/retention`,
  `${settings}/audit-log/views?event=user`,
  `${settings}/organization`,
  `${settings}/teams`,
  `${settings}/teams?q=nothing-of-this-name`,
  `${settings}/teams/new`,
  `${settings}/roles`,
  `${settings}/roles/new`,
]
const looks = [
  { theme: 'light', locale: 'en', width: 1280 },
  { theme: 'dark', locale: 'fr', width: 1280 },
  { theme: 'light', locale: 'fr', width: 360 },
  { theme: 'dark', locale: 'en', width: 360 },
]

async function dress(context: BrowserContext, { theme, locale }: (typeof looks)[number]): Promise<void> {
  const url = process.env.E2E_ORIGIN ?? ''
  await context.addCookies([
    { name: 'gatehouse_theme', value: theme, url },
    { name: 'gatehouse_locale', value: locale, url },
  ])
}

async function inspect(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expectAccessible(page)
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0)
}

for (const look of looks) {
  test(`every page is accessible: ${look.theme}, ${look.locale}, ${look.width} px`, async ({ browser }) => {
    test.setTimeout(180_000)
    const context = await browser.newContext({ viewport: { width: look.width, height: 800 } })
    const page = await context.newPage()
    await dress(context, look)
    for (const path of open) await inspect(page, path)
    await context.clearCookies()
    await signIn(page)
    await dress(context, look)
    for (const path of signedIn) await inspect(page, path)
  })
}
