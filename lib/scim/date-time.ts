/** xsd:dateTime as SCIM uses it (RFC 7643 2.3.5). A time without a zone is read as UTC. */

const dateTime = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})?$/

/** Milliseconds since 1970; undefined where the text is no date and time. */
export function instantOf(text: string): number | undefined {
  const parts = dateTime.exec(text)
  if (!parts) return undefined
  const instant = Date.parse(parts[8] === undefined ? `${text}Z` : text)
  return Number.isNaN(instant) ? undefined : instant
}
