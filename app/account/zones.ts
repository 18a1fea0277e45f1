/** The IANA zones that can be chosen. UTC is no zone of a place, so the list leaves it out. */
export const zones: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]

export function isZone(text: string): boolean {
  return zones.includes(text)
}
