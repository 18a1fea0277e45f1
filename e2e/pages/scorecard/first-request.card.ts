/** From nothing to the first person provisioned: a new organization, its first administrator's link, the set-up of SCIM,
 *  and an identity provider that asks as soon as it has the two values. */
import { expect, test } from '@playwright/test'
import { dress } from '../support/look'
import { scim } from '../support/scim'
import { Mouse } from './hands'
import { newOrganization } from './organization'
import { record } from './record'
import { settings } from './session'

test('row 20: the first SCIM request', async ({ browser }) => {
  const invitation = await newOrganization()
  const context = await browser.newContext({ locale: 'en-GB', permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await context.newPage()
  await dress(context, { theme: 'light', locale: 'en' })
  const hand = new Mouse(page)
  const began = performance.now()

  await page.goto(invitation)
  await hand.write(page.getByRole('textbox', { name: 'Name' }), 'Ada Admin')
  await hand.write(page.getByRole('textbox', { name: 'Password' }), 'a long enough sentence')
  await hand.press(page.getByRole('button', { name: 'Accept and continue' }))
  await expect(page).toHaveURL(/organization-settings/)
  await hand.press(page.getByRole('link', { name: 'SCIM setup' }))
  await expect(page).toHaveURL(new RegExp(`${settings}/provisioning/setup`))
  await hand.press(page.getByRole('link', { name: 'Okta', exact: true }))
  await expect(page).toHaveURL(/idp=okta/)
  await hand.press(page.getByRole('button', { name: /^Create (another|service account and key)/ }).first())
  await hand.press(page.getByRole('dialog').getByRole('button', { name: 'Copy' }))
  const key = await page.evaluate(() => navigator.clipboard.readText())
  await hand.tick(page.getByRole('dialog').getByRole('checkbox'))
  await hand.press(page.getByRole('dialog').getByRole('button', { name: 'Done' }))
  await hand.press(page.getByRole('group', { name: /base URL/i }).getByRole('button', { name: /^Cop/ }))
  const { status } = await scim('GET', '/Users?count=1', undefined, key)
  const seconds = (performance.now() - began) / 1000
  expect(status).toBe(200)
  await context.close()
  await record({
    row: 20,
    measured: `${seconds.toFixed(1)} s of a script's time, ${hand.clicks} clicks`,
    reached: seconds <= 90 && hand.clicks <= 12,
  })
})
