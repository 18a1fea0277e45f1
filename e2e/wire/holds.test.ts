/** Disabling and holding somebody: what the provider says of `active` is recorded and answered false. */
import { expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { systemActor } from '@/lib/org/can'
import { release } from '@/lib/org/users/holds'
import { carryOut } from '@/lib/org/users/people-bulk'
import { core, made } from './people'
import { overEveryMount, type Wire } from './wire'

await cloneDatabase()

async function held(wire: Wire, more: object = {}) {
  const userName = wire.name('held')
  const own = await made(wire, { userName, emails: [{ value: userName, type: 'work', primary: true }], ...more })
  await wire.sql(`update users set status = 'active', verified_at = now() where id = $1`, [own.id])
  const task = { do: 'disable', sure: true, hold: true } as const
  await carryOut(wire.tenantOne.org, systemActor(), { ids: [own.id] }, task)
  return own
}

const setActive = (wire: Wire, id: string, value: unknown) =>
  wire.scim.patch(`/Users/${id}`, [{ op: 'replace', path: 'active', value }])

async function stateOf(wire: Wire, id: string) {
  const [row] = await wire.sql<{ status: string; wish: boolean | null; said: boolean; version: number }>(
    `select status::text, held_wish as wish, held_wish_at is not null as said, version from users where id = $1`,
    [id],
  )
  return row
}

const told = (wire: Wire, id: string) =>
  wire.sql<{ event: string }>(`select event from audit_events where target_id = $1 and event = 'user.hold_wish'`, [id])

overEveryMount((wire) => {
  test('active: true is recorded and answered false, in every form, and the version stays', async () => {
    const own = await held(wire)
    const before = await stateOf(wire, own.id)
    expect(before).toMatchObject({ status: 'disabled', wish: true, said: false })
    const forms = [
      () => setActive(wire, own.id, true),
      () => setActive(wire, own.id, 'True'),
      () => wire.scim.patch(`/Users/${own.id}`, [{ op: 'add', value: { active: true } }]),
      () => wire.scim.put(`/Users/${own.id}`, { ...own, active: true }),
    ]
    for (const send of forms) {
      const answer = await send()
      expect([answer.status, answer.json.active], answer.text).toEqual([200, false])
    }
    expect(await stateOf(wire, own.id)).toEqual({ ...before, said: true })
    expect(await told(wire, own.id)).toHaveLength(1)
    expect((await wire.scim.get(`/Users/${own.id}`)).json.active).toBe(false)
    expect(await wire.sql('select 1 from sessions where user_id = $1', [own.id])).toEqual([])
  })

  test('everything else of the same request is carried out', async () => {
    const own = await held(wire)
    const answer = await wire.scim.patch(`/Users/${own.id}`, [
      { op: 'replace', value: { active: true, title: 'Engineer' } },
    ])
    expect(answer.json).toMatchObject({ active: false, title: 'Engineer' })
    const other = await wire.scim.patch(`/Users/${own.id}`, [{ op: 'replace', value: { title: 'Guide' } }])
    expect(other.json).toMatchObject({ active: false, title: 'Guide' })
    expect(await stateOf(wire, own.id)).toMatchObject({ status: 'disabled', wish: true })
  })

  test('what says nothing of active is no wish', async () => {
    const own = await held(wire)
    await wire.scim.patch(`/Users/${own.id}`, [{ op: 'replace', path: 'title', value: 'Guide' }])
    await wire.scim.patch(`/Users/${own.id}`, [{ op: 'replace', value: { title: 'Other', roles: [] } }])
    const { active: _, ...rest } = own as typeof own & { active: boolean }
    await wire.scim.put(`/Users/${own.id}`, { ...rest, title: 'Third' })
    expect(await stateOf(wire, own.id)).toMatchObject({ wish: true, said: false })
  })

  test('a release carries out what the provider said last', async () => {
    const [leaver, stayer] = [await held(wire), await held(wire)]
    await setActive(wire, leaver.id, false)
    expect(await stateOf(wire, leaver.id)).toMatchObject({ wish: false, said: true })
    await setActive(wire, stayer.id, false)
    await setActive(wire, stayer.id, true)
    expect(await told(wire, stayer.id)).toHaveLength(2)
    const { org } = wire.tenantOne
    expect(await release(org, systemActor(), leaver.id)).toBe('disabled')
    expect(await release(org, systemActor(), stayer.id)).toBe('active')
    expect((await wire.scim.get(`/Users/${stayer.id}`)).json.active).toBe(true)
    expect((await setActive(wire, leaver.id, true)).json.active).toBe(true)
  })

  test('a POST that would restore the person leaves them held', async () => {
    const value = wire.name('again')
    const own = await held(wire, { userName: value, externalId: value, emails: [{ value, type: 'work' }] })
    const body = { schemas: [core], userName: value, externalId: value, title: 'Returned' }
    const answer = await wire.scim.post('/Users', body)
    expect([answer.status, answer.json.id, answer.json.active], answer.text).toEqual([201, own.id, false])
    expect(await stateOf(wire, own.id)).toMatchObject({ status: 'disabled', wish: true, said: true })
  })

  test('removing the person and making them again does not end the hold', async () => {
    const own = await held(wire)
    expect((await wire.scim.delete(`/Users/${own.id}`)).status).toBe(204)
    const again = await made(wire, { userName: own.userName, emails: own.emails })
    expect([again.id === own.id, again.active]).toEqual([false, false])
    expect(await stateOf(wire, again.id)).toMatchObject({ status: 'disabled', wish: true })
    expect(await wire.sql('select 1 from outbox where user_id = $1', [again.id])).toEqual([])
    expect(await release(wire.tenantOne.org, systemActor(), again.id)).toBe('pending')
  })

  test('a rehearsal records nothing', async () => {
    const own = await held(wire)
    const body = [{ op: 'replace', path: 'active', value: true }]
    const answer = await wire.scim.patch(`/Users/${own.id}`, body, { prefer: 'dry-run' })
    expect(answer.status, answer.text).toBe(200)
    expect(await stateOf(wire, own.id)).toMatchObject({ wish: true, said: false })
    expect(await told(wire, own.id)).toEqual([])
  })
})
