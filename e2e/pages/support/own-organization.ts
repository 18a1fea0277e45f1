/** An organization of a test's own, for what would get in the way of others: made by the command line, with an
 *  administrator who accepts their invitation. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, type Page } from '@playwright/test'
import { freshAddress } from './demo'
import { invitationPath, newestMail } from './mail'

export interface OwnOrganization {
  readonly slug: string
  readonly admin: { readonly email: string; readonly password: string }
}

/** Runs the command line on the installation under test; answers what it says. It runs beside the test, which would else use
 *  connections again that the server has closed meanwhile. */
export async function gatehouse(...words: string[]): Promise<string> {
  const env = { ...process.env, GATEHOUSE_DATA: process.env.E2E_DATA }
  const { stdout } = await promisify(execFile)(process.execPath, ['lib/cli/bootstrap.mjs', ...words], { env })
  return stdout
}

/** Invites a person to the organization; answers their address. */
export async function invited(slug: string, role: 'Admin' | 'Standard'): Promise<string> {
  const email = freshAddress()
  await gatehouse('user', 'invite', email, '--org', slug, '--role', role)
  return email
}

/** Accepts the invitation with a password, wherever that leads. */
export async function accept(page: Page, email: string, password: string): Promise<void> {
  await page.goto(invitationPath(await newestMail(email)))
  await page.getByRole('textbox', { name: 'Name' }).fill('Zoé Martin')
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Accept and continue' }).click()
  await expect(page).not.toHaveURL(/invite/)
}

export async function ownOrganization(page: Page): Promise<OwnOrganization> {
  const slug = `own-${freshAddress().split('@')[0]}`
  await gatehouse('org', 'create', 'Own organization', '--slug', slug)
  const admin = { email: await invited(slug, 'Admin'), password: 'a sentence to begin with' }
  await accept(page, admin.email, admin.password)
  return { slug, admin }
}
