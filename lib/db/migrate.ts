/**
 * Applies pending migrations at start, without Prisma's engine, and keeps Prisma's own books, so that
 * `prisma migrate deploy` and `status` agree with it at any time (layout of `_prisma_migrations` and SHA-256 checksums
 * as Prisma 7 writes them).
 *
 * One transaction a file under one advisory lock, taken inside the transaction: several nodes may start at once, also
 * behind a pooler, and a migration that fails leaves nothing behind.
 */
import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { refusal } from '@/lib/base/refusal'

type Migration = { name: string; sql: string; checksum: string }
type Applied = { name: string; checksum: string; finished: boolean }

/** Checksums of files that were reworded since, so that they run in more places, with the same result. */
const reworded = new Set(['18b5feb2738e981fd6398c35d7e22c9461fb2a877c4c2025ec2129c05ea30094'])

/** The key Prisma's own engine locks with. */
const lockKey = 72_707_369

const books = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`

/**
 * Brings a database up to date.
 * @param folder in Prisma's layout, `<name>/migration.sql`; names sort in the order of application
 * @returns names of the migrations applied now
 * @throws refusal when the books and the files do not agree, or a migration fails
 */
export function migrate(databaseUrl: string, folder = 'prisma/migrations'): Promise<string[]> {
  const migrations = migrationsIn(folder)
  return withClient(databaseUrl, async (client) => {
    const applied: string[] = []
    for (const migration of migrations) {
      if (await apply(client, migration, migrations)) applied.push(migration.name)
    }
    return applied
  })
}

/**
 * Names of the migrations not applied yet. Changes nothing.
 * @throws refusal as `migrate` does
 */
export function pendingMigrations(databaseUrl: string, folder = 'prisma/migrations'): Promise<string[]> {
  const migrations = migrationsIn(folder)
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query("select to_regclass('_prisma_migrations') is not null as kept")
    const done = rows[0].kept ? await readBooks(client, migrations) : new Set()
    return migrations.map(({ name }) => name).filter((name) => !done.has(name))
  })
}

function migrationsIn(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, sql: readFileSync(path.join(folder, name, 'migration.sql'), 'utf8') }))
    .map(({ name, sql }) => ({ name, sql, checksum: createHash('sha256').update(sql).digest('hex') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration, all: Migration[]): Promise<boolean> {
  await client.query('begin')
  try {
    await client.query('select pg_advisory_xact_lock($1)', [lockKey])
    await openBooks(client)
    const isNew = !(await readBooks(client, all)).has(name)
    if (isNew) {
      await run(client, name, sql)
      await client.query(
        `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
         values ($1, $2, $3, clock_timestamp(), 1)`,
        [randomUUID(), checksum, name],
      )
    }
    await client.query('commit')
    return isNew
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** A database with tables and no books is somebody else's: nothing is added to it. */
async function openBooks(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    `select coalesce(bool_or(relname = '_prisma_migrations'), false) as kept, count(*)::int as tables
     from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')`,
  )
  const { kept, tables } = rows[0]
  if (!kept && tables > 0) {
    throw refusal(
      `The database ${client.database} holds ${tables} tables that are not Gatehouse's: give it an empty one.`,
    )
  }
  await client.query(books)
}

/** One simple query: PostgreSQL itself splits the file, bodies of functions included. */
async function run(client: pg.Client, name: string, sql: string): Promise<void> {
  try {
    await client.query(sql)
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error
    throw refusal(
      `Migration ${name} failed, and nothing of it was kept: ${error.message}.${remedy(error, client)}`,
      error,
    )
  }
}

/** What an administrator of the database has to run where the connecting user may not. */
function remedy({ code }: pg.DatabaseError, { user = '', database = '' }: pg.Client): string {
  if (code !== '42501') return ''
  const [who, where] = [pg.escapeIdentifier(user), pg.escapeIdentifier(database)]
  return ` Have an administrator of the database run this, then start again:
  create role gatehouse_app nologin; -- unless it is there
  grant gatehouse_app to ${who};
  grant create on database ${where} to ${who};
  grant create on schema public to ${who};`
}

/** @returns names applied, after checking that the books tell the story the files tell */
async function readBooks(client: pg.Client, migrations: Migration[]): Promise<Set<string>> {
  const { rows } = await client.query<Applied>(
    `select migration_name as name, checksum, finished_at is not null as finished
     from _prisma_migrations where rolled_back_at is null`,
  )
  for (const row of rows) check(row, migrations)
  return new Set(rows.map(({ name }) => name))
}

function check({ name, checksum, finished }: Applied, migrations: Migration[]): void {
  const migration = migrations.find((candidate) => candidate.name === name)
  if (!migration) {
    throw refusal(`The database has migration ${name}, which this Gatehouse does not know: start the newer version.`)
  }
  if (!finished) {
    throw refusal(`Migration ${name} failed half way before: repair it, then mark it with prisma migrate resolve.`)
  }
  if (migration.checksum !== checksum && !reworded.has(checksum)) {
    throw refusal(
      `Migration ${name} was changed after this database applied it: restore the file, add a new migration.`,
    )
  }
}

async function withClient<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
