/** `npm run load`: a PostgreSQL of its own, thrown away afterwards; on it our server and the limit in turn, the same
 *  workloads on both; the result as shares of the limit. With `--claims` our server alone, at sizes that differ. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { type Database, startPostgres } from '@/lib/local/postgres'
import { claimDocument, claimFaults, claimLine, claimTable, measureClaims } from './claims'
import { layGround, type Size } from './claims-ground'
import { LoadClient } from './client'
import { goal, measureEnumeration } from './enumeration'
import type { Row } from './measure'
import { type Options, readOptions, usage } from './options'
import { document, faultsOf, tables } from './report'
import { seed } from './seed'
import { type Side, sides, startSide } from './servers'
import * as groups from './workloads-groups'
import * as users from './workloads-users'
import { type Plan, World } from './world'

/** Runs with the options of the command line; the exit code is 1 when an answer was wrong, 2 for a bad option. */
export async function main(args: string[]): Promise<void> {
  let options: Options
  try {
    options = readOptions(args)
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${usage}\n`)
    process.exitCode = 2
    return
  }
  const began = new Date()
  const { table, wrong, text } = await onDatabase((database) => {
    if (options.enumeration) return enumerated(database)
    return options.claims ? claimed(options.claims, database, options, began) : compared(database, options, began)
  })
  process.stdout.write(`\n${table}\n`)
  for (const line of wrong) process.stdout.write(`WRONG ${line}\n`)
  if (options.results) writeFileSync(options.results, text)
  if (wrong.length > 0) process.exitCode = 1
}

/** What a run comes to: what is printed, what was answered wrongly, and the document that is kept. */
interface Outcome {
  readonly table: string
  readonly wrong: readonly string[]
  readonly text: string
}

async function onDatabase(run: (database: Database) => Promise<Outcome>): Promise<Outcome> {
  const folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-load-'))
  const database = await startPostgres(path.join(folder, 'data'))
  try {
    return await run(database)
  } finally {
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function compared(database: Database, options: Options, began: Date): Promise<Outcome> {
  const results = new Map<Side, Row[]>(sides.map((side) => [side, []]))
  for (let round = 1; round <= options.rounds; round++) {
    for (const side of sides) {
      process.stdout.write(`\n${side}, round ${round} of ${options.rounds}\n`)
      results.get(side)?.push(...(await runSide(side, round, database, options)))
    }
  }
  return { table: tables(results), wrong: faultsOf(results), text: document(results, options, began) }
}

async function enumerated(database: Database): Promise<Outcome> {
  await prepare(database.url, 'enumeration')
  const url = Object.assign(new URL(database.url), { pathname: '/enumeration' }).href
  const { known, unknown, apart } = await measureEnumeration(url)
  const share = `${(apart * 100).toFixed(1)} %`
  const text = `known ${known.toFixed(2)} ms, unknown ${unknown.toFixed(2)} ms: ${share} apart`
  return { table: text, wrong: apart < goal ? [] : [`medians are ${share} apart`], text }
}

async function claimed(size: Size, database: Database, { server }: Options, began: Date): Promise<Outcome> {
  const url = Object.assign(new URL(database.url), { pathname: '/claims' }).href
  const postmaster = await prepare(database.url, 'claims')
  const running = await startSide('gatehouse', url, server)
  try {
    process.stdout.write(`Making ${size.people} people\n`)
    const ground = await layGround(running, url, postmaster, size)
    const claims = await measureClaims(ground, (claim) => process.stdout.write(`${claimLine(claim)}\n`)).finally(
      ground.close,
    )
    return { table: claimTable(claims), wrong: claimFaults(claims), text: claimDocument(claims, size, began) }
  } finally {
    await running.stop()
  }
}

async function runSide(side: Side, round: number, database: Database, { plan, server }: Options): Promise<Row[]> {
  const url = Object.assign(new URL(database.url), { pathname: `/${side}_${round}` }).href
  const postmaster = await prepare(database.url, `${side}_${round}`)
  const running = await startSide(side, url, server)
  const client = new LoadClient(running.baseUrl, running.key, Math.max(plan.concurrency, ...plan.mixed))
  try {
    const world = new World(client, plan, { server: running.pid, database: postmaster })
    if (plan.seed > 0) world.populate(await seed(side, running.pid, url, plan.seed), plan.seed)
    return await play(world, plan, () => analyze(url))
  } finally {
    await client.close()
    await running.stop()
  }
}

/** Makes an empty database, writes out what earlier rounds left, and answers the database server's process. */
async function prepare(url: string, name: string): Promise<number> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  try {
    await admin.query(`create database ${pg.escapeIdentifier(name)}`)
    await admin.query('checkpoint')
    const { rows } = await admin.query(`select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid`)
    return rows[0].pid
  } finally {
    await admin.end()
  }
}

/** What autovacuum does within a minute of a filling, and a measurement cannot wait for. A server that does it earlier
 *  by itself has the better W1. */
async function analyze(url: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  await admin.query('vacuum analyze').finally(() => admin.end())
}

async function play(world: World, plan: Plan, settle: () => Promise<void>): Promise<Row[]> {
  const rows: Row[] = []
  const done = (some: Row[]) => {
    for (const row of some) process.stdout.write(`${line(row)}\n`)
    rows.push(...some)
  }
  const wants = (workload: number) => plan.workloads.has(workload)
  for (const size of plan.sizes) {
    world.step = size
    if (plan.seed === 0) done(await users.create(world, size))
    await settle()
    if (wants(2)) done(await users.lookUp(world))
    if (wants(3)) done(await users.read(world))
    if (wants(4)) done(await users.patch(world))
    if (wants(5)) done(await users.list(world))
  }
  if (wants(6) || wants(7)) for (const size of plan.members) done(await groups.group(world, size))
  if (wants(8)) for (const concurrency of plan.mixed) done(await users.mixed(world, concurrency))
  if (wants(9)) done(await groups.sync(world))
  return rows
}

function line({ name, perSecond, p50Ms, p99Ms, serverCpuMs, databaseCpuMs, errors }: Row): string {
  const cpu = serverCpuMs === null ? '' : `  CPU ${serverCpuMs.toFixed(3)} + ${databaseCpuMs?.toFixed(3)} ms`
  const wrong = errors > 0 ? `  ${errors} WRONG` : ''
  return `  ${name.padEnd(34)}${perSecond.toFixed(0).padStart(7)}/s  p50 ${p50Ms.toFixed(2)}  p99 ${p99Ms.toFixed(2)} ms${cpu}${wrong}`
}
