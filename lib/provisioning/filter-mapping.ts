/** Where a resource type's attributes are in the database: what the filter and sort compilers know about it. SQL here
 *  may use $1, the organization, and $2, the SCIM root as text. */
import type { Filter, ResourceTypeDefinition } from '@/lib/scim'
import type { Operand } from './filter-compare'

export type Leaf = Extract<Filter, { kind: 'present' | 'compare' | 'matches' }>

/** The values of a multi-valued attribute, kept as rows. */
export interface ListMapping {
  /** The sub-attributes by name, as they are in a row. */
  readonly columns: Readonly<Record<string, Operand>>
  /** True where a row of the resource satisfies the condition. */
  readonly some: (condition: string) => string
  /** The column in the row that sorting goes by: the primary or else the first one. Absent: the document says. */
  readonly first?: (column: string) => string
  /** Which questions the rows answer, where they do not answer all of them; the others go to the document. */
  readonly answers?: (leaf: Leaf) => boolean
}

export interface FilterMapping {
  readonly type: ResourceTypeDefinition
  /** Singular attributes that are columns, by their canonical name, such as `name.givenName` or `urn:...:User:status`. */
  readonly columns: Readonly<Record<string, Operand>>
  /** Multi-valued attributes that are rows, by their canonical name. */
  readonly lists: Readonly<Record<string, ListMapping>>
  /** The JSONB document with every other attribute, in canonical form; absent: there is no other. */
  readonly document?: string
}

/** The canonical name of an attribute: with its URN where it belongs to an extension. */
export function nameOf({ urn, attribute, sub }: { urn?: string; attribute: string; sub?: string }): string {
  const own = sub === undefined ? attribute : `${attribute}.${sub}`
  return urn === undefined ? own : `${urn}:${own}`
}
