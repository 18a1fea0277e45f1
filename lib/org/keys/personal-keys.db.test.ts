import { expect, test } from 'vitest'
import { tellOfPersonalKeys } from '@/lib/jobs/key-reminders'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { putNotices } from '../organization-settings'
import { newOrganization, newPerson, peek } from '../testing/organization'
import * as keys from './application-keys'
import { tellOfPersonalKey } from './personal-keys'
import * as serviceAccounts from './service-accounts'

const { url } = await cloneDatabase()
const org = await newOrganization()
const admin = await newPerson(org, 'Admin', 'Ada Admin')
const colleague = await newPerson(org, 'Admin', 'Olga Other')
await newPerson(org, 'Standard', 'Sam Standard')
await putNotices(org, admin, { contacts: ['sec@acme.test'] })

const newKey = (ownerId: string, scopes = keys.scimScopes) =>
  keys.create(org, admin, { ownerId, name: 'Scripts', scopes, expiresInDays: 365 })
const use = (id: string) => peek(url, 'update application_keys set last_used_at = now() where id = $1', [id])
const told = (name = 'Scripts') =>
  peek<{ to: string }>(
    url,
    `select payload->>'to' as to from outbox where kind = 'personal_key' and payload->>'keyName' = $1`,
    [name],
  )

test('a person’s key that provisions is told once to the contacts and to all who manage access', async () => {
  const { id } = await newKey(admin.id)
  expect(await tellOfPersonalKeys()).toEqual({ told: 0 })
  await use(id)
  expect(await tellOfPersonalKeys()).toEqual({ told: 1 })
  const addresses = await peek<{ email: string }>(url, 'select email from users where id = any($1)', [
    [admin.id, colleague.id],
  ])
  const expected = ['sec@acme.test', ...addresses.map(({ email }) => email)]
  expect((await told()).map(({ to }) => to).sort()).toEqual(expected.sort())
  await use(id)
  expect(await tellOfPersonalKeys()).toEqual({ told: 0 })
})

test('nobody is told of keys of service accounts, of fewer scopes, revoked, unused for long, or of another tenant', async () => {
  const { id: robotId } = await serviceAccounts.create(org, admin, { name: 'Robot', email: null, roles: ['Admin'] })
  const [ofRobot, reads, revoked, old, foreign] = [
    await newKey(robotId),
    await newKey(admin.id, keys.scopePresets.read),
    await newKey(admin.id),
    await newKey(admin.id),
    await newKey(admin.id),
  ]
  for (const { id } of [ofRobot, reads, revoked, foreign]) await use(id)
  await keys.revoke(org, admin, revoked.id)
  await peek(url, `update application_keys set last_used_at = now() - interval '2 days' where id = $1`, [old.id])
  const stranger = await newOrganization()
  expect(await tellOfPersonalKey(stranger.id, foreign.id)).toBe(false)
  await keys.revoke(org, admin, foreign.id)
  expect(await tellOfPersonalKeys()).toEqual({ told: 0 })
})

test('a key whose owner may not provision is none, until they may', async () => {
  const person = await newPerson(org, 'Admin', 'Cleo')
  const { id } = await newKey(person.id)
  await use(id)
  await peek(url, 'delete from user_roles where user_id = $1', [person.id])
  expect(await tellOfPersonalKeys()).toEqual({ told: 0 })
  await peek(
    url,
    `insert into user_roles select $1, $2, id, 'manual', null, now() from roles where org_id = $1 and name = 'Admin'`,
    [org.id, person.id],
  )
  expect(await tellOfPersonalKeys()).toEqual({ told: 1 })
})
