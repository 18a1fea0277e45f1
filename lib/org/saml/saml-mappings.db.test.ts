import { beforeAll, describe, expect, test } from 'vitest'
import type { Org } from '@/lib/db/finders'
import { cloneDatabase } from '@/lib/local/testing/clone'
import type { Actor } from '../can'
import { managedRoles } from '../can'
import * as teams from '../teams/teams'
import { whoSignsIn } from '../testing/administrator'
import { newPerson, peek } from '../testing/organization'
import { makeProvider, prove, signIn, type TestProvider } from '../testing/saml'
import { admin, makeOrg } from '../testing/world'
import * as samlMappings from './saml-mappings'
import * as newcomers from './saml-newcomers'
import * as providers from './saml-providers'
import * as samlSettings from './saml-settings'

const { url } = await cloneDatabase()

let org: Org
let idp: TestProvider

beforeAll(async () => {
  org = await makeOrg()
  idp = await makeProvider(org)
  await prove(org, 'acme.test')
  await samlSettings.putJit(org, admin, { enabled: true, domains: ['acme.test'] })
})

const roleId = async (name: string) =>
  (await peek<{ id: string }>(url, 'select id from roles where org_id = $1 and name = $2', [org.id, name]))[0]?.id ?? ''
const come = (name: string, groups: readonly string[]) =>
  signIn(idp, { nameId: `${name}@acme.test`, attributes: { email: [`${name}@acme.test`], groups } })
const rolesOf = async (name: string) =>
  (
    await peek<{ role: string }>(
      url,
      `select r.name || ' ' || ur.source as role from user_roles ur join roles r on r.org_id = ur.org_id and r.id = ur.role_id
       join users u on u.org_id = ur.org_id and u.id = ur.user_id where u.org_id = $1 and u.email_lc = $2 order by 1`,
      [org.id, `${name}@acme.test`],
    )
  ).map(({ role }) => role)
const teamsOf = async (name: string) =>
  (
    await peek<{ team: string }>(
      url,
      `select t.name || ' ' || m.source as team from team_members m join teams t on t.org_id = m.org_id and t.id = m.team_id
       join users u on u.org_id = m.org_id and u.id = m.user_id where u.org_id = $1 and u.email_lc = $2 order by 1`,
      [org.id, `${name}@acme.test`],
    )
  ).map(({ team }) => team)
const clear = async () => {
  for (const { id } of await samlMappings.list(org, admin, idp.id)) await samlMappings.remove(org, admin, id)
}

describe('a mapping', () => {
  test('grants from the next sign-in on, exactly within its source, and takes back', async () => {
    await samlMappings.create(org, admin, idp.id, {
      attribute: 'groups',
      value: 'readers',
      roleId: await roleId('Read only'),
    })
    const { id } = await teams.create(org, admin, { name: 'Engineers' })
    await samlMappings.create(org, admin, idp.id, { attribute: 'GROUPS', value: 'eng', teamId: id })
    await come('mapped', ['readers', 'eng'])
    expect(await rolesOf('mapped')).toEqual(['Read only saml', 'Standard default'])
    expect(await teamsOf('mapped')).toEqual(['Engineers saml'])
    await come('mapped', ['engineering'])
    expect(await rolesOf('mapped')).toEqual(['Standard default'])
    expect(await teamsOf('mapped')).toEqual([])
    await clear()
  })

  test('leaves alone what people granted', async () => {
    const { id } = await teams.create(org, admin, { name: 'By hand' })
    await samlMappings.create(org, admin, idp.id, { attribute: 'groups', value: '*', teamId: id })
    await come('handmade', [])
    const [person] = await peek<{ id: string }>(
      url,
      `select id from users where org_id = $1 and email_lc = 'handmade@acme.test'`,
      [org.id],
    )
    await teams.addMembers(org, admin, id, [person?.id ?? ''])
    await come('handmade', ['any'])
    expect(await teamsOf('handmade')).toEqual(['By hand manual'])
    await come('handmade', [])
    expect(await teamsOf('handmade')).toEqual(['By hand manual'])
    await clear()
  })

  test('to what manages access asks for its name, and ends when the role comes to manage access unconfirmed', async () => {
    const wanted = { attribute: 'groups', value: 'admins', roleId: await roleId('Admin') }
    await expect(samlMappings.create(org, admin, idp.id, wanted)).rejects.toMatchObject({ code: 'mapping_unconfirmed' })
    await samlMappings.create(org, admin, idp.id, { ...wanted, confirmation: 'Admin' })
    await come('chief', ['admins'])
    expect(await rolesOf('chief')).toEqual(['Admin saml', 'Standard default'])
    await peek(url, 'update saml_mappings set grants_management = false where org_id = $1', [org.id])
    expect(await samlMappings.list(org, admin, idp.id)).toEqual([])
    await peek(url, 'delete from saml_mappings where org_id = $1', [org.id])
  })

  test.each([
    ['no attribute', { attribute: ' ', value: 'x' }],
    ['no value', { attribute: 'x', value: '' }],
    ['two targets', { attribute: 'x', value: 'x', teamId: '00000000-0000-7000-8000-000000000000' }],
  ] as const)('with %s is refused', async (_, wanted) => {
    const target = { roleId: await roleId('Read only') }
    await expect(samlMappings.create(org, admin, idp.id, { ...target, ...wanted })).rejects.toMatchObject({
      code: 'mapping_invalid',
    })
  })

  test("to another organization's role, or a team that a provider manages, is refused", async () => {
    const other = await makeOrg()
    const [foreign] = await peek<{ id: string }>(url, 'select id from roles where org_id = $1 limit 1', [other.id])
    await expect(
      samlMappings.create(org, admin, idp.id, { attribute: 'x', value: 'x', roleId: foreign?.id }),
    ).rejects.toMatchObject({ code: 'mapping_invalid' })
    const { id } = await teams.create(org, admin, { name: 'Managed' })
    await peek(
      url,
      `update teams t set connection_id = (select id from connections c where c.org_id = t.org_id) where id = $1`,
      [id],
    )
    await expect(
      samlMappings.create(org, admin, idp.id, { attribute: 'x', value: 'x', teamId: id }),
    ).rejects.toMatchObject({ code: 'mapping_invalid' })
    await expect(samlMappings.remove(org, admin, foreign?.id ?? '')).rejects.toMatchObject({
      code: 'mapping_not_found',
    })
  })

  test('takes both permissions', async () => {
    const standard: Actor = { ...admin, permissions: new Set(managedRoles.Standard) }
    const half: Actor = { ...admin, permissions: new Set(['org_authn_config_write']) }
    for (const actor of [standard, half]) {
      const wanted = { attribute: 'x', value: 'x', roleId: await roleId('Read only') }
      await expect(samlMappings.create(org, actor, idp.id, wanted)).rejects.toMatchObject({
        code: 'permission_missing',
      })
      await expect(samlMappings.preview(org, actor, idp.id, {})).rejects.toMatchObject({ code: 'permission_missing' })
    }
  })
})

describe('a dry run', () => {
  test('says who would gain and lose what, by what the provider said last, and changes nothing', async () => {
    await come('dry', ['readers'])
    const add = [{ attribute: 'groups', value: 'readers', roleId: await roleId('Read only') }]
    const preview = await samlMappings.preview(org, admin, idp.id, { add })
    const own = preview.changed.filter(({ name }) => name === 'dry@acme.test')
    expect(own).toEqual([expect.objectContaining({ gains: ['Read only'], loses: [], losesManagement: false })])
    expect(preview.tried).toBeGreaterThan(1)
    expect(await rolesOf('dry')).toEqual(['Standard default'])
    await clear()
  })

  test('warns of a lock-out, and the last administrator is not locked out by signing in', async () => {
    const alone = await makeOrg()
    const partner = await makeProvider(alone)
    await prove(alone, 'alone.test')
    const person = await whoSignsIn(alone, 'Standard')
    await peek(url, `update users set email_lc = 'a@alone.test', verified_email_lc = 'a@alone.test' where id = $1`, [
      person.id,
    ])
    const [adminRole] = await peek<{ id: string }>(url, `select id from roles where org_id = $1 and name = 'Admin'`, [
      alone.id,
    ])
    const mapping = { attribute: 'groups', value: 'admins', roleId: adminRole?.id, confirmation: 'Admin' }
    await samlMappings.create(alone, admin, partner.id, mapping)
    const say = (groups: string[]) => signIn(partner, { nameId: 'a', attributes: { email: ['a@alone.test'], groups } })
    expect((await say(['admins'])).kind).toBe('admitted')
    const [made] = await samlMappings.list(alone, admin, partner.id)
    const self: Actor = { ...admin, kind: 'user', id: person.id }
    const preview = await samlMappings.preview(alone, self, partner.id, { remove: [made?.id ?? ''] })
    expect(preview).toMatchObject({
      locksOutSelf: true,
      locksOutAll: true,
      changed: [{ loses: ['Admin'], losesManagement: true }],
    })
    expect((await say([])).kind).toBe('admitted')
    const held = await peek<{ source: string }>(
      url,
      `select source from user_roles where user_id = $1 and role_id = $2`,
      [person.id, adminRole?.id],
    )
    expect(held).toEqual([{ source: 'saml' }])
    await expect(providers.remove(alone, admin, partner.id)).rejects.toMatchObject({ code: 'last_administrator' })
    await whoSignsIn(alone)
    await say([])
    expect(
      await peek(url, `select 1 from user_roles where user_id = $1 and role_id = $2`, [person.id, adminRole?.id]),
    ).toEqual([])
    await providers.remove(alone, admin, partner.id)
  })
})

describe('turning just-in-time accounts off', () => {
  test('lists who came by them and is unknown to SCIM, to be linked, disabled or kept', async () => {
    for (const name of ['new-link', 'new-off', 'new-keep']) await come(name, [])
    await newPerson(org, 'Standard')
    const listed = await newcomers.turnOffJit(org, admin)
    expect(await samlSettings.read(org.id)).toMatchObject({ enabled: false })
    const idOf = (name: string) => listed.people.find(({ email }) => email === `${name}@acme.test`)?.id ?? ''
    expect(listed.total).toBe(listed.people.length)
    await newcomers.link(org, admin, idOf('new-link'))
    await newcomers.disable(org, admin, idOf('new-off'))
    await newcomers.keep(org, admin, idOf('new-keep'))
    await newcomers.keep(org, admin, idOf('new-keep'))
    const after = await newcomers.list(org, admin)
    expect(after.total).toBe(listed.total - 2)
    expect(after.people.find(({ id }) => id === idOf('new-link'))).toMatchObject({ linked: true })
    const events = await peek<{ event: string }>(
      url,
      `select event from audit_events where org_id = $1 and target_id = any($2)`,
      [org.id, ['new-link', 'new-off', 'new-keep'].map(idOf)],
    )
    expect(events.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['user.adoption_allow', 'user.deactivate', 'saml_identity.keep']),
    )
  })
})
