/** Parts of a transaction that can be taken back one by one. */
import { type OpenTx, statement, type Tx } from './tx'

let savepoints = 0

/** A part of an open writing transaction that can be taken back by itself: `commit` keeps it, for as long as the whole is
 *  kept, `rollback` takes it back. One at a time. */
export function savepoint(parent: OpenTx): OpenTx {
  const name = `part_${++savepoints}`
  const word = (text: string) => statement('', `${text} ${name}`)
  const pending: Promise<unknown>[] = []
  const kept: (() => void)[] = []
  const query: Tx['query'] = (sql, values) => {
    const rows = parent.query(sql, values)
    pending.push(rows)
    return rows
  }
  parent.queue(word('savepoint'))
  return {
    orgId: parent.orgId,
    get now() {
      return parent.now
    },
    ready: () => parent.ready(),
    query,
    peek: query,
    queue: (sql, values) => void query(sql, values).catch(() => {}),
    alone: () => parent.alone(),
    afterCommit: (fn) => void kept.push(fn),
    settled: async () => void (await Promise.all(pending)),
    commit: async () => {
      await Promise.all(pending)
      parent.queue(word('release savepoint'))
      for (const fn of kept) parent.afterCommit(fn)
    },
    rollback: async () => {
      await Promise.allSettled(pending)
      await parent.query(word('rollback to savepoint'))
    },
  }
}
