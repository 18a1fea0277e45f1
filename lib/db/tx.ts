/** A transaction of one organization.
 *
 *  It begins by becoming the application's role and naming its tenant; row policies do the rest. Nothing here waits
 *  unless the caller does: `begin`, the tenant, the caller's first statements all travel in one round trip (batch.ts),
 *  and a statement that fails makes the rest of the transaction fail with it.
 */
import type pg from 'pg'
import utils from 'pg/lib/utils'
import { Batch, type Sent } from './batch'
import { takeConnection } from './client'
import { type Read, sendAlone, sendShared } from './read-lanes'
import { noteWrite } from './statistics'
import { translateViolation } from './unique-violation'

/** The organization a transaction is bound to. A claim read off a secret is enough: policies confine the
 *  transaction to it, and the secret's hash, looked up inside, proves it. Made in lib/db/finders.ts. */
export type OrgId = string & { readonly __brand: 'OrgId' }

/** A statement with a fixed text, prepared once a connection under its name. */
export interface Statement<Row = Record<string, unknown>> {
  readonly name: string
  readonly text: string
  /** Whether short reads that travel together may share one answer to it, where they ask with the same values. */
  readonly once?: boolean
  /** Only for the type of the rows. */
  readonly row?: Row
}

export function statement<Row = Record<string, unknown>>(name: string, text: string): Statement<Row> {
  return { name, text }
}

/** A statement that short reads ask once for all of them. Whoever gets its rows leaves them as they are. */
export function sharedStatement<Row = Record<string, unknown>>(name: string, text: string): Statement<Row> {
  return { name, text, once: true }
}

export interface Tx {
  readonly orgId: OrgId
  /** The transaction's time by the database's clock, plus the demo's offset. Known once a query was awaited. */
  readonly now: Date
  /** Resolves when the transaction has begun, for writes that read nothing first. */
  ready(): Promise<void>
  /** Sends the statement at once and resolves to its rows. */
  query<Row>(statement: Statement<Row>, values?: readonly unknown[]): Promise<Row[]>
  /** Reads what a write wants to know before it begins. Where nothing else is sent in the same turn and nothing was
   *  before, it goes with the short reads of others and takes no connection: what it read may have changed when the
   *  write comes, and whoever relies on it says so in the write. */
  peek<Row>(statement: Statement<Row>, values?: readonly unknown[]): Promise<Row[]>
  /** Sends a write whose rows nobody needs. Its failure fails the transaction at its end. */
  queue(statement: Statement, values?: readonly unknown[]): void
  /** Says that what was sent in this turn and comes after it may take long: reads then use a connection of their own,
   *  and nobody waits behind them. */
  alone(): void
  /** Calls `fn` once everything is committed, and never where it is not. It must not throw. */
  afterCommit(fn: () => void): void
}

export interface OpenTx extends Tx {
  /** Resolves when everything sent so far has succeeded, without ending anything; rejects with the first failure. */
  settled(): Promise<void>
  commit(): Promise<void>
  rollback(): Promise<void>
}

// Every statement of ours names its rows by index, so one plan serves all values; left to itself the planner finds the
// generic plan's estimate dearer and plans anew at each call, which costs more than most calls.
// No statement may run for longer than a client waits.
const settings = `set_config('role', 'gatehouse_app', true), set_config('app.org_id', $1, true),
  set_config('plan_cache_mode', 'force_generic_plan', true), set_config('statement_timeout', '30s', true)`
const now = `now() + $2::float8 * interval '1 millisecond' as now`

interface Time {
  now: Date
}

// What is short finds its rows by an index. On tables that are still small the planner would rather read them whole,
// and keep to that while they grow, until somebody counts them.
// Nothing of ours runs long enough to be worth compiling, and a scan that was not wanted counts as dear enough.
const short = `set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)`
const readOnly = `set_config('transaction_read_only', 'on', true)`

const tenant = statement<Time>('tenant', `select ${settings}, ${short}, ${now}`)
const tenantReading = sharedStatement<Time>('tenant_reading', `select ${settings}, ${short}, ${readOnly}, ${now}`)
const tenantReadingAlone = statement<Time>('tenant_reading_alone', `select ${settings}, ${readOnly}, ${now}`)
const [begin, commit, rollback] = ['begin', 'commit', 'rollback'].map((word) => statement(`tx_${word}`, word)) as [
  Statement,
  Statement,
  Statement,
]

function clockOffsetMs(): string {
  return process.env.GATEHOUSE_CLOCK_OFFSET_MS ?? '0'
}

/** A value as the protocol has it: text, bytes or null. */
function prepare(value: unknown): string | Buffer | null {
  return typeof value === 'string' ? value : utils.prepareValue(value)
}

/** What is still to be sent when the loop turns: statements of one turn travel together. */
const turn = new Set<BatchedTx>()

function atTurn(tx: BatchedTx): void {
  if (turn.size === 0) setImmediate(flushTurn)
  turn.add(tx)
}

function flushTurn(): void {
  const transactions = [...turn]
  turn.clear()
  const shared: Read[] = []
  for (const tx of transactions) tx.flush(shared)
  if (shared.length > 0) sendShared(shared)
}

abstract class BatchedTx implements OpenTx {
  protected time: Date | undefined
  protected readonly pending: Promise<unknown>[] = []
  protected ended = false
  protected readonly committed: (() => void)[] = []
  private waiting: Sent[] = []

  constructor(readonly orgId: OrgId) {}

  get now(): Date {
    if (!this.time) throw new Error('tx.now is read before anything was awaited')
    return this.time
  }

  async ready(): Promise<void> {
    if (!this.time) await this.query(nothing)
  }

  query<Row>(sql: Statement<Row>, values: readonly unknown[] = []): Promise<Row[]> {
    // The connection may serve another tenant by now: a straggler must never reach it.
    if (this.ended) return Promise.reject(new Error('a statement was sent after the end of its transaction'))
    const rows = this.add(sql, values) as Promise<Row[]>
    // Only that it succeeded: the rows of a long read must not be held until its end.
    const done = rows.then(() => {})
    done.catch(() => {})
    this.pending.push(done)
    return rows
  }

  peek<Row>(sql: Statement<Row>, values?: readonly unknown[]): Promise<Row[]> {
    return this.query(sql, values)
  }

  queue(sql: Statement, values: readonly unknown[] = []): void {
    this.query(sql, values).catch(() => {})
  }

  async settled(): Promise<void> {
    await Promise.all(this.pending)
  }

  afterCommit(fn: () => void): void {
    this.committed.push(fn)
  }

  /** Sends what waits; reads that may share a connection are left in `shared` for the caller to send. */
  flush(shared: Read[]): void {
    const statements = this.waiting.splice(0)
    if (statements.length > 0) this.send(statements, shared)
  }

  abstract alone(): void
  abstract commit(): Promise<void>
  abstract rollback(): Promise<void>
  protected abstract send(statements: readonly Sent[], shared: Read[]): void

  protected add({ name, text, once }: Statement<unknown>, values: readonly unknown[]): Promise<unknown[]> {
    const rows = new Promise<unknown[]>((resolve, reject) => {
      const prepared = values.map(prepare)
      const failed = (error: unknown) => reject(translateViolation(error))
      this.waiting.push({ name, text, once, values: prepared, resolve, reject: failed })
    })
    atTurn(this)
    // Its failure is reported at the end too, and must not count as unhandled before.
    rows.catch(() => {})
    return rows
  }

  protected hasWaiting(): boolean {
    return this.waiting.length > 0
  }

  protected forget(): void {
    for (const { reject } of this.waiting.splice(0)) reject(new Error('the transaction was rolled back'))
  }

  protected opening({ name, text, once }: Statement<Time>): Sent {
    const learn = ([row]: unknown[]) => {
      this.time ??= (row as Time).now
    }
    return { name, text, once, values: [this.orgId, clockOffsetMs()], resolve: learn, reject: () => {} }
  }
}

/** Each batch is a read-only transaction of its own and needs no connection of its own. */
class ReadingTx extends BatchedTx {
  private isAlone = false

  alone(): void {
    this.isAlone = true
  }

  async commit(): Promise<void> {
    this.ended = true
    await Promise.all(this.pending)
  }

  async rollback(): Promise<void> {
    this.ended = true
    this.forget()
  }

  protected send(statements: readonly Sent[], shared: Read[]): void {
    if (this.isAlone) sendAlone(new Batch([this.opening(tenantReadingAlone), ...statements]))
    else shared.push({ orgId: this.orgId, statements: [this.opening(tenantReading), ...statements] })
  }
}

/** Holds a connection from begin to commit: from the first statement on that is more than a look ahead. */
class WritingTx extends BatchedTx {
  private client: pg.PoolClient | undefined
  private taking: Promise<void> | undefined
  private refusal: unknown
  /** Batches that wait for the connection. */
  private outgoing: Batch[] = []
  /** Whether anything was asked for that only the transaction itself may answer. */
  private hasBegun = false

  alone(): void {}

  override query<Row>(sql: Statement<Row>, values?: readonly unknown[]): Promise<Row[]> {
    this.hasBegun ||= !this.ended
    return super.query(sql, values)
  }

  override peek<Row>(sql: Statement<Row>, values?: readonly unknown[]): Promise<Row[]> {
    return super.query(sql, values)
  }

  async commit(): Promise<void> {
    if (!this.hasBegun) {
      this.ended = true
      await Promise.all(this.pending)
      return
    }
    this.queue(commit)
    this.ended = true
    this.flush()
    try {
      await Promise.all(this.pending)
    } catch (error) {
      // All were sent: wait until the connection has answered them before it goes back to the pool.
      await Promise.allSettled(this.pending)
      await this.giveBack()
      throw error
    }
    this.client?.release()
    noteWrite()
    for (const fn of this.committed) fn()
  }

  async rollback(): Promise<void> {
    if (this.ended) throw new Error('the transaction has ended already')
    this.ended = true
    // What was not sent yet need not be.
    this.forget()
    await Promise.allSettled(this.pending)
    await this.giveBack()
  }

  /** Returns the connection with nothing open on it, or not at all. */
  private async giveBack(): Promise<void> {
    await this.taking
    const { client } = this
    if (!client) return
    const done = this.add(rollback, [])
    this.flush()
    await done.then(
      () => client.release(),
      (error) => client.release(error),
    )
  }

  override flush(shared: Read[] = []): void {
    super.flush(shared)
  }

  protected send(statements: readonly Sent[], shared: Read[]): void {
    if (!this.hasBegun) {
      shared.push({ orgId: this.orgId, statements: [this.opening(tenantReading), ...statements] })
      return
    }
    const opening = this.taking
      ? []
      : [{ ...begin, values: [], resolve: () => {}, reject: () => {} }, this.opening(tenant)]
    this.outgoing.push(new Batch([...opening, ...statements]))
    if (this.client || this.refusal) this.dispatch()
    else this.taking ??= this.take()
  }

  private async take(): Promise<void> {
    try {
      this.client = await takeConnection()
    } catch (error) {
      this.refusal = error
    }
    this.dispatch()
  }

  private dispatch(): void {
    for (const batch of this.outgoing.splice(0)) {
      if (this.client) this.client.query(batch as unknown as pg.Submittable)
      else batch.handleError(this.refusal)
    }
  }
}

const nothing = statement('nothing', 'select')

/** Opens a transaction bound to the organization. The caller ends it; `withOrg` does that for all but the wrappers
 *  that must decide between two ends. It takes a connection when it is first asked for more than a look ahead: what it
 *  is asked then rejects with `overloaded` when too many wait for a connection already, and when none is had within
 *  five seconds. */
export function openTx(orgId: OrgId): OpenTx {
  return new WritingTx(orgId)
}

/** Opens a transaction for reads alone: what is sent in one turn is one snapshot, what comes later another. */
export function openReading(orgId: OrgId): OpenTx {
  return new ReadingTx(orgId)
}

/** A transaction of no organization: policies show it nothing, the few unpoliced tables stay readable. */
export const nobody = '' as OrgId
