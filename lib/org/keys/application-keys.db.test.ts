import { describe, expect, test } from 'vitest'
import { newId } from '@/lib/base/id'
import { sha256 } from '@/lib/base/secret'
import { findKey } from '@/lib/db/finders'
import { nobody, openTx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { permissions } from '../can'
import { newOrganization, newPerson, peek, rowsHolding } from '../testing/organization'
import * as keys from './application-keys'
import { parseKey } from './key-format'
import * as serviceAccounts from './service-accounts'

const { url } = await cloneDatabase()
const org = await newOrganization()
const admin = await newPerson(org, 'Admin')
const standard = await newPerson(org, 'Standard', 'Paul Ito')
const { id: botId } = await serviceAccounts.create(org, admin, { name: 'Robot', email: null, roles: ['Admin'] })

const scimKey = { ownerId: botId, name: 'entra-2026', scopes: keys.scimScopes, expiresInDays: 365 }

interface Stored {
  last_four: string
  scopes: string[]
  expires_at: Date | null
  created_at: Date
  created_by: string
  revoked_at: Date | null
}

async function stored(id: string): Promise<Stored | undefined> {
  const [row] = await peek<Stored>(url, 'select * from application_keys where id = $1', [id])
  return row
}

async function auditOf(event: string, keyId: string) {
  return peek<{ actor_id: string; target: string }>(
    url,
    `select actor_id, target from audit_events where event = $1 and coalesce(after, before)->>'keyId' = $2`,
    [event, keyId],
  )
}

describe('a new key', () => {
  test('is found by its secret, ends when asked and is told by the end of its text', async () => {
    const made = await keys.create(org, admin, scimKey)
    const parts = parseKey(made.secret)
    expect(parts?.orgId).toBe(org.id)
    const found = await withOrg(org.id, (tx) => findKey(tx, parts?.publicId ?? '', sha256(parts?.secret ?? '')))
    expect(found?.key_id).toBe(made.id)
    const row = await stored(made.id)
    expect(made.secret.endsWith(row?.last_four ?? '?')).toBe(true)
    expect(row?.created_by).toBe(admin.id)
    expect((row?.expires_at?.getTime() ?? 0) - (row?.created_at.getTime() ?? 0)).toBe(365 * 86_400_000)
    expect(
      (await stored((await keys.create(org, admin, { ...scimKey, expiresInDays: null, note: 'A meter' })).id))
        ?.expires_at,
    ).toBeNull()
  })

  test('leaves its secret nowhere in the database: not whole, not as its secret part', async () => {
    const made = await keys.create(org, admin, scimKey)
    expect(await rowsHolding(url, made.id)).toContain('application_keys')
    expect(await rowsHolding(url, made.secret)).toEqual([])
    expect(await rowsHolding(url, parseKey(made.secret)?.secret ?? '')).toEqual([])
  })

  test('is audited and its owner is written to', async () => {
    const made = await keys.create(org, admin, scimKey)
    expect(await auditOf('application_key.create', made.id)).toEqual([
      { actor_id: admin.id, target: 'Robot: entra-2026' },
    ])
    const mails = await peek(url, `select 1 from outbox where kind = 'key_created' and user_id = $1`, [botId])
    expect(mails.length).toBeGreaterThan(0)
  })

  test('is told to the security contacts as well, in mails that belong to no person', async () => {
    const watched = await newOrganization()
    const owner = await newPerson(watched, 'Admin')
    await peek(url, `update organizations set security_contacts = '{sec@acme.test,Own@acme.test}' where id = $1`, [
      watched.id,
    ])
    const own = { name: 'Own', email: 'own@acme.test', roles: [] }
    const account = await serviceAccounts.create(watched, owner, own)
    const key = await keys.create(watched, owner, { ...scimKey, ownerId: account.id })
    await keys.revoke(watched, owner, key.id)
    await serviceAccounts.disable(watched, owner, account.id)
    const mails = await peek<{ kind: string; user_id: string | null; to: string | null }>(
      url,
      `select kind, user_id, payload->>'to' as to from outbox where org_id = $1 order by id`,
      [watched.id],
    )
    expect(mails).toEqual(
      ['key_created', 'key_revoked', 'account_disabled'].flatMap((kind) => [
        { kind, user_id: account.id, to: null },
        { kind, user_id: null, to: 'sec@acme.test' },
      ]),
    )
  })

  test('can do no more than its maker, whichever way its owner holds a role', async () => {
    const bot = await serviceAccounts.create(org, admin, { name: 'In a team', email: null, roles: [] })
    const [team] = [newId()]
    await peek(
      url,
      `with t as (insert into teams (org_id, id, name, name_lc, handle, created_at, updated_at)
         values ($1, $2, 'Ops', 'ops', 'ops', now(), now())),
       m as (insert into team_members (org_id, team_id, user_id, source, since) values ($1, $2, $3, 'manual', now()))
       insert into team_roles (org_id, team_id, role_id, created_at)
       select $1, $2, id, now() from roles where org_id = $1 and name = 'Admin'`,
      [org.id, team, bot.id],
    )
    const keeper = { ...standard, permissions: new Set(['org_app_keys_write']) }
    await expect(keys.create(org, keeper, { ...scimKey, ownerId: bot.id })).rejects.toMatchObject({
      code: 'permission_missing',
    })
  })

  test('needs a name, an owner of this organization and one who is active', async () => {
    const other = await newOrganization()
    const stranger = await newPerson(other, 'Admin')
    const create = (change: Partial<keys.NewKey>) => keys.create(org, admin, { ...scimKey, ...change })
    await expect(create({ name: '  ' })).rejects.toMatchObject({ code: 'key_name_missing' })
    await expect(create({ scopes: [] })).rejects.toMatchObject({ code: 'key_scopes_missing' })
    await expect(create({ expiresInDays: null, note: ' ' })).rejects.toMatchObject({ code: 'key_note_missing' })
    await expect(create({ ownerId: stranger.id })).rejects.toMatchObject({ code: 'service_account_not_found' })
    await expect(create({ ownerId: 'x' })).rejects.toMatchObject({ code: 'service_account_not_found' })
    const off = await serviceAccounts.create(org, admin, { name: 'Off', email: null, roles: [] })
    await serviceAccounts.disable(org, admin, off.id)
    await expect(create({ ownerId: off.id })).rejects.toMatchObject({ code: 'service_account_disabled' })
  })

  test('may not be made for others without the permission, nor do more than its maker can', async () => {
    await expect(keys.create(org, standard, scimKey)).rejects.toMatchObject({ code: 'permission_missing' })
    const keeper = { ...standard, permissions: new Set(['org_app_keys_write', 'user_access_read']) }
    await expect(keys.create(org, keeper, scimKey)).rejects.toMatchObject({ code: 'permission_missing' })
    const reader = await serviceAccounts.create(org, admin, { name: 'Reader', email: null, roles: ['Read only'] })
    await expect(
      keys.create(org, keeper, { ...scimKey, ownerId: reader.id, scopes: permissions }),
    ).resolves.toHaveProperty('secret')
  })

  test('of one’s own needs only the permission for own keys', async () => {
    const made = await keys.create(org, standard, { ...scimKey, ownerId: standard.id, scopes: permissions })
    expect((await stored(made.id))?.created_by).toBe(standard.id)
  })
})

describe('revoking', () => {
  test('ends the key at once, and once: a second time changes and records nothing', async () => {
    const made = await keys.create(org, admin, scimKey)
    expect(await keys.revoke(org, admin, made.id)).toMatchObject({ name: 'entra-2026' })
    const first = await stored(made.id)
    expect(first?.revoked_at).toBeInstanceOf(Date)
    await keys.revoke(org, admin, made.id)
    expect((await stored(made.id))?.revoked_at).toEqual(first?.revoked_at)
    expect(await auditOf('application_key.revoke', made.id)).toHaveLength(1)
  })

  test('does not find keys of another organization, nor ids that are none', async () => {
    const made = await keys.create(org, admin, scimKey)
    const other = await newOrganization()
    const stranger = await newPerson(other, 'Admin')
    await expect(keys.revoke(other, stranger, made.id)).rejects.toMatchObject({ code: 'key_not_found' })
    await expect(keys.revoke(org, admin, newId())).rejects.toMatchObject({ code: 'key_not_found' })
    await expect(keys.revoke(org, admin, 'x')).rejects.toMatchObject({ code: 'key_not_found' })
    expect((await stored(made.id))?.revoked_at).toBeNull()
  })

  test('of another’s key needs the permission', async () => {
    const made = await keys.create(org, admin, scimKey)
    await expect(keys.revoke(org, standard, made.id)).rejects.toMatchObject({ code: 'permission_missing' })
    expect((await stored(made.id))?.revoked_at).toBeNull()
  })
})

test('the application’s role reads no key without its organization', async () => {
  const tx = await openTx(nobody)
  const rows = await tx.query({ name: 'test_keys', text: 'select id from application_keys' })
  await tx.rollback()
  expect(rows).toEqual([])
})
