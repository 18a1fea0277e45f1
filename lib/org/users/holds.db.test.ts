import { beforeAll, expect, test } from 'vitest'
import { DomainError } from '@/lib/base/errors'
import type { Org } from '@/lib/db/finders'
import { statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import type { Permission } from '../can'
import { admin, invite, makeOrg } from '../testing/world'
import { release } from './holds'
import { carryOut } from './people-bulk'
import { preview } from './people-selection'
import { list } from './user-directory'
import { find } from './user-directory-person'
import { parsePeopleQuery } from './user-directory-query'
import * as users from './users'

await cloneDatabase()

let org: Org
beforeAll(async () => {
  org = await makeOrg()
})

const run = (sql: string, values: unknown[]) =>
  withOrg(org.id, (tx) => tx.query(statement('', sql), [org.id, ...values]))

/** Somebody whom an identity provider manages and who has accepted. */
async function managed(name: string): Promise<string> {
  const id = await invite(org, `${name}@example.com`, { source: 'scim' })
  await run(`update users set status = 'active', verified_at = now() where org_id = $1 and id = $2`, [id])
  return id
}

const hold = (ids: readonly string[]) => carryOut(org, admin, { ids }, { do: 'disable', sure: true, hold: true })
const person = async (id: string) => (await find(org.id, id))?.person
const code = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error) => (error instanceof DomainError ? error.code : error),
  )
const names = async (query: Record<string, string>) =>
  (await list(org.id, parsePeopleQuery(query))).people.map(({ name }) => name)

test('those who are managed are held, all others only disabled', async () => {
  const [theirs, ours] = [await managed('theirs'), await invite(org, 'ours@example.com')]
  expect(await hold([theirs, ours])).toMatchObject({ done: 2, refused: 0 })
  expect(await person(theirs)).toMatchObject({ state: 'held', hold: { wantsActive: true, saidAt: null } })
  expect(await person(ours)).toMatchObject({ state: 'disabled', hold: null })
  expect(await hold([theirs, ours])).toMatchObject({ done: 0, unchanged: 2 })
})

test('nobody enables who is held, alone or among many, and nothing changes', async () => {
  const id = await managed('stubborn')
  await hold([id])
  expect(await code(users.reactivate(org, admin, id))).toBe('user_held')
  const outcome = await carryOut(org, admin, { ids: [id] }, { do: 'enable' })
  expect(outcome.refusals).toMatchObject([{ code: 'user_held' }])
  expect((await person(id))?.state).toBe('held')
})

test('a release brings back whom the provider wants active', async () => {
  const id = await managed('returning')
  await hold([id])
  expect(await release(org, admin, id)).toBe('active')
  expect(await person(id)).toMatchObject({ state: 'active', hold: null })
  const events = (await person(id))?.events.map(({ event }) => event)
  for (const event of ['user.hold', 'user.hold_end', 'user.reactivate']) expect(events).toContain(event)
})

test('who was disabled before they were held stays so', async () => {
  const id = await managed('gone')
  const since = async () => (await person(id))?.disabledAt
  await users.deactivate(org, admin, id)
  const first = await since()
  await hold([id])
  expect(await person(id)).toMatchObject({ state: 'held', hold: { wantsActive: false } })
  expect(await release(org, admin, id)).toBe('disabled')
  expect(await since()).toEqual(first)
  expect(await release(org, admin, id)).toBe('disabled')
})

test('a release needs the permission to manage access', async () => {
  const id = await managed('kept')
  await hold([id])
  const reader = { ...admin, permissions: new Set<Permission>(['user_access_read', 'user_access_invite']) }
  expect(await code(release(org, reader, id))).toBe('permission_missing')
  expect(await code(release(org, admin, org.id))).toBe('user_not_found')
  expect((await person(id))?.state).toBe('held')
})

test('lists tell the held from the disabled, and every figure counts them once', async () => {
  org = await makeOrg()
  const [one, two, three] = [await managed('held-one'), await managed('off-two'), await managed('here-three')]
  await hold([one])
  await users.deactivate(org, admin, two)
  expect(await names({ status: 'held' })).toEqual(['held-one'])
  expect(await names({ status: 'disabled' })).toEqual(['off-two'])
  expect(await names({ status: 'disabled,held,active' })).toEqual(['held-one', 'here-three', 'off-two'])
  expect(await names({ status: 'held', q: 'one' })).toEqual(['held-one'])
  expect(await names({ q: 'one' })).toEqual([])
  for (const query of [{}, { q: '-' }, { status: 'held' }] as const) {
    const { counts, found } = await list(org.id, parsePeopleQuery({ ...query }))
    expect(counts).toMatchObject({ active: 1, disabled: 1, held: 1 })
    expect(found.states).toMatchObject({ active: 1, disabled: 1, held: 1 })
  }
  const at = new Date(Date.now() + 1000)
  expect(await preview(org.id, { query: parsePeopleQuery({ status: 'held' }), at })).toMatchObject({
    people: 1,
    names: ['held-one'],
  })
  expect(await preview(org.id, { ids: [one, two, three] })).toMatchObject({ people: 3, disabled: 2 })
})
