/** Every page, in both themes, both languages and two widths: axe finds nothing, nothing scrolls sideways, and nothing
 *  in it breaks its own content security policy. */
import { type Browser, expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './support/axe'
import { dress, overflow, redress } from './support/look'
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
    '/account/security/authenticator',
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
/** Each page is loaded once a language and looked at twice. */
const looks = {
  en: [
    { theme: 'light', width: 1280 },
    { theme: 'dark', width: 360 },
  ],
  fr: [
    { theme: 'dark', width: 1280 },
    { theme: 'light', width: 360 },
  ],
} as const

for (const locale of ['en', 'fr'] as const) {
  const broken: string[] = []
  test.afterEach(() => expect(broken.splice(0)).toEqual([]))

  async function opened(browser: Browser): Promise<Page> {
    const context = await browser.newContext()
    const page = await context.newPage()
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) broken.push(`${page.url()}: ${message.text()}`)
    })
    return page
  }

  async function inspect(page: Page, paths: readonly string[]): Promise<void> {
    await dress(page.context(), { theme: looks[locale][0].theme, locale })
    for (const path of paths) {
      await page.goto(path)
      for (const look of looks[locale]) {
        await redress(page, look)
        await expectAccessible(page)
        expect(await overflow(page), `${path} scrolls sideways, ${look.width} px`).toBeLessThanOrEqual(0)
      }
    }
  }

  test(`what is open to everybody is accessible: ${locale}`, async ({ browser }) => {
    await inspect(await opened(browser), open)
  })

  test(`every guide is accessible: ${locale}`, async ({ browser }) => {
    test.setTimeout(120_000)
    await inspect(await opened(browser), ['/docs', ...guides.map((guide) => `/docs/${guide}`)])
  })

  for (const [room, paths] of Object.entries(rooms)) {
    test(`every page of ${room} is accessible: ${locale}`, async ({ browser }) => {
      test.setTimeout(120_000)
      const page = await opened(browser)
      await signIn(page)
      await inspect(page, paths)
    })
  }
}
