import { describe, expect, test } from 'vitest'
import { readOrg } from '@/lib/db/read-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { permissions } from '../can'
import { newOrganization, newPerson, peek } from '../testing/organization'
import * as keys from './application-keys'
import { find, formatKeyCursor, keysPerPage, list, parseKeyCursor, scimKeys } from './key-directory'
import { isScimLive } from './key-entry'
import * as serviceAccounts from './service-accounts'

const { url } = await cloneDatabase()
const org = await newOrganization()
const admin = await newPerson(org, 'Admin', 'Camille Roux')
const { id: botId, key: scim } = await serviceAccounts.createForScim(org, admin)
const own = await keys.create(org, admin, {
  ownerId: admin.id,
  name: 'my script',
  scopes: permissions,
  expiresInDays: null,
  note: 'A test',
})
const reading = await keys.create(org, admin, {
  ownerId: botId,
  name: 'export',
  scopes: ['audit_logs_read'],
  expiresInDays: 90,
})
const gone = await keys.create(org, admin, {
  ownerId: botId,
  name: 'old',
  scopes: ['user_access_read'],
  expiresInDays: 90,
})
await keys.revoke(org, admin, gone.id)
const ended = await keys.create(org, admin, {
  ownerId: botId,
  name: 'ended',
  scopes: ['user_access_read'],
  expiresInDays: 90,
})
await peek(url, `update application_keys set expires_at = now() - interval '1 minute' where id = $1`, [ended.id])

describe('the list of keys', () => {
  test('is of one state, newest first, and counts all of them', async () => {
    const live = await list(org.id, 'live')
    expect(live.keys.map(({ id }) => id)).toEqual([reading.id, own.id, scim.id])
    const figures = Object.entries(live.counts).map(([view, { value, more }]) => [view, value, more])
    expect(figures).toEqual([
      ['live', 3, false],
      ['expired', 1, false],
      ['revoked', 1, false],
      ['personal', 1, false],
    ])
    expect((await list(org.id, 'personal')).keys.map(({ id }) => id)).toEqual([own.id])
    expect((await list(org.id, 'expired')).keys.map(({ name, state }) => [name, state])).toEqual([['ended', 'expired']])
    expect((await list(org.id, 'revoked')).keys.map(({ name, state }) => [name, state])).toEqual([['old', 'revoked']])
  })

  test('says whose a key is, who made it and whether it can speak SCIM', async () => {
    const { keys: rows } = await list(org.id, 'live')
    const told = rows.map(({ name, owner, createdBy, scim: speaks }) => [name, owner.kind, createdBy, speaks])
    expect(told).toEqual([
      ['export', 'service', 'Camille Roux', false],
      ['my script', 'human', 'Camille Roux', true],
      ['SCIM', 'service', 'Camille Roux', true],
    ])
  })

  test('pages both ways by the place of a key, whatever is made or revoked meanwhile', async () => {
    const many = await newOrganization()
    const owner = await newPerson(many, 'Admin')
    const made: string[] = []
    for (let n = 0; n < keysPerPage + 2; n++) {
      const key = { ownerId: owner.id, name: `key ${n}`, scopes: ['user_access_read'], expiresInDays: 30 } as const
      made.unshift((await keys.create(many, owner, key)).id)
    }
    // Of one moment: ids alone tell them apart.
    await peek(url, 'update application_keys set created_at = $2 where org_id = $1', [many.id, new Date('2026-01-01')])
    const expected = [...made].sort().reverse()
    const first = await list(many.id, 'live')
    expect(first.keys.map(({ id }) => id)).toEqual(expected.slice(0, keysPerPage))
    expect(first.previous).toBeUndefined()
    const next = parseKeyCursor('after', first.next && formatKeyCursor(first.next))
    await keys.revoke(many, owner, expected[0] ?? '')
    const second = await list(many.id, 'live', next)
    expect(second.keys.map(({ id }) => id)).toEqual(expected.slice(keysPerPage))
    expect(second.next).toBeUndefined()
    const back = await list(many.id, 'live', second.previous)
    expect(back.keys.map(({ id }) => id)).toEqual(expected.slice(1, keysPerPage))
    for (const nonsense of ['', 'x', `zz.${'-'.repeat(36)}`, null, undefined, ['a']]) {
      expect(parseKeyCursor('after', nonsense)).toBeUndefined()
    }
  })

  test('shows nothing of another organization', async () => {
    const other = await newOrganization()
    expect(await list(other.id, 'live')).toMatchObject({ keys: [], counts: { live: { value: 0 } } })
    expect(await find(other.id, own.id)).toBeUndefined()
    expect(await find(org.id, 'x')).toBeUndefined()
    expect((await find(org.id, own.id))?.key.name).toBe('my script')
  })
})

describe('keys for SCIM', () => {
  test('are the live ones whose owner is active, the last used first', async () => {
    await peek(url, 'update application_keys set last_used_at = now() where id = $1', [own.id])
    const ids = async () => (await readOrg(org.id, (r) => scimKeys(r, org.id))).map(({ id }) => id)
    expect(await ids()).toEqual([own.id, scim.id])
    await serviceAccounts.disable(org, admin, botId)
    expect(await ids()).toEqual([own.id])
    expect((await find(org.id, scim.id))?.key.owner.active).toBe(false)
    await serviceAccounts.enable(org, admin, botId)
  })

  test('are none whose owner’s roles do not allow it, whatever their scopes', async () => {
    const paul = await newPerson(org, 'Standard', 'Paul Ito')
    const key = await keys.create(org, paul, { ownerId: paul.id, name: 'x', scopes: permissions, expiresInDays: 30 })
    expect((await find(org.id, key.id))?.key.scim).toBe(false)
    expect((await readOrg(org.id, (r) => scimKeys(r, org.id))).map(({ id }) => id)).not.toContain(key.id)
    await keys.revoke(org, paul, key.id)
  })

  test('count as in use for seven days and only while they live', () => {
    const now = new Date('2026-11-22T12:00:00Z')
    const used = (hours: number) => ({
      scim: true,
      state: 'live' as const,
      lastUse: { at: new Date(now.getTime() - hours * 3_600_000), address: null, agent: null },
    })
    expect(isScimLive(used(167), now)).toBe(true)
    expect(isScimLive(used(168), now)).toBe(false)
    expect(isScimLive({ ...used(1), state: 'revoked' }, now)).toBe(false)
    expect(isScimLive({ ...used(1), scim: false }, now)).toBe(false)
    expect(isScimLive({ ...used(1), lastUse: null }, now)).toBe(false)
  })
})
