/** One transaction over several organizations, for the operator's work on all of them: all of it or nothing. It is bound
 *  to one of them at a time, and row policies hold as ever. */
import { type OrgId, openTx, statement, type Tx } from './tx'

const bind = statement('tx_bind', `select set_config('app.org_id', $1, true)`)

/** What is asked through it is asked of one organization. Void once the transaction is bound to the next. */
class BoundTx implements Tx {
  constructor(
    private readonly whole: Tx,
    readonly orgId: OrgId,
  ) {}

  get now(): Date {
    return this.whole.now
  }

  ready: Tx['ready'] = () => this.whole.ready()
  query: Tx['query'] = (sql, values) => this.whole.query(sql, values)
  peek: Tx['peek'] = (sql, values) => this.whole.query(sql, values)
  queue: Tx['queue'] = (sql, values) => this.whole.queue(sql, values)
  alone: Tx['alone'] = () => this.whole.alone()
  afterCommit: Tx['afterCommit'] = (fn) => this.whole.afterCommit(fn)
}

/** Binds the transaction to an organization until it is bound to another. */
export type Bind = (orgId: OrgId) => Promise<Tx>

/** Runs `fn` in one transaction that it binds to one organization after the other: committed when it returns, rolled
 *  back when it throws or `keep` says no. */
export async function withEveryOrg<R>(
  fn: (tx: Tx, bindTo: Bind) => Promise<R>,
  keep: (result: R) => boolean = () => true,
): Promise<R> {
  const tx = openTx('' as OrgId)
  let result: R
  try {
    result = await fn(tx, async (orgId) => {
      await tx.query(bind, [orgId])
      return new BoundTx(tx, orgId)
    })
    await tx.settled()
  } catch (error) {
    await tx.rollback()
    throw error
  }
  await (keep(result) ? tx.commit() : tx.rollback())
  return result
}
