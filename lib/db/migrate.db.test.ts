import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { emptyDatabase } from '@/lib/local/testing/clone'
import { migrate, pendingMigrations } from './migrate'

let folder: string
let url: string
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-migrations-'))
  url = (await emptyDatabase()).url
  write('1_first', 'create table first (id int);')
})
afterEach(() => rmSync(folder, { recursive: true }))

function write(name: string, sql: string) {
  mkdirSync(path.join(folder, name), { recursive: true })
  writeFileSync(path.join(folder, name, 'migration.sql'), sql)
}

async function query(sql: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(sql).finally(() => client.end())
  return rows
}

test('applies what is pending, in the order of the names, once', async () => {
  write('2_second', 'alter table first add name text;')
  expect(await pendingMigrations(url, folder)).toEqual(['1_first', '2_second'])
  expect(await migrate(url, folder)).toEqual(['1_first', '2_second'])
  expect(await migrate(url, folder)).toEqual([])
  write('3_third', 'drop table first;')
  expect(await pendingMigrations(url, folder)).toEqual(['3_third'])
  expect(await migrate(url, folder)).toEqual(['3_third'])
})

test('of two with one number the rest of the name decides, whichever was written first', async () => {
  write('2_people', 'alter table second add name text;')
  write('2_a_second', 'create table second (id int);')
  expect(await pendingMigrations(url, folder)).toEqual(['1_first', '2_a_second', '2_people'])
  expect(await migrate(url, folder)).toEqual(['1_first', '2_a_second', '2_people'])
})

test('bodies of functions with semicolons pass whole', async () => {
  write('2_function', 'create function f() returns int language plpgsql as $$ begin perform 1; return 7; end $$;')
  await migrate(url, folder)
  expect(await query('select f()')).toEqual([{ f: 7 }])
})

test('keeps the books as Prisma does', async () => {
  await migrate(url, folder)
  const [row] = await query('select * from _prisma_migrations')
  expect(row).toMatchObject({ migration_name: '1_first', applied_steps_count: 1, logs: null, rolled_back_at: null })
  // printf 'create table first (id int);' | sha256sum
  expect(row.checksum).toBe('fd8a27eb4deefb6c11ab53914483ea89e27ae2cfc257720141c59bcba3d7457e')
  expect(row.finished_at).toBeInstanceOf(Date)
})

test('a migration that fails leaves nothing, and those before it stay', async () => {
  write('2_bad', 'create table half (id int); select 1 / 0;')
  await expect(migrate(url, folder)).rejects.toThrow('Migration 2_bad failed, and nothing of it was kept')
  expect(await query(`select to_regclass('first') as first, to_regclass('half') as half`)).toEqual([
    { first: 'first', half: null },
  ])
  write('2_bad', 'create table half (id int);')
  expect(await migrate(url, folder)).toEqual(['2_bad'])
})

test('refuses a migration that was changed after it was applied', async () => {
  await migrate(url, folder)
  write('1_first', 'create table first (id bigint);')
  await expect(migrate(url, folder)).rejects.toThrow('1_first was changed after this database applied it')
  await expect(pendingMigrations(url, folder)).rejects.toThrow('1_first was changed')
})

test('refuses a database that a newer version has migrated', async () => {
  write('2_newer', 'select 1;')
  await migrate(url, folder)
  rmSync(path.join(folder, '2_newer'), { recursive: true })
  await expect(migrate(url, folder)).rejects.toThrow('start the newer version')
})

test('refuses to go on after a migration that another tool left unfinished', async () => {
  await migrate(url, folder)
  await query('update _prisma_migrations set finished_at = null')
  await expect(migrate(url, folder)).rejects.toThrow('failed half way before')
})

test('adds nothing to a database that holds something else', async () => {
  await query('create table theirs (id int)')
  await expect(migrate(url, folder)).rejects.toThrow("1 tables that are not Gatehouse's")
  expect(await query(`select to_regclass('_prisma_migrations') as books`)).toEqual([{ books: null }])
})

test('nodes that start together apply each migration once', async () => {
  write('2_slow', 'select pg_sleep(0.2); create table second (id int);')
  const results = await Promise.all([migrate(url, folder), migrate(url, folder), migrate(url, folder)])
  expect(results.flat().sort()).toEqual(['1_first', '2_slow'])
})

test('a user who may not create the application role is told what to have run', async () => {
  write('2_role', `set local role pg_monitor; create role gatehouse_elsewhere;`)
  await expect(migrate(url, folder)).rejects.toThrow(/create role gatehouse_app nologin;.*\n.*grant gatehouse_app to/)
})

test('an owner with no privilege but the given role migrates, upgrades people included', async () => {
  const owner = `owner_${path.basename(folder).replace(/\W/g, '').toLowerCase()}`
  const database = new URL(url).pathname.slice(1)
  // What the refusal above tells an administrator to run.
  await query(`do $$ begin create role gatehouse_app nologin; exception when others then null; end $$`)
  await query(`create role ${owner} login password 'owner'; grant gatehouse_app to ${owner};
    alter database ${pg.escapeIdentifier(database)} owner to ${owner}; grant create on schema public to ${owner}`)
  const own = Object.assign(new URL(url), { username: owner, password: 'owner' }).href
  const all = 'prisma/migrations'
  const names = readdirSync(all).filter((name) => name !== 'migration_lock.toml')
  const before = names.filter((name) => name < '20261122030000')
  rmSync(path.join(folder, '1_first'), { recursive: true })
  for (const name of before) write(name, readFileSync(path.join(all, name, 'migration.sql'), 'utf8'))
  expect(await migrate(own, folder)).toEqual(before)
  await query(`insert into organizations (id, slug, name) values ('tenant0001', 'one', 'One');
    insert into organization_slugs (slug, org_id) values ('one', 'tenant0001');
    insert into users (org_id, id, status, source, display_name, sort_name, search_lc, email_lc, verified_at, created_at,
      updated_at)
    values ('tenant0001', gen_random_uuid(), 'active', 'scim', 'Ada', 'ada', 'ada', 'ada@one.test', now(), now(), now())`)
  expect(await migrate(own, all)).toEqual(names.slice(before.length))
  expect(
    await query(
      `select c.id = u.connection_id as managed, u.verified_email_lc from users u join connections c using (org_id)`,
    ),
  ).toEqual([{ managed: true, verified_email_lc: 'ada@one.test' }])
})
