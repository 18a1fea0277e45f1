/** What all transactions have in common: statements of one turn of the loop travel together, a failure is reported at the
 *  end too, and the first statement becomes the application's role and names the tenant. */
import utils from 'pg/lib/utils'
import type { Sent } from './batch'
import { type Read, sendShared } from './read-lanes'
import { type OpenTx, type OrgId, type Statement, sharedStatement, statement } from './statement'
import { translateViolation } from './unique-violation'

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

export const tenant = statement<Time>('tenant', `select ${settings}, ${short}, ${now}`)
export const tenantReading = sharedStatement<Time>(
  'tenant_reading',
  `select ${settings}, ${short}, ${readOnly}, ${now}`,
)
export const tenantReadingAlone = statement<Time>('tenant_reading_alone', `select ${settings}, ${readOnly}, ${now}`)
export const [begin, commit, rollback] = ['begin', 'commit', 'rollback'].map((word) =>
  statement(`tx_${word}`, word),
) as [Statement, Statement, Statement]

const nothing = statement('nothing', 'select')

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

export abstract class BatchedTx implements OpenTx {
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
