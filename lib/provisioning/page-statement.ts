/** Building a statement of a list: values get places, texts get names. */
import { type Statement, statement, type Tx } from '@/lib/db/tx'

/** The values of a statement, the organization first and the SCIM root second. */
export class Parameters {
  readonly values: unknown[]

  constructor(tx: Tx, baseUrl: string) {
    this.values = [tx.orgId, baseUrl]
  }

  /** Takes a value, answers its place. */
  readonly add = (value: unknown): string => `$${this.values.push(value)}`
}

// One statement for each shape, prepared once a connection. Clients use a handful; whoever sends new shapes all the time
// gets statements that are not kept.
const shapes = new Map<string, string>()
const maxShapes = 300

export function prepared<Row>(text: string): Statement<Row> {
  const known = shapes.get(text)
  if (known) return statement(known, text)
  if (shapes.size >= maxShapes) return statement('', text)
  const name = `page_${shapes.size}`
  shapes.set(text, name)
  return statement(name, text)
}

// What no index finds must not hold a connection for long. Its plan hangs on how much is asked for, so it is planned for
// its values, which the statements of every request are not (lib/db/tx.ts).
const unhurried = statement(
  'page_unhurried',
  `select set_config('statement_timeout', '2s', true), set_config('plan_cache_mode', 'force_custom_plan', true)`,
)

/** Ends each statement that follows in the same round trip after two seconds (SQLSTATE 57014, answered as tooMany), and
 *  lets nobody wait behind it. */
export function takeTime(tx: Tx): void {
  tx.alone()
  tx.queue(unhurried)
}
