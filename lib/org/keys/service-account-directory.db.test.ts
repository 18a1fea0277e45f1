import { expect, test } from 'vitest'
import { newId } from '@/lib/base/id'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { managedRoles } from '../can'
import { newOrganization, newPerson, peek } from '../testing/organization'
import * as keys from './application-keys'
import { effectivePermissions, find, grantableRoles, list } from './service-account-directory'
import * as serviceAccounts from './service-accounts'

const { url } = await cloneDatabase()
const org = await newOrganization()
const admin = await newPerson(org, 'Admin', 'Camille Roux')
const robot = { name: 'robot', email: 'robots@acme.test', roles: ['Read only', 'Standard'] }

test('lists service accounts by name with roles and keys, and no people', async () => {
  const { id } = await serviceAccounts.create(org, admin, robot)
  await serviceAccounts.createForScim(org, admin, 'Émile')
  const old = await keys.create(org, admin, {
    ownerId: id,
    name: 'old',
    scopes: ['user_access_read'],
    expiresInDays: 90,
  })
  await keys.create(org, admin, { ownerId: id, name: 'new', scopes: ['user_access_read'], expiresInDays: 90 })
  const revoked = await keys.create(org, admin, {
    ownerId: id,
    name: 'gone',
    scopes: ['user_access_read'],
    expiresInDays: 90,
  })
  await keys.revoke(org, admin, revoked.id)
  const { accounts } = await list(org.id)
  expect(accounts.map(({ name, createdBy }) => [name, createdBy])).toEqual([
    ['Émile', 'Camille Roux'],
    ['robot', 'Camille Roux'],
  ])
  const [, second] = accounts
  expect(second?.roles.map(({ name }) => name).sort()).toEqual(['Read only', 'Standard'])
  expect(second?.keys.map(({ name, state }) => [name, state])).toEqual([
    ['new', 'live'],
    ['old', 'live'],
    ['gone', 'revoked'],
  ])
  expect(second?.keys[1]?.id).toBe(old.id)
})

test('names the people whose own key speaks SCIM now', async () => {
  const paul = await newPerson(org, 'Admin', 'Paul Ito')
  const key = await keys.create(org, paul, {
    ownerId: paul.id,
    name: 'okta',
    scopes: keys.scimScopes,
    expiresInDays: 365,
  })
  expect((await list(org.id)).personalScimKeys).toEqual([])
  await peek(url, 'update application_keys set last_used_at = now() where id = $1', [key.id])
  expect((await list(org.id)).personalScimKeys.map(({ owner }) => owner.name)).toEqual(['Paul Ito'])
})

test('finds one account of this organization, and neither people nor foreign ones', async () => {
  const other = await newOrganization()
  const { id } = await serviceAccounts.create(org, admin, robot)
  expect((await find(org.id, id))?.account.email).toBe('robots@acme.test')
  for (const unknown of [admin.id, newId(), 'x']) expect(await find(org.id, unknown)).toBeUndefined()
  expect(await find(other.id, id)).toBeUndefined()
})

test('offers the roles that allow nothing beyond the actor’s own', async () => {
  const names = async (permissions: Iterable<string>) =>
    (await grantableRoles(org.id, { ...admin, permissions: new Set(permissions) })).map(({ name }) => name)
  expect(await names(admin.permissions)).toEqual(['Admin', 'Provisioning', 'Read only', 'Standard'])
  expect(await names(managedRoles.Standard)).toEqual(['Read only', 'Standard'])
  expect(await names([])).toEqual([])
})

test('roles together allow the union of what each allows', () => {
  const role = (permissions: string[]) => ({ id: newId(), name: 'x', managed: false, permissions })
  expect(effectivePermissions([role(['a', 'b']), role(['b', 'c'])])).toEqual(['a', 'b', 'c'])
})
