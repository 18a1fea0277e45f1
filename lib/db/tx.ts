/** A transaction of one organization.
 *
 *  It begins by becoming the application's role and naming its tenant; row policies do the rest. Nothing here waits
 *  unless the caller does: `begin`, the tenant, the caller's first statements all travel in one round trip (batch.ts),
 *  and a statement that fails makes the rest of the transaction fail with it.
 */
import type pg from 'pg'
import { Batch, type Sent } from './batch'
import { BatchedTx, begin, commit, rollback, tenant, tenantReading, tenantReadingAlone } from './batched-tx'
import { takeConnection } from './client'
import { type Read, sendAlone } from './read-lanes'
import type { OpenTx, OrgId, Statement } from './statement'
import { noteWrite } from './statistics'

export type { OpenTx, OrgId, Statement, Tx } from './statement'
export { sharedStatement, statement } from './statement'

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
