/** What the address of the teams page asks for. A page begins at a handle: handles are unique, so nothing else is needed
 *  to go on from one. */

export const teamSources = ['managed', 'local'] as const
export type TeamSource = (typeof teamSources)[number]

export interface TeamQuery {
  readonly q: string
  /** Undefined shows both. */
  readonly source?: TeamSource
  /** The handle that the page comes after or before. */
  readonly cursor?: { readonly side: 'after' | 'before'; readonly handle: string }
}

export type Parameters = Readonly<Record<string, string | string[] | undefined>>

/** The first value of a parameter, without what no stored text holds. */
export function parameter(parameters: Parameters, name: string): string {
  const value = parameters[name]
  const text = (Array.isArray(value) ? value[0] : value) ?? ''
  return text.replaceAll('\0', '').trim().slice(0, 300)
}

export function parseTeamQuery(parameters: Parameters): TeamQuery {
  const source = teamSources.find((one) => one === parameter(parameters, 'source'))
  const [after, before] = [parameter(parameters, 'after'), parameter(parameters, 'before')]
  return {
    q: parameter(parameters, 'q'),
    ...(source && { source }),
    ...(after
      ? { cursor: { side: 'after', handle: after } }
      : before && { cursor: { side: 'before', handle: before } }),
  }
}

/** With its question mark; empty for the plain list. */
export function formatTeamQuery({ q, source, cursor }: TeamQuery): string {
  const fields = new URLSearchParams({
    ...(q && { q }),
    ...(source && { source }),
    ...(cursor && { [cursor.side]: cursor.handle }),
  })
  return fields.size > 0 ? `?${fields}` : ''
}
