import { expect, test } from 'vitest'
import { newId } from '@/lib/base/id'
import { withOrg } from '@/lib/db/with-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import * as keys from '../keys/application-keys'
import * as serviceAccounts from '../keys/service-accounts'
import { newOrganization, newPerson, peek } from '../testing/organization'
import { putJit, read } from './saml-settings'

const { url } = await cloneDatabase()

async function acme() {
  const org = await newOrganization()
  return { org, admin: await newPerson(org, 'Admin') }
}

const eventsOf = (orgId: string) =>
  peek<{ event: string }>(url, `select event from audit_events where org_id = $1 and event like 'saml%' order by id`, [
    orgId,
  ])

test('it is off for a new organization, and newcomers would be Standard', async () => {
  const { org } = await acme()
  expect(await read(org.id)).toMatchObject({ enabled: false, domains: [], role: { name: 'Standard' }, scim: null })
})

test('what is left out of a change stays as it was', async () => {
  const { org, admin } = await acme()
  const [readOnly] = (await read(org.id)).roles.filter(({ name }) => name === 'Read only')
  await putJit(org, admin, { enabled: true, domains: ['Acme.Test', ' acme.test', ''], roleId: readOnly?.id ?? null })
  expect(await read(org.id)).toMatchObject({ enabled: true, domains: ['acme.test'], role: { name: 'Read only' } })
  await putJit(org, admin, { enabled: false })
  expect(await read(org.id)).toMatchObject({ enabled: false, domains: ['acme.test'], role: { name: 'Read only' } })
})

test('each change is recorded once, with both states; no change is not', async () => {
  const { org, admin } = await acme()
  await putJit(org, admin, { enabled: true })
  await putJit(org, admin, { enabled: true })
  await putJit(org, admin, { enabled: false })
  expect(await eventsOf(org.id)).toEqual([{ event: 'saml_jit.enable' }, { event: 'saml_jit.disable' }])
})

test('a role that may manage access is refused and not offered', async () => {
  const { org, admin } = await acme()
  const [role] = await peek<{ id: string }>(url, `select id from roles where org_id = $1 and name = 'Admin'`, [org.id])
  await expect(putJit(org, admin, { roleId: role?.id ?? '' })).rejects.toMatchObject({ code: 'role_not_held' })
  expect((await read(org.id)).roles.map(({ name }) => name)).toEqual(['Read only', 'Standard'])
})

test('a role of nobody or of another organization is unknown', async () => {
  const { org, admin } = await acme()
  const other = await newOrganization()
  const [role] = await peek<{ id: string }>(url, `select id from roles where org_id = $1 and name = 'Standard'`, [
    other.id,
  ])
  for (const roleId of [role?.id ?? '', newId(), 'x']) {
    await expect(putJit(org, admin, { roleId })).rejects.toMatchObject({ code: 'role_not_found' })
  }
})

test.each(['acme', 'acme.', 'a b.test', '@acme.test', 'https://acme.test', '*.acme.test', '-a.test', 'acme.1'])(
  '%s is not a domain',
  async (domain) => {
    const { org, admin } = await acme()
    await expect(putJit(org, admin, { domains: ['acme.test', domain] })).rejects.toMatchObject({
      code: 'domain_invalid',
      facts: { domain },
    })
    expect((await read(org.id)).domains).toEqual([])
  },
)

test('only whoever may configure sign-in changes it', async () => {
  const { org } = await acme()
  const standard = await newPerson(org, 'Standard')
  await expect(putJit(org, standard, { enabled: true })).rejects.toMatchObject({ code: 'permission_missing' })
  expect(await eventsOf(org.id)).toEqual([])
})

test('SCIM counts as live for seven days after its key was used', async () => {
  const { org, admin } = await acme()
  const { key } = await serviceAccounts.createForScim(org, admin)
  expect((await read(org.id)).scim).toBeNull()
  await withOrg(org.id, async (tx) => {
    await tx.ready()
    keys.noteUse({ tx }, key.id, { address: '20.61.8.14', userAgent: 'Okta SCIM Client 1.0.0' })
  })
  expect((await read(org.id)).scim).toMatchObject({ id: key.id, owner: { kind: 'service' } })
  await peek(url, `update application_keys set last_used_at = now() - interval '169 hours' where id = $1`, [key.id])
  expect((await read(org.id)).scim).toBeNull()
})
