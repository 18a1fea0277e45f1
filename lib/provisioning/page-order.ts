/** The order of a list as SQL: by the sort key, resources without one last, and by creation number among equals.
 *  Descending is the exact reverse, so the same index serves both ways, and walking backwards too. */
import type { AttributeDefinition, Path, Sort } from '@/lib/scim'
import { resolvePath } from '@/lib/scim'
import { type Operand, ordered, type Parameter, typed } from './filter-compare'
import { type FilterMapping, nameOf } from './filter-mapping'
import { documentAt, operandAt, valueOperand } from './filter-sql'
import type { Place } from './page-source'

/** What a list is sorted by (lib/scim/sort.ts gives the same order in memory). Throws 400 where it cannot be. */
export function sortOperand({ path }: Sort, mapping: FilterMapping): Operand {
  const attribute = resolvePath(mapping.type, path)?.attribute
  return attribute?.multiValued ? firstValue(path, attribute, mapping) : operandAt(path, mapping)
}

/** The primary value of a multi-valued attribute, or else its first. */
function firstValue(path: Path, attribute: AttributeDefinition, mapping: FilterMapping): Operand {
  const rows = mapping.lists[nameOf({ ...path, sub: undefined })]
  const column = rows?.columns[path.sub ?? '']
  if (rows?.first && column) return { ...column, sql: rows.first(column.sql), indexed: false }
  const operand = valueOperand(attribute, path.sub ?? '')
  const values = `jsonb_array_elements(${documentAt(path, mapping)}) with ordinality as v(item, n)`
  const order = `order by coalesce(v.item -> 'primary', 'false') = 'true' desc, v.n limit 1`
  return { ...operand, sql: `(select ${operand.sql} from ${values} ${order})` }
}

/** `order by` of rows with the columns `key` (absent in lists that are not sorted) and `seq`. */
export function orderBy(key: string | undefined, seq: string, reverse: boolean): string {
  const way = reverse ? 'desc' : 'asc'
  return `order by ${key === undefined ? '' : `${key} ${way}, `}${seq} ${way}`
}

/** The rows behind a place in the order, as conditions of parts that follow one another. Each part is one stretch of an
 *  index: resources without a key are a stretch of their own. */
export function behind(
  place: Place,
  operand: Operand | undefined,
  seq: string,
  { reverse, parameter }: { reverse: boolean; parameter: Parameter },
): string[] {
  const way = reverse ? '<' : '>'
  const bySeq = () => `${seq} ${way} ${parameter(place.seq)}::bigint`
  if (!operand) return [bySeq()]
  const key = ordered(operand)
  const absent = `${key} is null`
  if (place.key === undefined || place.key === null) {
    return reverse ? [`${absent} and ${bySeq()}`, `${key} is not null`] : [`${absent} and ${bySeq()}`]
  }
  const at = typed(operand.kind, place.key, parameter)
  const rest = `${key} ${way}= ${at} and (${key} ${way} ${at} or ${bySeq()})`
  return reverse ? [rest] : [rest, absent]
}
