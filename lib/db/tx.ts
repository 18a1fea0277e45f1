/** A transaction of one organization on a pipelined connection.
 *
 *  It begins by becoming the application's role and naming its tenant; row policies do the rest. Nothing here waits
 *  unless the caller does: `begin`, the tenant, the caller's first statements all travel in one round trip, and a
 *  statement that fails makes the rest of the transaction fail with it.
 */
import type pg from 'pg'
import { pipelinePool } from './client'
import { translateViolation } from './unique-violation'

/** The organization a transaction is bound to. A claim read off a secret is enough: policies confine the
 *  transaction to it, and the secret's hash, looked up inside, proves it. Made in lib/db/finders.ts. */
export type OrgId = string & { readonly __brand: 'OrgId' }

/** A statement with a fixed text, prepared once a connection under its name. */
export interface Statement<Row = Record<string, unknown>> {
  readonly name: string
  readonly text: string
  /** Only for the type of the rows. */
  readonly row?: Row
}

export function statement<Row = Record<string, unknown>>(name: string, text: string): Statement<Row> {
  return { name, text }
}

export interface Tx {
  readonly orgId: OrgId
  /** The transaction's time by the database's clock, plus the demo's offset. Known once a query was awaited. */
  readonly now: Date
  /** Resolves when the transaction has begun, for writes that read nothing first. */
  ready(): Promise<void>
  /** Sends the statement at once and resolves to its rows. */
  query<Row>(statement: Statement<Row>, values?: readonly unknown[]): Promise<Row[]>
  /** Sends a write whose rows nobody needs. Its failure fails the transaction at its end. */
  queue(statement: Statement, values?: readonly unknown[]): void
}

export interface OpenTx extends Tx {
  commit(): Promise<void>
  rollback(): Promise<void>
}

// Every statement of ours names its rows by index, so one plan serves all values; left to itself the planner finds the
// generic plan's estimate dearer and plans anew at each call, which costs more than most calls.
const tenant = statement<{ now: Date }>(
  'tenant',
  `select set_config('role', 'gatehouse_app', true), set_config('app.org_id', $1, true),
          set_config('plan_cache_mode', 'force_generic_plan', true),
          now() + $2::float8 * interval '1 millisecond' as now`,
)

function clockOffsetMs(): number {
  return Number(process.env.GATEHOUSE_CLOCK_OFFSET_MS ?? 0)
}

class PipelinedTx implements OpenTx {
  private time: Date | undefined
  private readonly pending: Promise<unknown>[] = []
  private readonly begun: Promise<void>
  private ended = false

  constructor(
    readonly orgId: OrgId,
    private readonly client: pg.PoolClient,
  ) {
    this.track(client.query('begin'))
    this.begun = this.send(tenant, [orgId, clockOffsetMs()]).then(([row]) => {
      this.time = row?.now
    })
    this.track(this.begun)
  }

  get now(): Date {
    if (!this.time) throw new Error('tx.now is read before anything was awaited')
    return this.time
  }

  async ready(): Promise<void> {
    await this.begun
  }

  query<Row>(sql: Statement<Row>, values: readonly unknown[] = []): Promise<Row[]> {
    const rows = this.send(sql, values)
    this.track(rows)
    return rows
  }

  queue(sql: Statement, values: readonly unknown[] = []): void {
    this.track(this.send(sql, values))
  }

  async commit(): Promise<void> {
    const done = this.client.query('commit')
    await this.end(Promise.all([...this.pending, done]))
  }

  async rollback(): Promise<void> {
    await this.end(this.client.query('rollback'))
  }

  private async end(last: Promise<unknown>): Promise<void> {
    if (this.ended) throw new Error('the transaction has ended already')
    this.ended = true
    try {
      await last
    } catch (error) {
      // All were sent: wait until the connection has answered them before it goes back to the pool.
      await Promise.allSettled(this.pending)
      throw error
    } finally {
      this.client.release()
    }
  }

  private async send<Row>(sql: Statement<Row>, values: readonly unknown[]): Promise<Row[]> {
    // The connection may serve another tenant by now: a straggler must never reach it.
    if (this.ended) throw new Error('a statement was sent after the end of its transaction')
    try {
      const result = await this.client.query({ name: sql.name, text: sql.text, values: values as unknown[] })
      return result.rows as Row[]
    } catch (error) {
      throw translateViolation(error)
    }
  }

  /** Remembers a promise for the end; its failure is reported there and must not count as unhandled before. */
  private track(promise: Promise<unknown>): void {
    promise.catch(() => {})
    this.pending.push(promise)
  }
}

/** Opens a transaction bound to the organization. The caller ends it; `withOrg` does that for all but the wrappers
 *  that must decide between two ends. Rejects when no connection is had within five seconds. */
export async function openTx(orgId: OrgId): Promise<OpenTx> {
  return new PipelinedTx(orgId, await pipelinePool().connect())
}

/** A transaction of no organization: policies show it nothing, the few unpoliced tables stay readable. */
export const nobody = '' as OrgId
