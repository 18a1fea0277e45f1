/** Filters and paths as plain data (RFC 7644 3.4.2.2 and 3.5.2). Names are as the client wrote them until
 *  `checkFilter` makes them canonical. */

export type Literal = string | number | boolean | null

export const compareOperators = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'] as const
export type CompareOperator = (typeof compareOperators)[number]

/** `urn:attribute[filter].sub`. An extension's URN alone reads as its last part being the attribute; `resolvePath`
 *  knows the extensions and puts that right. */
export type Path = {
  readonly urn?: string
  readonly attribute: string
  readonly filter?: Filter
  readonly sub?: string
}

export type Filter =
  | { readonly kind: 'compare'; readonly path: Path; readonly op: CompareOperator; readonly value: Literal }
  | { readonly kind: 'present'; readonly path: Path }
  /** `emails[type eq "work"]`: at least one value satisfies the path's filter. */
  | { readonly kind: 'matches'; readonly path: Path }
  /** Two parts or more; a flat list, so a long chain is no deep tree. */
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Filter[] }
  | { readonly kind: 'not'; readonly of: Filter }
