import { expect, test } from 'vitest'
import { readOrg } from '@/lib/db/read-org'
import { withOrg } from '@/lib/db/with-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { newOrganization, newPerson, peek } from '../testing/organization'
import * as keys from './application-keys'
import { daysDrawn, readDays } from './key-days'
import { listOwn } from './key-directory'

const { url } = await cloneDatabase()
const org = await newOrganization()
const admin = await newPerson(org, 'Admin')

const newKey = () =>
  keys.create(org, admin, { ownerId: admin.id, name: 'script', scopes: keys.scimScopes, expiresInDays: 90 })

const use = (keyId: string) =>
  withOrg(org.id, async (tx) => {
    await tx.ready()
    keys.noteUse({ tx }, keyId, {})
  })

/** As if everything known of the key's use were so many days older. */
async function age(keyId: string, days: number): Promise<void> {
  await peek(url, 'update key_days set day = day - $2::int where key_id = $1', [keyId, days])
  await peek(url, `update application_keys set last_used_at = last_used_at - interval '2 minutes' where id = $1`, [
    keyId,
  ])
}

const daysOf = async (keyId: string) => [
  ...((await readOrg(org.id, (reading) => readDays(reading, org.id, [keyId]))).get(keyId) ?? []),
]

test('counts the minutes of a day in which a key was used, each once', async () => {
  const { id } = await newKey()
  await use(id)
  await use(id)
  expect((await daysOf(id)).at(-1)).toBe(1)
  await age(id, 0)
  await use(id)
  expect(await daysOf(id)).toEqual([...new Array(daysDrawn - 1).fill(0), 2])
})

test('keeps thirty days, and forgets older ones at the next use', async () => {
  const { id } = await newKey()
  await use(id)
  await age(id, daysDrawn - 1)
  expect((await daysOf(id))[0]).toBe(1)
  await age(id, 1)
  expect(await daysOf(id)).toEqual(new Array(daysDrawn).fill(0))
  await use(id)
  expect(await peek(url, 'select minutes from key_days where key_id = $1', [id])).toEqual([{ minutes: 1 }])
})

test('stands beside one’s own keys, live ones and those that ended lately, and is nobody else’s', async () => {
  const { id } = await newKey()
  await use(id)
  const [revoked, long] = [await newKey(), await newKey()]
  await keys.revoke(org, admin, revoked.id)
  await peek(url, `update application_keys set expires_at = now() - interval '91 days' where id = $1`, [long.id])
  const { keys: own } = await listOwn(org.id, admin.id)
  expect(own.find((key) => key.id === id)?.days.at(-1)).toBe(1)
  expect(own.map((key) => key.id)).toContain(revoked.id)
  expect(own.map((key) => key.id)).not.toContain(long.id)
  const other = await newOrganization()
  const foreign = await readOrg(other.id, (reading) => readDays(reading, org.id, [id]))
  expect(foreign.get(id)).toEqual(new Array(daysDrawn).fill(0))
})
