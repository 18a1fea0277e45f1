/** Statements sent together: one write to the socket, one Sync, one round trip.
 *
 *  pg sends each query with a Sync of its own and asks for the description of every result; a request of five
 *  statements is then five writes and five barriers, half of what the request costs. A batch is one of pg's
 *  submittable queries: it binds and executes statement after statement, describes each the first time a connection
 *  sees it, and syncs once. PostgreSQL treats what stands before a Sync as one transaction, and skips the rest of it
 *  after an error: every statement of a batch has its answer, or all from the failing one on have its error.
 *
 *  Protocol: PostgreSQL manual, 55.2.3 and 55.2.4. */
import pg from 'pg'
import { serialize } from 'pg-protocol'
import { singleton } from '@/lib/base/singleton'

export interface Sent {
  readonly name: string
  readonly text: string
  /** Whether reads that travel together may share one answer to it. */
  readonly once?: boolean | undefined
  /** As the protocol has them: text, bytes or null. */
  readonly values: readonly (string | Buffer | null)[]
  resolve(rows: unknown[]): void
  reject(error: unknown): void
}

/** How the rows of a prepared statement are read. */
interface Shape {
  readonly names: readonly string[]
  readonly readers: readonly ((text: string) => unknown)[]
}

/** What one connection knows by a name: without a shape when an error may have come before or after it was parsed. */
interface Known {
  readonly text: string
  readonly shape: Shape | undefined
}

/** Several module graphs share the connections of a process, and what is prepared on them. */
function knownOn(connection: object): Map<string, Known> {
  const connections = singleton('db.prepared', () => new WeakMap<object, Map<string, Known>>())
  let known = connections.get(connection)
  if (!known) {
    known = new Map()
    connections.set(connection, known)
  }
  return known
}

const noRows: Shape = { names: [], readers: [] }

interface Field {
  readonly name: string
  readonly dataTypeID: number
}

export class Batch {
  private place = 0
  private found: unknown[] = []
  private shapes: (Shape | undefined)[] = []
  private known: Map<string, Known> = new Map()
  private failure: unknown
  /** Called once, when everything has its answer or its error and the connection is free of it. */
  done: () => void = () => {}
  /** pg calls it with an error when the connection breaks or the query is cancelled. */
  callback = (error: unknown) => {
    if (error) this.handleError(error)
  }

  constructor(private readonly statements: readonly Sent[]) {}

  /** Called by pg when the connection is this batch's. */
  submit(connection: pg.Connection): null {
    this.known = knownOn(connection)
    const parts: Buffer[] = []
    for (const statement of this.statements) this.write(parts, statement)
    parts.push(serialize.sync())
    connection.stream.write(Buffer.concat(parts))
    return null
  }

  private write(parts: Buffer[], { name, text, values }: Sent): void {
    const known = name === '' ? undefined : this.known.get(name)
    const shape = known?.text === text ? known.shape : undefined
    if (!shape) {
      if (known) parts.push(serialize.close({ type: 'S', name }))
      parts.push(serialize.parse({ name, text }), serialize.describe({ type: 'S', name }))
      if (name !== '') this.known.set(name, { text, shape: undefined })
    }
    this.shapes.push(shape)
    parts.push(serialize.bind({ statement: name, values: values as (string | Buffer | null)[] }), serialize.execute())
  }

  handleRowDescription({ fields }: { fields: readonly Field[] }): void {
    this.learn({
      names: fields.map(({ name }) => name),
      readers: fields.map(({ dataTypeID }) => pg.types.getTypeParser(dataTypeID, 'text')),
    })
  }

  private learn(shape: Shape): void {
    this.shapes[this.place] = shape
    const { name = '', text = '' } = this.statements[this.place] ?? {}
    if (name !== '') this.known.set(name, { text, shape })
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    if (this.failure !== undefined) return
    const { names, readers } = this.shapes[this.place] ?? noRows
    const row: Record<string, unknown> = {}
    for (let n = 0; n < names.length; n++) {
      const text = fields[n]
      row[names[n] as string] = text === null || text === undefined ? null : readers[n]?.(text)
    }
    this.found.push(row)
  }

  handleCommandComplete(): void {
    // A statement without rows has no description.
    if (!this.shapes[this.place]) this.learn(noRows)
    this.statements[this.place++]?.resolve(this.found)
    this.found = []
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete()
  }

  handleError(error: unknown): void {
    if (this.failure !== undefined) return
    this.failure = error
    while (this.place < this.statements.length) this.statements[this.place++]?.reject(error)
    this.done()
  }

  handleReadyForQuery(): void {
    // Nothing is open any more; what has no answer by now will have none.
    if (this.place < this.statements.length) this.handleError(new Error('a statement was not answered'))
    else this.done()
  }
}

// Clients that pipeline accept nothing but pg's own queries; those that hold a portal open are what they mean to refuse.
Object.setPrototypeOf(Batch.prototype, pg.Query.prototype)
