/** Building a statement of a list: values get places, texts get names. */
import { type Statement, statement, type Tx } from '@/lib/db/tx'
import { badRequest } from '@/lib/scim'

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

/** Runs a statement that no index may help, for two seconds at most and without other reads waiting behind it; throws
 *  400 tooMany after that (RFC 7644 3.12). */
export function queryAtLength<Row>(tx: Tx, wanted: Statement<Row>, values: readonly unknown[]): Promise<Row[]> {
  tx.alone()
  tx.queue(unhurried)
  return tx.query(wanted, values).catch((error) => {
    throw isTimedOut(error) ? badRequest('tooMany', tooMany) : error
  })
}

const tooMany =
  'Finding these took too long. Narrow the filter by an attribute that is indexed (id, userName, externalId, ' +
  'displayName, emails.value) with eq or sw, or list everything without filter and sortBy.'

/** SQLSTATE query_canceled. */
function isTimedOut(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '57014'
}
