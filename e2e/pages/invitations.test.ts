import { expect, type Page, test } from '@playwright/test'
import { demo, freshAddress } from './support/demo'
import { mailsTo, newestMail } from './support/mail'
import { signIn } from './support/sign-in'

const users = '/organization-settings/users'
const box = (page: Page) => page.getByRole('textbox', { name: 'E-mail addresses' })

test('pasted text becomes chips that say what is wrong, and one button puts it right', async ({ page }) => {
  await signIn(page)
  await page.getByRole('link', { name: 'Invite users' }).click()
  const dialog = page.getByRole('dialog', { name: 'Invite users' })
  await expect(dialog).toBeVisible()
  await expect(page).toHaveURL(/users\/invite$/)
  const address = freshAddress()
  const member = demo().organizations.acme.admin.email
  await box(page).fill(`Zoé Martin <${address}>; j.leroy@acme,fr, ${member}\n`)
  await expect(dialog.getByText('1 will be invited · 1 skipped · 1 to fix').first()).toBeVisible()
  await expect(dialog.getByText('has a comma in its domain.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Use j.leroy@acme.fr' }).click()
  await expect(dialog.getByRole('button', { name: 'Send 2 invitations' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Remove j.leroy@acme.fr' }).click()
  await dialog.getByRole('button', { name: 'Send 1 invitation' }).click()
  await expect(dialog.getByText('1 person is invited.')).toBeVisible()
  await expect(dialog.getByText('is a member already.')).toBeVisible()
  await newestMail(address)
})

test('taken back within eight seconds, the mail never leaves and the person is gone', async ({ page }) => {
  const address = freshAddress()
  await signIn(page)
  await page.goto(`${users}/invite`)
  await box(page).fill(`${address}\n`)
  await page.getByRole('button', { name: 'Send 1 invitation' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('1 invitation was taken back.')).toBeVisible()
  await page.goto(`${users}?q=${address}`)
  await expect(page.getByText('Nobody matches')).toBeVisible()
  // A second invitation of the same address is the only mail that ever arrives.
  await page.goto(`${users}/invite`)
  await box(page).fill(`${address}\n`)
  await page.getByRole('button', { name: 'Send 1 invitation' }).click()
  await newestMail(address)
  expect(await mailsTo(address)).toHaveLength(1)
})

test('people are invited into a team', async ({ page }) => {
  const address = freshAddress()
  await signIn(page)
  await page.goto(`${users}/invite`)
  await box(page).fill(`${address}\n`)
  await page.getByRole('checkbox', { name: 'Launch crew' }).check()
  await page.getByRole('button', { name: 'Send 1 invitation' }).click()
  await expect(page.getByText('1 person is invited.')).toBeVisible()
  await page.goto(`${users}?q=${address}`)
  await page.getByRole('row').getByRole('link', { name: address }).first().click()
  await expect(page.getByRole('dialog').getByText('Launch crew')).toBeVisible()
})

test('a file of a spreadsheet is chosen and read, in our words; a workbook is refused', async ({ page, context }) => {
  await signIn(page)
  await context.addCookies([{ name: 'gatehouse_locale', value: 'fr', url: process.env.E2E_ORIGIN ?? '' }])
  await page.goto(`${users}/import`)
  await expect(page.getByText('Choisir un fichier, ou le déposer ici')).toBeVisible()
  const template = await page.getByRole('link', { name: 'Télécharger un modèle' }).getAttribute('href')
  const headings = await (await page.request.get(template ?? '')).text()
  expect(headings).toContain('Adresse e-mail;Nom complet;Rôles;Équipes;Langue\r\n')
  const file = page.getByLabel('Fichier CSV')
  await file.setInputFiles({
    name: 'people.xlsx',
    mimeType: 'text/csv',
    buffer: Buffer.from([0x50, 0x4b, 3, 4, 20, 0]),
  })
  await expect(page.getByText('people.xlsx')).toBeVisible()
  await page.getByRole('button', { name: 'Envoyer' }).click()
  await expect(page.getByText('mais un classeur')).toBeVisible()
  // As a spreadsheet of Western Europe saves it.
  const text = `courriel;nom\n${freshAddress()};Zoé Crête\n`
  await file.setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') })
  await page.getByRole('button', { name: 'Envoyer' }).click()
  await expect(page.getByText('«\u202fZoé Crête\u202f»')).toBeVisible()
})

test('the dialog of invitations is left by its button', async ({ page }) => {
  await signIn(page)
  await page.goto(users)
  await page.getByRole('link', { name: 'Invite users' }).click()
  const dialog = page.getByRole('dialog', { name: 'Invite users' })
  await dialog.getByRole('button', { name: 'Cancel', exact: true }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page).toHaveURL(new RegExp(`${users}$`))
})

test('an import is checked, run and told row by row at one address', async ({ page }) => {
  const address = freshAddress()
  await signIn(page)
  await page.goto(`${users}/import`)
  await page.getByRole('textbox', { name: 'Or paste the rows' }).fill(`email,name\n${address},=Ann Oye\nbroken,\n`)
  await page.getByRole('button', { name: 'Upload' }).click()
  await expect(page).toHaveURL(/jobs\//)
  await page.getByRole('button', { name: 'Check rows' }).click()
  await expect(page.getByText('1 person will be invited. Nothing has happened yet.')).toBeVisible()
  await page.reload()
  await page.getByRole('button', { name: 'Invite 1 person' }).click()
  await expect(page.getByText('2 of 2')).toBeVisible({ timeout: 15_000 })
  const result = await page.request.get(`${page.url()}/result`)
  expect(result.headers()['content-type']).toContain('text/csv')
  const text = await result.text()
  expect(text).toContain(`${address},'=Ann Oye,Invited`)
  expect(text).toContain('broken,,No e-mail address')
  const toFix = await page.getByRole('link', { name: 'Download the 1 row to fix' }).getAttribute('href')
  const rows = await (await page.request.get(toFix ?? '')).text()
  expect(rows.replace('\ufeff', '')).toBe('email,name,Problem\r\nbroken,,No e-mail address\r\n')
})

test('the settings of invitations hold, and refuse what is none', async ({ page }) => {
  await signIn(page, demo().organizations.globex.admin)
  await page.goto(`${users}/invitation-settings`)
  await page.getByRole('textbox', { name: 'A link works for' }).fill('999')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('at least 1 hour and at most 30 days')).toBeVisible()
  await page.getByRole('textbox', { name: 'A link works for' }).fill('72')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('The settings were saved.')).toBeVisible()
  await page.goto(`${users}/invite`)
  await expect(page.getByText('a link that works for 3 days')).toBeVisible()
})

test('whoever may not invite is refused by every page of it', async ({ page }) => {
  await signIn(page, demo().organizations.acme.member)
  for (const path of ['invite', 'import', 'invitation-settings']) {
    const response = await page.goto(`${users}/${path}`)
    expect(response?.status(), path).toBe(403)
  }
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('people are invited, told of and taken back', async ({ page }) => {
    const address = freshAddress()
    await signIn(page)
    await page.goto(`${users}/invite`)
    await box(page).fill(`${address}, none@`)
    await page.getByRole('button', { name: 'Check addresses' }).click()
    await expect(page.getByText('is no e-mail address.')).toBeVisible()
    await expect(box(page)).toHaveValue(`${address}, none@`)
    await page.getByRole('button', { name: 'Send 1 invitation' }).click()
    await expect(page.getByText('1 person is invited.')).toBeVisible()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByText('1 invitation was taken back.')).toBeVisible()
  })

  test('rows of an import are put right on its page', async ({ page }) => {
    const address = freshAddress()
    await signIn(page)
    await page.goto(`${users}/import`)
    const rows = `email,name,roles\n${address},Ann Oye,Standart\nbroken,,\n`
    await page.getByRole('textbox', { name: 'Or paste the rows' }).fill(rows)
    await page.getByRole('button', { name: 'Upload' }).click()
    await page.getByRole('button', { name: 'Check rows' }).click()
    await expect(page.getByText('Nobody would be invited.')).toBeVisible()
    const role = page.getByRole('group', { name: 'Row 2' })
    await expect(role.getByText('No such role')).toBeVisible()
    await role.getByLabel('Roles').fill('Standard')
    await page.getByRole('button', { name: 'Save and check again' }).click()
    await expect(page.getByText('1 row was put right.')).toBeVisible()
    await expect(page.getByText('1 person will be invited.')).toBeVisible()
    await expect(role).toHaveCount(0)
    await expect(page.getByRole('group', { name: 'Row 3' }).getByText('No e-mail address')).toBeVisible()
  })
})
