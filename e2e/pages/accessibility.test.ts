/** Every page, in both themes, both languages and two widths: axe finds nothing, nothing scrolls sideways, and nothing
 *  in it breaks its own content security policy. */
import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './support/axe'
import { signIn } from './support/sign-in'

const settings = '/organization-settings'
const open = [
  '/login',
  '/login/acme',
  '/reset',
  '/reset?sent',
  '/reset/nothing',
  '/invite/nothing',
  '/inbox',
  '/nowhere',
]
const guides = ['okta', 'entra', 'saml-okta', 'saml-entra', 'saml', 'administrators', 'operators']
const rooms = {
  people: [
    `${settings}/users`,
    `${settings}/users?status=expired`,
    `${settings}/users?q=nobody-of-this-name`,
    `${settings}/users?density=compact&seen=never,week&hide=teams`,
    `${settings}/users/invite`,
    `${settings}/users/import`,
    `${settings}/users/invitation-settings`,
    ...['resend', 'roles', 'team', 'disable', 'enable', 'export'].map(
      (task) => `${settings}/users/selection/${task}?all=1&list=&at=2030-01-01T00:00:00.000Z`,
    ),
    `${settings}/teams`,
    `${settings}/teams?q=nothing-of-this-name`,
    `${settings}/teams/new`,
    `${settings}/roles`,
    `${settings}/roles/new`,
  ],
  access: [
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
  ],
  organization: [
    `${settings}/authentication`,
    `${settings}/authentication/jit`,
    `${settings}/authentication/newcomers`,
    `${settings}/authentication/attempts`,
    `${settings}/authentication/attempts?verdict=refused`,
    `${settings}/authentication/saml/new`,
    `${settings}/authentication/saml/new?kind=okta`,
    `${settings}/authentication/saml/new?kind=entra&step=metadata`,
    `${settings}/provisioning/setup`,
    `${settings}/provisioning/activity`,
    `${settings}/audit-log`,
    `${settings}/audit-log?q=nothing-of-this-name`,
    `${settings}/audit-log?event=user&by=key&time=30d`,
    `${settings}/audit-log/retention`,
    `${settings}/audit-log/views?event=user`,
    `${settings}/organization`,
  ],
}
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
  const named = `${look.theme}, ${look.locale}, ${look.width} px`

  const broken: string[] = []
  test.afterEach(() => expect(broken.splice(0)).toEqual([]))

  async function opened(browser: Browser): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: look.width, height: 800 } })
    const page = await context.newPage()
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) broken.push(`${page.url()}: ${message.text()}`)
    })
    return page
  }

  test(`what is open to everybody is accessible: ${named}`, async ({ browser }) => {
    const page = await opened(browser)
    await dress(page.context(), look)
    for (const path of open) await inspect(page, path)
  })

  test(`every guide is accessible: ${named}`, async ({ browser }) => {
    test.setTimeout(300_000)
    const page = await opened(browser)
    await dress(page.context(), look)
    for (const path of ['/docs', ...guides.map((guide) => `/docs/${guide}`)]) await inspect(page, path)
  })

  for (const [room, paths] of Object.entries(rooms)) {
    test(`every page of ${room} is accessible: ${named}`, async ({ browser }) => {
      test.setTimeout(120_000)
      const page = await opened(browser)
      await signIn(page)
      await dress(page.context(), look)
      for (const path of paths) await inspect(page, path)
    })
  }
}
