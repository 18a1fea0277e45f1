/** Moments as SAML writes them: xs:dateTime in UTC (saml-core 1.3.3). */

const pattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/

/** The moment; undefined for what is none. An offset is read, though SAML wants UTC. */
export function parseMoment(text: string): Date | undefined {
  if (!pattern.test(text)) return undefined
  const moment = new Date(text)
  return Number.isNaN(moment.getTime()) ? undefined : moment
}

/** As requests and metadata carry it: to the second. */
export function writeMoment(moment: Date): string {
  return moment.toISOString().replace(/\.\d{3}Z$/, 'Z')
}
