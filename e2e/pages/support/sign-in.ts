import { expect, type Page } from '@playwright/test'
import { demo } from './demo'

/** Signs in through the form, as the administrator of an organization unless told otherwise. The pages speak English
 *  then, whatever the organization's language, unless a language was chosen before. */
export async function signIn(
  page: Page,
  { email, password }: { email: string; password: string } = demo().organizations.acme.admin,
): Promise<void> {
  const url = process.env.E2E_ORIGIN ?? ''
  const chosen = (await page.context().cookies(url)).some(({ name }) => name === 'gatehouse_locale')
  if (!chosen) await page.context().addCookies([{ name: 'gatehouse_locale', value: 'en', url }])
  await page.goto('/login')
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/organization-settings/)
}

/** next-auth's answer for this browser. */
export async function sessionOf(page: Page): Promise<{ user?: { email?: string } }> {
  return (await page.request.get('/api/auth/session')).json()
}
