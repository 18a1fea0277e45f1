/** What the list engine is told about a resource type. Its SQL may use $1, the organization, and $2, the SCIM root. */
import { livingOf, type Noun } from '@/lib/org/seq-ranges'
import type { Filter, Projection, Sort } from '@/lib/scim'
import type { FilterMapping } from './filter-mapping'

export interface PageSource {
  readonly noun: Noun
  readonly table: string
  /** How its expressions name a row of the table. */
  readonly alias: string
  /** Columns of a row's document, of which `json` is the resource as JSON text; `base` is the SCIM root. What the
   *  projection leaves out need not be there, what it asks for must be. */
  document(base: string, projection: Projection): string
  readonly filters: FilterMapping
  /** Whoever lists them sees to the projection: the text of the resources is not JSON yet. */
  readonly isUnfinished?: true
}

/** The page wanted, at most `count` resources of it: by number, or behind (before, backwards) a place. */
export type Wanted =
  | { readonly kind: 'index'; readonly startIndex: number; readonly count: number }
  | { readonly kind: 'cursor'; readonly count: number; readonly place?: Place; readonly backwards: boolean }

/** Where a resource stands in the order of its list: its sort key as text (null where it has none, absent where the list
 *  is not sorted) and its creation number. */
export interface Place {
  readonly key?: string | null
  readonly seq: string
}

export interface PageQuery {
  /** In canonical form. */
  readonly filter?: Filter
  readonly sort?: Sort
  readonly wanted: Wanted
  readonly projection: Projection
}

/** `from table alias where ...` for the living rows of the organization. */
export function livingRows({ noun, table, alias }: PageSource): string {
  return `from ${table} ${alias} where ${livingOf(noun, alias)}`
}
