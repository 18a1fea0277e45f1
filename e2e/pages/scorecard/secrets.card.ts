/** A key, made in the browser and used: looked for everywhere it must not be. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import pg from 'pg'
import { databaseUrl } from '../support/database'
import { freshAddress } from '../support/demo'
import { scim } from '../support/scim'
import { few, record } from './record'
import { detailRoutes } from './routes'
import { settings, signedIn } from './session'

/** Tables with a row that holds the text. */
async function tablesHolding(text: string): Promise<{ count: number; holding: string[] }> {
  const client = new pg.Client({ connectionString: databaseUrl() })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      `select quote_ident(table_name) as name from information_schema.tables
       where table_schema = 'public' and table_type = 'BASE TABLE'`,
    )
    const holding: string[] = []
    for (const { name } of rows) {
      const found = await client.query(`select 1 from ${name} t where position($1 in t::text) > 0 limit 1`, [text])
      if (found.rowCount) holding.push(`table ${name}`)
    }
    return { count: rows.length, holding }
  } finally {
    await client.end()
  }
}

test('row 16: a key after it was shown', async ({ browser }) => {
  const page = await signedIn(browser)
  const addresses: string[] = []
  page.on('framenavigated', (frame) => addresses.push(frame.url()))
  await page.goto(`${settings}/service-accounts/new`)
  await page.getByRole('textbox', { name: 'Name' }).fill(`Secret ${freshAddress()}`)
  await page.getByRole('checkbox', { name: 'Provisioning' }).check()
  await page.getByRole('button', { name: 'Create the account' }).click()
  await expect(page).toHaveURL(/service-accounts\/[0-9a-f-]{36}$/)
  const account = page.url()
  await page.goto(`${account}/keys/new`)
  await page.getByRole('textbox', { name: 'Name' }).fill('scorecard')
  await page.getByRole('button', { name: 'Create key' }).click()
  await page.getByRole('button', { name: 'Show' }).click()
  const secret = await page.getByText(/^gh_[0-9A-Za-z]+_[0-9A-Za-z]+_/).innerText()
  const part = secret.split('_')[3] ?? ''
  expect(part.length).toBeGreaterThan(20)

  const email = freshAddress()
  const body = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName: email, active: true }
  expect((await scim('POST', '/Users', body, secret)).status).toBe(201)
  expect((await scim('POST', '/Users', body, secret)).status).toBe(409)
  expect((await scim('GET', '/Users?filter=nonsense', undefined, secret)).status).toBe(400)

  const pages = [
    '',
    account,
    `${account}/keys/new`,
    `${settings}/application-keys`,
    `${settings}/audit-log`,
    `${settings}/provisioning/activity`,
  ]
  const shown: string[] = []
  for (const address of pages) {
    await (address ? page.goto(address) : page.reload())
    if ((await page.content()).includes(part)) shown.push(`page ${address}`)
  }
  for (const route of await detailRoutes(page)) {
    await page.goto(route)
    if ((await page.content()).includes(part)) shown.push(`page ${route}`)
  }
  await page.context().close()
  const { count, holding } = await tablesHolding(part)
  const log = readFileSync(path.join(process.env.E2E_DATA ?? '', 'server.log'), 'utf8')
  const found = [
    ...shown,
    ...holding,
    ...(log.includes(part) ? ['the log'] : []),
    ...addresses.filter((address) => address.includes(part)).map(() => 'an address'),
  ]
  await record({
    row: 16,
    measured: `${count} tables, ${log.split('\n').length} lines of log, ${addresses.length} addresses, every page since: ${found.length} finds`,
    reached: found.length === 0 && count > 10,
    why: few(found),
  })
})
