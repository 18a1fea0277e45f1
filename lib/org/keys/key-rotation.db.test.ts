import { describe, expect, test } from 'vitest'
import { newId } from '@/lib/base/id'
import { endSilentKeys } from '@/lib/jobs/key-rotations'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { moveScim } from '../connections/scim-move'
import { newOrganization, newPerson, peek } from '../testing/organization'
import * as keys from './application-keys'
import { endIfSilent, rotate, silenceMs, verdictOf } from './key-rotation'
import * as serviceAccounts from './service-accounts'

const { url } = await cloneDatabase()
const org = await newOrganization()
const admin = await newPerson(org, 'Admin')
const { id: ownerId } = await serviceAccounts.create(org, admin, { name: 'Robot', email: null, roles: ['Admin'] })

const newKey = (expiresInDays: number | null = 365) =>
  keys.create(org, admin, { ownerId, name: 'entra-2025', scopes: keys.scimScopes, expiresInDays, note: 'Robot' })
const rotation = { name: 'entra-2026', expiresInDays: 365, overlapDays: 7 }

interface Stored {
  name: string
  owner_id: string
  scopes: string[]
  connection_id: string
  replaced_by: string | null
  revoked_at: Date | null
  created_at: Date
  expires_at: Date | null
}

async function stored(id: string): Promise<Stored | undefined> {
  const [row] = await peek<Stored>(url, 'select * from application_keys where id = $1', [id])
  return row
}

/** Moves what is known of a key into the past, as if that long had gone by. */
async function longAgo(id: string, interval: string): Promise<void> {
  await peek(
    url,
    `update application_keys set replaced_at = replaced_at - $2::interval, last_used_at = last_used_at - $2::interval
     where id = $1`,
    [id, interval],
  )
  await peek(url, `update due_work set due_at = now() - interval '1 second' where id = $1`, [id])
}

const use = (id: string) => peek(url, 'update application_keys set last_used_at = now() where id = $1', [id])

describe('rotating a key', () => {
  test('makes a second one that can do the same, and both are live', async () => {
    const old = await newKey()
    const made = await rotate(org, admin, old.id, rotation)
    const [was, is] = [await stored(old.id), await stored(made.id)]
    expect(is).toMatchObject({ name: 'entra-2026', owner_id: ownerId, scopes: was?.scopes, revoked_at: null })
    expect(is?.connection_id).toBe(was?.connection_id)
    expect(was).toMatchObject({ replaced_by: made.id, revoked_at: null })
  })

  test('brings the end of the old one nearer, never further away', async () => {
    const far = await newKey()
    const near = await newKey(2)
    for (const { id } of [far, near]) await rotate(org, admin, id, rotation)
    const days = async (id: string) => {
      const row = await stored(id)
      return Math.round(((row?.expires_at?.getTime() ?? 0) - (row?.created_at.getTime() ?? 0)) / 86_400_000)
    }
    expect(await days(far.id)).toBe(7)
    expect(await days(near.id)).toBe(2)
  })

  test('is refused for a key that has ended, is being replaced, or is not here', async () => {
    const old = await newKey()
    await rotate(org, admin, old.id, rotation)
    await expect(rotate(org, admin, old.id, rotation)).rejects.toMatchObject({ code: 'key_replaced' })
    const dead = await newKey()
    await keys.revoke(org, admin, dead.id)
    await expect(rotate(org, admin, dead.id, rotation)).rejects.toMatchObject({ code: 'key_ended' })
    await expect(rotate(org, admin, newId(), rotation)).rejects.toMatchObject({ code: 'key_not_found' })
    const stranger = await newPerson(await newOrganization(), 'Admin')
    const foreign = await newOrganization()
    await expect(rotate(foreign, stranger, dead.id, rotation)).rejects.toMatchObject({ code: 'key_not_found' })
  })

  test('hands nobody a key that can do more than they can', async () => {
    const old = await newKey()
    const clerk = { ...admin, permissions: new Set(['org_app_keys_write']) }
    await expect(rotate(org, clerk, old.id, rotation)).rejects.toMatchObject({ code: 'permission_missing' })
    const standard = await newPerson(org, 'Standard')
    await expect(rotate(org, standard, old.id, rotation)).rejects.toMatchObject({ code: 'permission_missing' })
    expect((await stored(old.id))?.replaced_by).toBeNull()
  })
})

describe('the old key', () => {
  test('ends once the new one is in use and a day has gone by without it', async () => {
    const old = await newKey()
    const made = await rotate(org, admin, old.id, rotation)
    await use(made.id)
    await longAgo(old.id, '25 hours')
    await endSilentKeys()
    expect((await stored(old.id))?.revoked_at).toBeInstanceOf(Date)
    expect((await stored(made.id))?.revoked_at).toBeNull()
    expect(await peek(url, 'select 1 from due_work where id = $1', [old.id])).toEqual([])
    const [audit] = await peek<{ actor_kind: string; after: unknown }>(
      url,
      `select actor_kind, after from audit_events where event = 'application_key.revoke' and before->>'keyId' = $1`,
      [old.id],
    )
    expect(audit).toEqual({ actor_kind: 'system', after: { reason: 'silent', replacedBy: made.id } })
  })

  test('stays while something uses it, and while nothing uses the new one', async () => {
    const [busy, unused] = [await newKey(), await newKey()]
    const made = await rotate(org, admin, busy.id, rotation)
    await use(made.id)
    await longAgo(busy.id, '25 hours')
    await use(busy.id)
    await rotate(org, admin, unused.id, rotation)
    await longAgo(unused.id, '25 hours')
    for (const { id } of [busy, unused]) {
      expect(await endIfSilent(org.id, id)).toBe('wait')
      expect((await stored(id))?.revoked_at).toBeNull()
      const [due] = await peek<{ later: boolean }>(url, 'select due_at > now() as later from due_work where id = $1', [
        id,
      ])
      expect(due).toEqual({ later: true })
    }
  })

  test('is not looked at any more once it was revoked', async () => {
    const old = await newKey()
    await rotate(org, admin, old.id, rotation)
    await keys.revoke(org, admin, old.id)
    expect(await endIfSilent(org.id, old.id)).toBe('over')
    expect(await peek(url, 'select 1 from due_work where id = $1', [old.id])).toEqual([])
  })

  test('is judged by the later of its replacement and its last use', () => {
    const now = new Date('2026-11-22T12:00:00Z')
    const ago = (ms: number) => new Date(now.getTime() - ms)
    const key = {
      replaced_at: ago(silenceMs),
      last_used_at: null,
      revoked_at: null,
      expires_at: null,
      successor_used_at: now,
      successor_revoked_at: null,
    }
    expect(verdictOf(key, now)).toEqual({ kind: 'silent' })
    expect(verdictOf({ ...key, last_used_at: ago(1000) }, now)).toEqual({ kind: 'wait', ms: silenceMs - 1000 })
    expect(verdictOf({ ...key, successor_revoked_at: now }, now).kind).toBe('wait')
    expect(verdictOf({ ...key, expires_at: now }, now).kind).toBe('over')
  })
})

describe('moving SCIM off a person', () => {
  const personal = (name = 'mine') =>
    keys.create(org, admin, { ownerId: admin.id, name, scopes: keys.scimScopes, expiresInDays: 30 })

  test('makes an account with the Provisioning role and a key for the same connection; the old key goes on', async () => {
    const old = await personal()
    const before = await stored(old.id)
    const moved = await moveScim(org, admin, old.id)
    const made = await stored(moved.key.id)
    expect(made).toMatchObject({ owner_id: moved.id, scopes: keys.scimScopes, connection_id: before?.connection_id })
    expect(await stored(old.id)).toMatchObject({
      replaced_by: moved.key.id,
      revoked_at: null,
      expires_at: before?.expires_at,
    })
    const roles = await peek(
      url,
      `select r.name from user_roles ur join roles r on r.org_id = ur.org_id and r.id = ur.role_id where ur.user_id = $1`,
      [moved.id],
    )
    expect(roles).toEqual([{ name: 'Provisioning' }])
    await use(moved.key.id)
    await longAgo(old.id, '25 hours')
    expect(await endIfSilent(org.id, old.id)).toBe('silent')
  })

  test('is refused for a service account’s key, for one without SCIM, and without the permissions', async () => {
    const machine = await newKey()
    await expect(moveScim(org, admin, machine.id)).rejects.toMatchObject({ code: 'key_not_personal' })
    const other = { ownerId: admin.id, name: 'read', scopes: ['user_access_read'], expiresInDays: 30 } as const
    const reading = await keys.create(org, admin, other)
    await expect(moveScim(org, admin, reading.id)).rejects.toMatchObject({ code: 'key_not_scim' })
    const standard = await newPerson(org, 'Standard')
    await expect(moveScim(org, standard, machine.id)).rejects.toMatchObject({ code: 'permission_missing' })
  })
})
