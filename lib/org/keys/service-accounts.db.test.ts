import { expect, test } from 'vitest'
import { newId } from '@/lib/base/id'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { newOrganization, newPerson, peek, rowsHolding } from '../testing/organization'
import { scimScopes } from './application-keys'
import * as serviceAccounts from './service-accounts'

const { url } = await cloneDatabase()
const org = await newOrganization()
const admin = await newPerson(org, 'Admin')

const robot = { name: 'Robot', email: 'robots@acme.test', roles: ['Standard'] }

test('a service account is active, cannot sign in and may share its address', async () => {
  const one = await serviceAccounts.create(org, admin, robot)
  await serviceAccounts.create(org, admin, robot)
  const [row] = await peek(url, 'select kind, status, user_name, email, created_by from users where id = $1', [one.id])
  expect(row).toEqual({
    kind: 'service',
    status: 'active',
    user_name: null,
    email: 'robots@acme.test',
    created_by: admin.id,
  })
  expect(await peek(url, 'select 1 from login_addresses where user_id = $1', [one.id])).toEqual([])
  const [audit] = await peek(url, `select event, actor_id from audit_events where target_id = $1`, [one.id])
  expect(audit).toEqual({ event: 'service_account.create', actor_id: admin.id })
})

test('what is missing or wrong is refused by name', async () => {
  const create = (change: Partial<typeof robot>) => serviceAccounts.create(org, admin, { ...robot, ...change })
  await expect(create({ name: ' ' })).rejects.toMatchObject({ code: 'name_missing' })
  await expect(create({ email: 'not an address' })).rejects.toMatchObject({ code: 'address_missing' })
  await expect(create({ roles: ['Emperor'] })).rejects.toMatchObject({ code: 'role_not_found' })
})

test('nobody grants a role beyond their own', async () => {
  const clerk = {
    ...(await newPerson(org, 'Standard')),
    permissions: new Set(['service_account_write', 'user_access_read', 'user_app_keys']),
  }
  await expect(serviceAccounts.create(org, clerk, robot)).resolves.toHaveProperty('id')
  await expect(serviceAccounts.create(org, clerk, { ...robot, roles: ['Admin'] })).rejects.toMatchObject({
    code: 'role_not_held',
    facts: { role: 'Admin' },
  })
  const standard = await newPerson(org, 'Standard')
  await expect(serviceAccounts.create(org, standard, robot)).rejects.toMatchObject({ code: 'permission_missing' })
})

test('one click makes an account and a key that can do SCIM and nothing else', async () => {
  const { id, key } = await serviceAccounts.createForScim(org, admin)
  const [row] = await peek<{ scopes: string[]; owner_id: string }>(
    url,
    'select scopes, owner_id from application_keys where id = $1',
    [key.id],
  )
  expect(row).toEqual({ scopes: scimScopes, owner_id: id })
  const roles = await peek<{ name: string; permissions: string[] }>(
    url,
    `select r.name, r.permissions from user_roles ur join roles r on r.org_id = ur.org_id and r.id = ur.role_id
     where ur.user_id = $1`,
    [id],
  )
  expect(roles).toEqual([{ name: 'Provisioning', permissions: scimScopes }])
  expect(await rowsHolding(url, key.secret)).toEqual([])
})

test('pressed again, the one click makes the next key of the same account, unless that one was disabled', async () => {
  const one = await newOrganization()
  const owner = await newPerson(one, 'Admin')
  const [first, second] = [
    await serviceAccounts.createForScim(one, owner),
    await serviceAccounts.createForScim(one, owner),
  ]
  expect([first.keyName, second.keyName, second.id]).toEqual(['SCIM', 'SCIM 2', first.id])
  expect(await serviceAccounts.createForScim(one, owner, 'SCIM Okta')).toMatchObject({ keyName: 'SCIM' })
  await serviceAccounts.disable(one, owner, first.id)
  const third = await serviceAccounts.createForScim(one, owner)
  expect(third).toMatchObject({ keyName: 'SCIM' })
  expect(third.id).not.toBe(first.id)
})

test('a plan without SCIM gets no SCIM key: it would be refused at once', async () => {
  const startup = await newOrganization('startup')
  const owner = await newPerson(startup, 'Admin')
  await expect(serviceAccounts.createForScim(startup, owner)).rejects.toMatchObject({ code: 'plan_excludes_scim' })
  expect(await peek(url, `select 1 from users where org_id = $1 and kind = 'service'`, [startup.id])).toEqual([])
})

test('whoever may not make the key makes no account either', async () => {
  const half = {
    ...(await newPerson(org, 'Admin')),
    permissions: new Set([...admin.permissions].filter((permission) => permission !== 'org_app_keys_write')),
  }
  const count = () => peek(url, `select id from users where kind = 'service'`)
  const before = await count()
  await expect(serviceAccounts.createForScim(org, half)).rejects.toMatchObject({ code: 'permission_missing' })
  expect(await count()).toEqual(before)
})

test('disabling and enabling are recorded once each and keep the keys', async () => {
  const { id, key } = await serviceAccounts.createForScim(org, admin)
  for (const change of [serviceAccounts.disable, serviceAccounts.enable]) {
    await change(org, admin, id)
    await change(org, admin, id)
  }
  const [user] = await peek(url, 'select status, disabled_at from users where id = $1', [id])
  expect(user).toEqual({ status: 'active', disabled_at: null })
  const audits = await peek<{ after: unknown }>(
    url,
    `select after from audit_events where event = 'service_account.update' and target_id = $1 order by id`,
    [id],
  )
  expect(audits.map(({ after }) => after)).toEqual([{ status: 'disabled' }, { status: 'active' }])
  const [stored] = await peek(url, 'select revoked_at from application_keys where id = $1', [key.id])
  expect(stored).toEqual({ revoked_at: null })
})

test('editing changes name, address and roles, grants nothing beyond the editor’s own, and is recorded once', async () => {
  const { id } = await serviceAccounts.create(org, admin, robot)
  const wanted = { name: 'Röbot 2', email: null, roles: ['Read only', 'Provisioning'] }
  await serviceAccounts.edit(org, admin, id, wanted)
  await serviceAccounts.edit(org, admin, id, wanted)
  const [row] = await peek(url, 'select display_name, email, email_lc, sort_name from users where id = $1', [id])
  expect(row).toEqual({ display_name: 'Röbot 2', email: null, email_lc: null, sort_name: 'robot 2' })
  const held = await peek<{ name: string }>(
    url,
    `select r.name from user_roles ur join roles r on r.org_id = ur.org_id and r.id = ur.role_id
     where ur.user_id = $1 order by r.name`,
    [id],
  )
  expect(held.map(({ name }) => name)).toEqual(['Provisioning', 'Read only'])
  const audits = await peek(
    url,
    `select 1 from audit_events where event = 'service_account.update' and target_id = $1`,
    [id],
  )
  expect(audits).toHaveLength(1)
  const clerk = { ...admin, permissions: new Set(['service_account_write', 'user_access_read']) }
  await expect(serviceAccounts.edit(org, clerk, id, { ...wanted, name: 'Kept' })).resolves.toBeUndefined()
  await expect(serviceAccounts.edit(org, clerk, id, { ...wanted, roles: ['Admin'] })).rejects.toMatchObject({
    code: 'role_not_held',
  })
  await expect(serviceAccounts.edit(org, admin, id, { ...wanted, name: ' ' })).rejects.toMatchObject({
    code: 'name_missing',
  })
})

test('people and foreign accounts are not found', async () => {
  const other = await newOrganization()
  const { id } = await serviceAccounts.create(other, await newPerson(other, 'Admin'), robot)
  for (const unknown of [admin.id, id, newId(), 'x']) {
    await expect(serviceAccounts.disable(org, admin, unknown)).rejects.toMatchObject({
      code: 'service_account_not_found',
    })
  }
  const standard = await newPerson(org, 'Standard')
  await expect(serviceAccounts.disable(org, standard, id)).rejects.toMatchObject({ code: 'permission_missing' })
})
