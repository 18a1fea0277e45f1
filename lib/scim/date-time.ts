/** xsd:dateTime as SCIM uses it (RFC 7643 2.3.5), years 1 to 9999. A time without a zone is read as UTC. */

const dateTime = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(Z|[+-]\d{2}:\d{2})?$/
const first = Date.parse('0001-01-01T00:00:00Z')
const last = Date.parse('9999-12-31T23:59:59.999Z')

/** Milliseconds since 1970; undefined where the text is no date and time. */
export function instantOf(text: string): number | undefined {
  const parts = dateTime.exec(text)
  if (!parts?.[1] || !isDay(parts[1])) return undefined
  const instant = Date.parse(parts[2] === undefined ? `${text}Z` : text)
  return instant >= first && instant <= last ? instant : undefined
}

/** JavaScript reads 30 February as 2 March; PostgreSQL refuses it, and so do we. */
function isDay(text: string): boolean {
  const day = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(day) && new Date(day).toISOString().startsWith(text)
}
