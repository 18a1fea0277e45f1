/** What a client would rather have (Prefer, RFC 7240 2): preferences separated by commas, each with a value and
 *  parameters perhaps, in any letter case. Of one given twice the first counts. */

/** The preferences by name in lower case, with their values without quotes; empty for none. Parameters of a preference
 *  are no preferences. What cannot be read is skipped. */
export function preferencesOf(header: string | null): ReadonlyMap<string, string> {
  const preferences = new Map<string, string>()
  if (header === null) return preferences
  for (const [, name = '', quoted, token = ''] of header.matchAll(preference)) {
    const key = name.toLowerCase()
    if (!preferences.has(key)) preferences.set(key, quoted === undefined ? token : quoted.replace(/\\(.)/g, '$1'))
  }
  return preferences
}

const token = "[!#$%&'*+\\-.^_`|~0-9A-Za-z]+"
const text = '"((?:[^"\\\\]|\\\\.)*)"'
// A name with its value, then whatever parameters follow, up to a comma outside quotes.
const preference = new RegExp(`(${token})(?:\\s*=\\s*(?:${text}|(${token}))?)?(?:[^,"]|"(?:[^"\\\\]|\\\\.)*"?)*`, 'g')

/** Whether the client wants to see what a write would do. A value other than `false` does not take it back: to carry
 *  out what was to be tried would be the worse mistake. */
export function wantsDryRun(header: string | null): boolean {
  const value = preferencesOf(header).get('dry-run')
  return value !== undefined && value.toLowerCase() !== 'false'
}
