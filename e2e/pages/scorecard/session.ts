/** A browser that is signed in as somebody. */
import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { demo } from '../support/demo'
import { invitationPath, newestMail } from '../support/mail'
import { provision } from '../support/scim'
import { signIn } from '../support/sign-in'

export const origin = () => process.env.E2E_ORIGIN ?? ''
export const settings = '/organization-settings'

/** A page of a new context, signed in as the administrator of an organization. */
export async function signedIn(
  browser: Browser,
  options: BrowserContextOptions = {},
  who: keyof ReturnType<typeof demo>['organizations'] = 'acme',
): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', ...options })
  const page = await context.newPage()
  await signIn(page, demo().organizations[who].admin)
  return page
}

/** The path of an invitation that nobody has accepted, to an address nobody has had. */
export async function freshInvitation(name = 'scorecard'): Promise<string> {
  const email = `${name}-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}@acme.test`
  await provision(email)
  return invitationPath(await newestMail(email))
}

/** The address of somebody's page: the first person whom the list shows. */
export async function somebody(page: Page): Promise<string> {
  await page.goto(`${settings}/users`)
  const href = await page.locator('main tbody tr a[href*="/users/"]').first().getAttribute('href')
  if (!href) throw new Error('the list shows nobody')
  return href
}

/** The addresses of the pages that Lighthouse and the weights are taken of. */
export async function sixPages(page: Page) {
  return {
    login: '/login',
    invite: await freshInvitation('lighthouse'),
    users: `${settings}/users`,
    user: await somebody(page),
    'SCIM setup': `${settings}/provisioning/setup`,
    activity: `${settings}/provisioning/activity`,
  }
}
