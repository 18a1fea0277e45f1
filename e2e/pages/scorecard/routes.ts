/** Every page of the app, read from its folders, so that a new room is looked at without being listed; and the states
 *  that only a query or a list's own link leads to. */
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'

const app = fileURLToPath(new URL('../../../app', import.meta.url))
const settings = '/organization-settings'

const pages = readdirSync(app, { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'page.tsx' && !file.includes('@'))
  .map((file) => `/${path.dirname(file)}`.replace(/\/\.$/, '/'))
  .sort()
const isMember = (route: string) => /^\/(organization-settings|account)(\/|$)/.test(route)
/** These only lead on. */
const leadingOn = ['/', settings, '/account', '/account/confirm', '/setup']
const plain = pages.filter((route) => !route.includes('[') && !leadingOn.includes(route))

/** Before signing in; `/nowhere` is the page of what is not there. */
export const publicRoutes = [
  ...plain.filter((route) => !isMember(route)),
  ...['/login/acme', '/invite/nothing', '/nowhere', '/login?signed-out'],
  ...['okta', 'entra', 'saml-okta', 'saml-entra', 'saml', 'administrators', 'operators'].map(
    (guide) => `/docs/${guide}`,
  ),
]

/** Behind it, with the states of lists: nothing found, filters on, another density. */
export const memberRoutes = [
  ...plain.filter(isMember),
  `${settings}/users?status=expired`,
  `${settings}/users?q=nobody-of-this-name`,
  `${settings}/users?density=compact&seen=never,week&hide=teams`,
  ...['resend', 'roles', 'team', 'disable', 'enable'].map(
    (task) => `${settings}/users/selection/${task}?all=1&list=%3Fstatus%3Dexpired&at=2030-01-01T00:00:00.000Z`,
  ),
  `${settings}/application-keys?state=personal`,
  `${settings}/audit-log?q=nothing-of-this-name`,
  `${settings}/audit-log?event=user&by=key&time=30d`,
  `${settings}/teams?q=nothing-of-this-name`,
]

const rooms = ['users', 'teams', 'roles', 'service-accounts', 'audit-log', 'provisioning/activity']

/** One page of each kind that is about a single thing: the first that its list leads to. */
export async function detailRoutes(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const room of rooms) {
    await page.goto(`${settings}/${room}`)
    const hrefs = await page
      .locator('main a[href]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
    // The audit log opens an entry in its list; the entry has a page all the same.
    const id = hrefs.flatMap(
      (href) => href.match(new RegExp(`/${room}(?:/|\\?(?:.*&)?open=)([0-9a-f-]{36})`))?.[1] ?? [],
    )[0]
    if (id) found.push(`${settings}/${room}/${id}`)
  }
  return found
}
