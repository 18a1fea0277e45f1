/** What is said to the database, and to whom a transaction belongs: the words of every query. */

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
