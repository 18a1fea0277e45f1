/** Teams and roles in a browser: what is done is seen by those whom it is done to. */
import { expect, type Page, test } from '@playwright/test'
import { managedRoles } from '@/lib/org/can'
import { settingsFiles, settingsPages } from '@/lib/org/testing/settings-routes'
import { expectAccessible } from './support/axe'
import { demo, freshAddress } from './support/demo'
import { provision, scim } from './support/scim'
import { signIn } from './support/sign-in'

const settings = '/organization-settings'

async function newTeam(page: Page, name: string): Promise<string> {
  await page.goto(`${settings}/teams/new`)
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('button', { name: 'Create the team' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  return new URL(page.url()).pathname
}

test('a team is made, gets a member and a role, and is removed; who gains what is told before', async ({ page }) => {
  await signIn(page)
  const email = freshAddress()
  await provision(email)
  const name = `Équipe ${email}`
  await page.goto(`${settings}/teams/new`)
  await page.getByRole('textbox', { name: 'Name' }).fill('Équipe A')
  await expect(page.getByText('@equipe_a', { exact: true })).toBeVisible()
  const team = await newTeam(page, name)
  await page.getByLabel('Add people').fill(email)
  await page.getByRole('button', { name: 'Find' }).click()
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Add the chosen people' }).click()
  await expect(page.getByText('1 person was added.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Zoé Martin' })).toBeVisible()
  await page.goto(team)
  await expect(page.getByLabel('Role', { exact: true })).toHaveValue('')
  await page.getByLabel('Role', { exact: true }).selectOption({ label: 'Admin' })
  await page.getByRole('button', { name: 'See what changes…' }).click()
  await expect(page.getByText('1 person gains something, of 1 whom this touches.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Give the role' }).click()
  await expect(page.getByRole('link', { name: 'Take Admin away from the team…' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Remove…' }).click()
  await expect(page.getByText('They lose what the team gave them: Admin.')).toBeVisible()
  await page.getByRole('button', { name: 'Remove the team' }).click()
  await expect(page.getByRole('heading', { name: 'Teams', level: 1 })).toBeVisible()
  expect((await page.goto(team))?.status()).toBe(404)
})

test('a managed team says who owns what, keeps its name locked, and can be taken back and linked again', async ({
  page,
}) => {
  const displayName = `Group ${freshAddress()}`
  const { body } = await scim('POST', '/Groups', {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
    displayName,
  })
  await signIn(page)
  const team = `${settings}/teams/${body.id}`
  await page.goto(team)
  await expect(page.getByText(/^Managed by /).first()).toBeVisible()
  await expectAccessible(page)
  await page.goto(`${team}/edit`)
  await expect(page.getByRole('textbox', { name: 'Name' })).not.toBeEditable()
  await page.getByRole('textbox', { name: 'Description' }).fill('On call')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('On call')).toBeVisible()
  await page.getByRole('link', { name: 'Stop managing…' }).click()
  await page.getByRole('button', { name: 'Stop managing' }).click()
  await expect(page.getByText(/^You keep this team from/)).toBeVisible()
  expect((await scim('GET', `/Groups/${body.id}`)).status).toBe(404)
  await page.getByRole('button', { name: 'Link again' }).click()
  await expect(page.getByText(/^The identity provider sees the team again/)).toBeVisible()
  expect((await scim('GET', `/Groups/${body.id}`)).status).toBe(200)
})

test('a managed team tells its last syncs, with the way to what went wrong', async ({ page }) => {
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:PatchOp']
  const { body } = await scim('POST', '/Groups', {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
    displayName: `Synced ${freshAddress()}`,
  })
  const add = (value: string) =>
    scim('PATCH', `/Groups/${body.id}`, { schemas, Operations: [{ op: 'add', path: 'members', value: [{ value }] }] })
  await add(await provision(freshAddress()))
  expect((await add('00000000-0000-7000-8000-000000000000')).status).toBe(400)
  await signIn(page)
  await page.goto(`${settings}/teams/${body.id}`)
  const sync = page.getByRole('region', { name: 'Last sync' })
  await expect(async () => {
    await page.reload()
    await expect(sync.getByText('1 refused')).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await expect(sync.getByText(/added 1 person/)).toBeVisible()
  await sync.getByRole('link', { name: 'See cause and remedy' }).click()
  await expect(page).toHaveURL(/provisioning\/activity\/[0-9a-f-]{36}/)
})

test('a group refused for a team’s name is told in the list, and settled on the team’s page', async ({ page }) => {
  await signIn(page)
  const displayName = `Data ${freshAddress()}`
  const team = await newTeam(page, displayName)
  await page.goto(team)
  await page.getByLabel('Role', { exact: true }).selectOption({ label: 'Read only' })
  await page.getByRole('button', { name: 'See what changes…' }).click()
  await page.getByRole('button', { name: 'Give the role' }).click()
  await expect(page.getByRole('link', { name: 'Take Read only away from the team…' })).toBeVisible()
  const push = () => scim('POST', '/Groups', { schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'], displayName })
  expect((await push()).status).toBe(409)
  const told = page.getByText(`“${displayName}” exists twice.`)
  await expect(async () => {
    await page.goto(`${settings}/teams`)
    await expect(told).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await expectAccessible(page)
  await page.goto(team)
  await expect(told).toBeVisible()
  await page.getByRole('button', { name: 'Allow adoption' }).click()
  await expect(page.getByText('The identity provider may take the team over now.')).toBeVisible()
  await expect(told).toHaveCount(0)
  expect((await push()).status).toBe(201)
})

test('a custom role is made, changed after a look at what changes, and removed, without scripts', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await signIn(page)
  const name = `Helpdesk ${freshAddress()}`
  await page.goto(`${settings}/roles/new`)
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('checkbox', { name: 'Invite people' }).check()
  await page.getByRole('button', { name: 'Create the role' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  await page.getByRole('link', { name: 'Edit' }).click()
  await page.getByRole('checkbox', { name: 'Manage teams' }).check()
  await page.getByRole('button', { name: 'See what changes' }).click()
  await expect(page.getByText('Nobody gains anything')).toBeVisible()
  await page.getByRole('button', { name: 'Change the role' }).click()
  await expect(page.getByText('Manage teams')).toBeVisible()
  await page.getByRole('link', { name: 'Remove…' }).click()
  await page.getByRole('button', { name: 'Remove the role' }).click()
  await expect(page.getByRole('heading', { name: 'Roles', level: 1 })).toBeVisible()
  await expect(page.getByText(name)).toHaveCount(0)
  await context.close()
})

test('what is left empty is refused in our own words, not the browser’s', async ({ page }) => {
  await signIn(page)
  await page.goto(`${settings}/teams/new`)
  await page.getByRole('button', { name: 'Create the team' }).click()
  await expect(page.getByText('Enter a name.')).toBeVisible()
  const team = await newTeam(page, `Empty ${freshAddress()}`)
  await page.getByRole('button', { name: 'See what changes…' }).click()
  await expect(page.getByText('Choose the role that its members get.')).toBeVisible()
  await page.goto(`${team}/edit`)
  await page.getByRole('textbox', { name: 'Web address of link 1' }).fill('example')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('A link has to be a web address')).toBeVisible()
  await page.goto(`${settings}/roles/new`)
  const name = `Emptied ${freshAddress()}`
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('button', { name: 'Create the role' }).click()
  await page.getByRole('link', { name: 'Edit' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('')
  await page.getByRole('button', { name: 'See what changes' }).click()
  await expect(page).toHaveURL(/\/edit\?/)
  await expect(page.getByText('Enter a name.')).toBeVisible()
})

test('of two who edit a team at once, the later is shown what the other wrote', async ({ page, context }) => {
  await signIn(page)
  const team = await newTeam(page, `Edited ${freshAddress()}`)
  const other = await context.newPage()
  await page.goto(`${team}/edit`)
  await other.goto(`${team}/edit`)
  await other.getByRole('textbox', { name: 'Description' }).fill('Theirs\nin two lines')
  await other.getByRole('button', { name: 'Save changes' }).click()
  await expect(other.getByText('in two lines')).toBeVisible()
  await page.getByRole('textbox', { name: 'Description' }).fill('Mine')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('Somebody else changed this')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Description' })).toHaveValue('Theirs\nin two lines')
  await page.getByRole('textbox', { name: 'Description' }).fill('Ours')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('Ours', { exact: true })).toBeVisible()
})

test('the links of a team are named one by one, in words of two columns', async ({ page }) => {
  await signIn(page)
  const team = await newTeam(page, `Linked ${freshAddress()}`)
  await page.goto(`${team}/edit`)
  await page.getByRole('textbox', { name: 'Text of link 2' }).fill('Runbook')
  await page.getByRole('textbox', { name: 'Web address of link 2' }).fill('https://example.com/run')
  const labels = page.getByText(/^Text of link/)
  await expect(labels).toHaveCount(3)
  // The words of the first row stand for the others.
  await expect
    .poll(() => labels.evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().width > 8).length))
    .toBe(1)
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByRole('link', { name: 'Runbook' })).toHaveAttribute('href', 'https://example.com/run')
})

test('the head of the list counts all teams, whatever is searched for', async ({ page }) => {
  await signIn(page)
  await page.goto(`${settings}/teams`)
  const head = page.getByRole('main').getByText('Groups of people, for mentions, links and roles.')
  const told = await head.innerText()
  await page.goto(`${settings}/teams?q=no-team-is-called-so`)
  await expect(page.getByText('No team matches')).toBeVisible()
  await expect(head).toHaveText(told)
})

test('each question about people, teams and roles stands in one frame', async ({ page }) => {
  await signIn(page)
  const person = await provision(freshAddress())
  const team = await newTeam(page, `Asked ${freshAddress()}`)
  const { body } = await scim('POST', '/Groups', {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
    displayName: `Asked ${freshAddress()}`,
  })
  await page.goto(`${settings}/roles/new`)
  await page.getByRole('textbox', { name: 'Name' }).fill(`Asked ${freshAddress()}`)
  await page.getByRole('button', { name: 'Create the role' }).click()
  await expect(page.getByRole('link', { name: 'Edit' })).toBeVisible()
  const role = new URL(page.url()).pathname
  const questions = [
    `${settings}/users/${person}/disable`,
    `${settings}/users/selection/roles?id=${person}`,
    `${settings}/users/selection/disable?id=${person}`,
    `${team}/remove`,
    `${settings}/teams/${body.id}/unlink`,
    `${team}/role?role=${role.split('/').at(-1)}`,
    `${role}/remove`,
    `${role}/review?name=Asked&permission=user_access_read`,
  ]
  const frames = new Set<string>()
  for (const question of questions) {
    await page.goto(question)
    const submit = page.getByRole('main').locator('form').last().locator('button[type=submit]').last()
    frames.add(
      await submit.evaluate((button) => {
        const card = button.closest('form')?.parentElement
        const { width = 0 } = card?.getBoundingClientRect() ?? {}
        const end = (card?.getBoundingClientRect().right ?? 0) - button.getBoundingClientRect().right
        return `${width} wide, corners ${card && getComputedStyle(card).borderRadius}, button ${end} from the end`
      }),
    )
  }
  expect([...frames]).toEqual([expect.stringMatching(/^560 wide, corners 12px, button 25/)])
})

test('two roles are compared, and only what one of them allows is shown', async ({ page }) => {
  await signIn(page)
  await page.goto(`${settings}/roles`)
  await page.getByLabel('Compare').selectOption({ label: 'Standard' })
  await page.getByLabel('with', { exact: true }).selectOption({ label: 'Read only' })
  await page.getByRole('button', { name: 'Show differences' }).click()
  await expect(page.getByText('1 difference.')).toBeVisible()
  const matrix = page.getByRole('region', { name: 'Permissions by role' })
  await expect(matrix.getByText('Keep own keys')).toBeVisible()
  await expect(matrix.getByText('See people')).toHaveCount(0)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Show all roles' }).click()
  await expect(matrix.getByText('See people')).toBeVisible()
})

test('a manager keeps their team without managing all teams', async ({ page }) => {
  const { member, admin } = demo().organizations.acme
  const email = freshAddress()
  await provision(email)
  await signIn(page, admin)
  const team = await newTeam(page, `Kept ${email}`)
  await page.getByLabel('Name a manager').fill(member.email)
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Make them managers' }).click()
  await expect(page.getByText('1 person manages this team now.')).toBeVisible()
  await expectAccessible(page)
  await page.context().clearCookies()
  await signIn(page, member)
  await page.goto(team)
  await expect(page.getByRole('button', { name: 'Remove…' })).toHaveAttribute('aria-disabled', 'true')
  await page.getByLabel('Add people').fill(email)
  await page.getByRole('button', { name: 'Find' }).first().click()
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Add the chosen people' }).click()
  await expect(page.getByText('1 person was added.')).toBeVisible()
  await page.goto(`${team}/edit`)
  await expect(page.getByRole('textbox', { name: 'Name' })).not.toBeEditable()
  await page.getByRole('textbox', { name: 'Description' }).fill('Kept by one of us')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('Kept by one of us')).toBeVisible()
  const other = await page.goto(`${settings}/teams`)
  expect(other?.status()).toBe(200)
  await page.context().clearCookies()
  await signIn(page, admin)
  await page.goto(team)
  await page.getByRole('button', { name: /^Take the team out of/ }).click()
  await expect(page.getByText('They no longer manage this team.')).toBeVisible()
  await page.context().clearCookies()
  await signIn(page, member)
  await page.goto(`${team}/edit`)
  await expect(page.getByText('Your roles do not allow this')).toBeVisible()
})

test('permissions are searched by their words, and a comparison stays', async ({ page }) => {
  await signIn(page)
  await page.goto(`${settings}/roles`)
  const permissions = page.getByRole('region', { name: 'Permissions by role' }).getByRole('rowheader')
  const search = page.getByRole('textbox', { name: 'Search the permissions' })
  await search.fill('invitations')
  await search.press('Enter')
  await expect(page).toHaveURL(/q=invitations/)
  await expect(permissions.filter({ hasText: 'Invite people' })).toHaveCount(1)
  await expect(permissions.filter({ hasText: 'Manage access' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Show differences' }).click()
  await expect(page).toHaveURL(/q=invitations.*left=|left=.*q=invitations/)
  await expectAccessible(page)
  await search.fill('nothing at all')
  await search.press('Enter')
  await expect(page.getByText(/^No permission matches|These two roles/).first()).toBeVisible()
  await page.getByRole('link', { name: 'Clear the search' }).click()
  await expect(page).toHaveURL(/left=/)
})

test('a plan without custom roles shows the real page, the card and why', async ({ page }) => {
  await signIn(page, demo().organizations.initech.admin)
  await page.goto(`${settings}/roles`)
  await expect(page.getByText('Custom roles need Enterprise')).toBeVisible()
  await expect(page.getByRole('link', { name: 'New role' })).toHaveCount(0)
  await page.goto(`${settings}/roles/new`)
  await expect(page.getByText(/not in your organization’s plan/)).toBeVisible()
})

for (const role of ['Admin', 'Standard'] as const) {
  test(`${role} is let into exactly the settings pages and files that the role is for`, async ({ page }) => {
    const { admin, member } = demo().organizations.acme
    await signIn(page, role === 'Admin' ? admin : member)
    const held: readonly string[] = managedRoles[role]
    const missing = '00000000-0000-7000-8000-000000000000'
    for (const [folder, needs] of Object.entries(settingsPages)) {
      const path = [settings, folder.replace(/\[\w+\]/, missing)].filter(Boolean).join('/')
      const answer = await page.request.get(path, { maxRedirects: 0 })
      const isAllowed = needs.every((each) => held.includes(each))
      // What needs nothing is one's own: whose it is decides, and nobody's may be refused as well as not found.
      const notThere = needs.length === 0 ? [403, 404] : [404]
      const expected = !isAllowed ? [403] : folder.includes('[') ? notThere : [200, 307]
      expect(expected, folder).toContain(answer.status())
    }
    // Those that ask for nothing decide by what they find.
    for (const [folder, needs] of Object.entries(settingsFiles).filter(([, needed]) => needed.length > 0)) {
      const path = `${settings}/${folder.replace(/\[\w+\]/, missing)}`
      const answer = await page.request.get(path, { maxRedirects: 0 })
      const isAllowed = needs.every((each) => held.includes(each))
      const expected = !isAllowed ? [403] : folder.includes('[') ? [404, 409] : [200]
      expect(expected, folder).toContain(answer.status())
    }
  })
}
