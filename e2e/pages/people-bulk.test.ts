import { expect, type Page, test } from '@playwright/test'
import { demo, freshAddress } from './support/demo'
import { mailsTo, newestMail } from './support/mail'
import { provision, scim } from './support/scim'
import { signIn } from './support/sign-in'

const users = '/organization-settings/users'
const rows = (page: Page) => page.getByRole('row').filter({ has: page.getByRole('cell') })

test('filters are taken together, stay in the address, and are given up by one link', async ({ page }) => {
  await signIn(page)
  await page.goto(users)
  await page.getByRole('button', { name: 'Source' }).click()
  await page.getByRole('main').getByRole('link', { name: /^SCIM/ }).click()
  await expect(page).toHaveURL(/source=scim/)
  await page.goto(`${users}?source=scim&q=zieli`)
  await expect(rows(page)).toHaveCount(1)
  await page.goto(`${users}?source=saml&q=zieli`)
  await page.getByRole('link', { name: 'Clear search and filters' }).click()
  await expect(page).not.toHaveURL(/source=|q=/)
})

test('ticked people are counted, disabled after the question, and named where that is refused', async ({ page }) => {
  const email = freshAddress()
  const id = await provision(email)
  await newestMail(email)
  await signIn(page)
  await page.goto(`${users}?q=${encodeURIComponent(email)}`)
  await rows(page).first().getByRole('checkbox').check()
  await expect(page.getByText('1 selected')).toBeVisible()
  await page.getByRole('button', { name: 'Disable', exact: true }).click()
  await expect(page).toHaveURL(/selection\/disable/)
  await page.getByRole('button', { name: 'Disable', exact: true }).click()
  await expect(page.getByText('1 person is disabled')).toBeVisible()
  await expect.poll(async () => (await scim('GET', `/Users/${id}`)).body.active).toBe(false)
})

test('a view is kept under a name and brings its list back', async ({ page }) => {
  await signIn(page, demo().organizations.globex.admin)
  await page.goto(`${users}?seen=never&density=compact`)
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByRole('textbox', { name: 'Keep this list as' }).fill('Never here')
  await page.getByRole('button', { name: 'Save view' }).click()
  await expect(page.getByText('The view is saved.').filter({ visible: true })).toBeVisible()
  await page.goto(users)
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByRole('link', { name: 'Never here' }).click()
  await expect(page).toHaveURL(/seen=never/)
})

test('those who are ticked are exported, and nobody else', async ({ page }) => {
  const [email, other] = [freshAddress(), freshAddress()]
  await provision(email)
  await provision(other)
  await signIn(page)
  await page.goto(`${users}?q=${encodeURIComponent(email)}`)
  await rows(page).first().getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Export', exact: true }).last().click()
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(page.getByRole('link', { name: 'Download the file' })).toBeVisible()
  const href = await page.getByRole('link', { name: 'Download the file' }).getAttribute('href')
  const file = await (await page.request.get(href ?? '')).text()
  expect(file.trim().split(/\r?\n/)).toHaveLength(2)
  expect(file).toContain(email)
})

test('a bulk resend can be taken back while its mails are held', async ({ page }) => {
  const email = freshAddress()
  await provision(email)
  await newestMail(email)
  await signIn(page)
  await page.goto(`${users}?q=${encodeURIComponent(email)}`)
  await rows(page).first().getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Resend invitation' }).last().click()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('1 invitation was taken back.')).toBeVisible()
  expect(await mailsTo(email)).toHaveLength(1)
})

test('more people than fit on a page are invited again by a job that tells how far it is', async ({ page }) => {
  const family = `Crowd${Date.now().toString(36)}`
  const token = demo().organizations.globex.scimToken
  for (let n = 0; n < 52; n += 1) await provision(freshAddress(), { givenName: `P${n}`, familyName: family }, token)
  await signIn(page, demo().organizations.globex.admin)
  await page.goto(`${users}?q=${family}`)
  await rows(page).first().getByRole('checkbox').check()
  await page.getByRole('checkbox', { name: /^All 52/ }).check()
  await page.getByRole('button', { name: 'Resend invitation' }).last().click()
  await expect(page.getByText('52 open invitations are sent again')).toBeVisible()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(page).toHaveURL(/users\/jobs\//)
  await expect(page.getByText('52 of 52')).toBeVisible({ timeout: 20_000 })
  await page.reload()
  await expect(page.getByRole('row', { name: /New link sent\s+52/ })).toBeVisible()
})

test('who comes to fit the list after the question is not disabled unasked: it is asked again', async ({ page }) => {
  const family = `Drift${Date.now().toString(36)}`
  await provision(freshAddress(), { givenName: 'First', familyName: family })
  const email = freshAddress()
  const later = await provision(email, { givenName: 'Later', familyName: 'Renamed' })
  await signIn(page)
  await page.goto(`${users}?q=${family}`)
  await rows(page).first().getByRole('checkbox').check()
  await page.getByRole('checkbox', { name: /^All 1/ }).check()
  await page.getByRole('button', { name: 'Disable', exact: true }).click()
  await expect(page).toHaveURL(/selection\/disable/)
  await scim('PATCH', `/Users/${later}`, {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [{ op: 'replace', path: 'displayName', value: `Later ${family}` }],
  })
  await page.getByRole('button', { name: 'Disable', exact: true }).click()
  await expect(page.getByText('By now the list shows other people')).toBeVisible()
  await expect(page.getByText('2 people', { exact: false }).first()).toBeVisible()
  expect((await scim('GET', `/Users/${later}`)).body.active).toBe(true)
  await page.getByRole('button', { name: 'Disable', exact: true }).click()
  await expect(page.getByText('2 people are disabled')).toBeVisible()
})

test('a member who may only look can export, and is refused another task by its address', async ({ page }) => {
  await signIn(page, demo().organizations.acme.member)
  await page.goto(users)
  await rows(page).first().getByRole('checkbox').check()
  await expect(page.getByRole('button', { name: 'Export', exact: true })).toHaveCount(2)
  await expect(page.getByRole('button', { name: 'Disable', exact: true })).toHaveCount(0)
  await page.goto(`${users}/selection/disable?all=1&list=&at=2030-01-01T00:00:00.000Z`)
  await expect(page.getByText('Your roles do not allow this')).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('people are ticked, sent on and invited again', async ({ page }) => {
    const email = freshAddress()
    await provision(email)
    await newestMail(email)
    await signIn(page)
    await page.goto(`${users}?q=${encodeURIComponent(email)}`)
    await rows(page).first().getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Resend invitation' }).last().click()
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await expect(page.getByText('A new link is on its way to 1 person.')).toBeVisible()
    await newestMail(email, 2)
  })
})
