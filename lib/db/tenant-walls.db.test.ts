/** The second wall between tenants, looked at from the database: what must hold for every table, those of tomorrow
 *  too. */
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { systemActor } from '@/lib/org/can'
import * as serviceAccounts from '@/lib/org/keys/service-accounts'
import * as organizations from '@/lib/org/organizations'
import type { Org } from './finders'

const { url } = await cloneDatabase()

/** Read before a tenant is known; none holds anything worth reading. */
const unpoliced = ['due_work', 'login_addresses', 'login_domains', 'organization_slugs']
/** Keys that do not lead with the tenant, since the tenant is what they find. */
const ownKeys = ['due_work', 'login_addresses', 'login_domains', 'organization_slugs']
/** Tables without a tenant at all. */
const withoutTenant = ['_prisma_migrations', 'attempts', 'installation', 'organizations']

let owner: pg.Client
let one: Org
let other: Org

beforeAll(async () => {
  owner = new pg.Client({ connectionString: url })
  await owner.connect()
  const create = (slug: string) =>
    organizations.create({ name: slug, slug, plan: 'enterprise', locale: 'en', timeZone: 'UTC' })
  one = await create('one')
  other = await create('other')
  await serviceAccounts.createForScim(one, systemActor())
  await serviceAccounts.createForScim(other, systemActor())
})

afterAll(() => owner.end())

async function rows<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
  return (await owner.query<Row>(text, values)).rows
}

/** Runs statements as the application does, bound to a tenant or to none, and takes them back. */
async function asApp<R>(orgId: string | undefined, work: () => Promise<R>): Promise<R> {
  await owner.query('begin')
  try {
    if (orgId !== undefined) await owner.query(`select set_config('app.org_id', $1, true)`, [orgId])
    await owner.query('set local role gatehouse_app')
    return await work()
  } finally {
    await owner.query('rollback')
  }
}

async function tenantTables(): Promise<string[]> {
  const found = await rows<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id'
     where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by 1`,
  )
  return found.map(({ name }) => name)
}

const policed = async () => (await tenantTables()).filter((name) => !unpoliced.includes(name))

describe('every table with org_id', () => {
  test('is known, and every table without it is named here', async () => {
    const all = await rows<{ name: string }>(
      `select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by 1`,
    )
    const tenants = await tenantTables()
    expect(tenants.length).toBeGreaterThan(10)
    expect(all.map(({ name }) => name).filter((name) => !tenants.includes(name))).toEqual(withoutTenant)
  })

  test('has row security, forced, with a policy that compares the setting plainly in both directions', async () => {
    const found = await rows<{ name: string; forced: boolean; using: string; checked: string }>(
      `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
         pg_get_expr(p.polqual, c.oid) as using, pg_get_expr(p.polwithcheck, c.oid) as checked
       from pg_class c left join pg_policy p on p.polrelid = c.oid and p.polcmd = '*' and p.polpermissive
       where c.relname = any($1) and c.relnamespace = 'public'::regnamespace order by 1`,
      [await policed()],
    )
    const plain = `(org_id = current_setting('app.org_id'::text))`
    const wanted = (await policed()).map((name) => ({ name, forced: true, using: plain, checked: plain }))
    expect(found).toEqual(wanted)
  })

  test('and organizations themselves, by their id', async () => {
    const [policy] = await rows(
      `select c.relforcerowsecurity as forced, pg_get_expr(p.polqual, c.oid) as using
       from pg_class c join pg_policy p on p.polrelid = c.oid where c.relname = 'organizations'`,
    )
    expect(policy).toEqual({ forced: true, using: `(id = current_setting('app.org_id'::text))` })
  })

  test('leads its primary key with it', async () => {
    const found = await rows<{ name: string }>(
      `select c.relname as name from pg_constraint k join pg_class c on c.oid = k.conrelid
         join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
       where k.contype = 'p' and a.attname = 'org_id' order by 1`,
    )
    const wanted = (await tenantTables()).filter((name) => !ownKeys.includes(name))
    expect(found.map(({ name }) => name)).toEqual(wanted)
  })

  test('leads its unique indexes and foreign keys with it, so that no reference can cross', async () => {
    const strays = await rows(
      `select c.relname, i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid
         left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
       where i.indisunique and c.relname = any($1) and a.attname <> 'org_id'
       union all
       select c.relname, k.conname from pg_constraint k join pg_class c on c.oid = k.conrelid
         join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
       where k.contype = 'f' and c.relname = any($1) and a.attname <> 'org_id'`,
      [await policed()],
    )
    expect(strays).toEqual([])
  })
})

describe('the role of the application', () => {
  test('may not log in, bypass policies, create or be a superuser', async () => {
    const [role] = await rows(
      `select rolcanlogin, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication
       from pg_roles where rolname = 'gatehouse_app'`,
    )
    expect(Object.values(role ?? {})).toEqual(Array(6).fill(false))
  })

  test('owns nothing, and is a member of nothing that does', async () => {
    const owned = await rows(`select relname from pg_class where relowner = 'gatehouse_app'::regrole`)
    const memberships = await rows(`select roleid from pg_auth_members where member = 'gatehouse_app'::regrole`)
    expect([owned, memberships]).toEqual([[], []])
  })

  test.each([
    'create table public.mine (id int)',
    'alter table users disable row level security',
    'alter table users no force row level security',
    'drop policy tenant on users',
    'create policy open on users using (true)',
    'truncate users',
    'drop table users',
    'alter role gatehouse_app bypassrls',
    'create function public.f() returns int language sql as $$ select 1 $$',
  ])('may not %s', async (statement) => {
    await expect(asApp(one.id, () => owner.query(statement))).rejects.toMatchObject({ code: '42501' })
  })

  test.each(['update audit_events set target = null', 'delete from audit_events'])('may not %s', async (statement) => {
    await expect(asApp(one.id, () => owner.query(statement))).rejects.toMatchObject({ code: '42501' })
  })
})

describe('a statement of the application', () => {
  test('fails without a tenant, on every table', async () => {
    for (const table of [...(await policed()), 'organizations']) {
      const fresh = new pg.Client({ connectionString: url })
      await fresh.connect()
      await fresh.query('set role gatehouse_app')
      await expect(fresh.query(`select 1 from ${table}`), table).rejects.toThrow(/app\.org_id/)
      await fresh.end()
    }
  })

  test('sees nothing under an empty tenant or one that does not exist', async () => {
    for (const table of await policed()) {
      for (const nobody of ['', 'xxxxxxxxxx']) {
        const found = await asApp(nobody, () => owner.query(`select 1 from ${table}`))
        expect(found.rowCount, table).toBe(0)
      }
    }
  })

  test('sees, changes and deletes only what is its own, whatever it asks for', async () => {
    for (const text of ['select org_id from users', 'update users set title = $$x$$ returning org_id']) {
      const { rows: seen } = await asApp(one.id, () => owner.query(text))
      expect(new Set(seen.map(({ org_id }) => org_id))).toEqual(new Set([one.id]))
    }
    const gone = await asApp(one.id, () => owner.query('delete from user_roles where org_id = $1', [other.id]))
    expect(gone.rowCount).toBe(0)
  })

  test("cannot insert another tenant's row, nor move its own there", async () => {
    const insert = `insert into roles (org_id, id, name, name_lc) values ($1, gen_random_uuid(), 'x', 'x')`
    await expect(asApp(one.id, () => owner.query(insert, [other.id]))).rejects.toMatchObject({ code: '42501' })
    const move = 'update roles set org_id = $1'
    await expect(asApp(one.id, () => owner.query(move, [other.id]))).rejects.toMatchObject({ code: '42501' })
  })

  test("cannot refer to another tenant's user, even where policies do not look", async () => {
    const [user] = await rows<{ id: string }>('select id from users where org_id = $1', [other.id])
    const insert = `insert into user_emails (org_id, user_id, n, value, value_lc) values ($1, $2, 0, 'x', 'x')`
    await expect(asApp(one.id, () => owner.query(insert, [one.id, user?.id]))).rejects.toMatchObject({ code: '23503' })
  })
})
