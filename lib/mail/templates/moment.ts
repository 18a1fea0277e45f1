/** A moment as two readers need it: in the organization's zone, and in UTC for whoever is elsewhere. */
import { date, exactTime, type Reader } from '@/lib/i18n/format'

/** "Tue 24 Nov 2026, 09:31 CET (08:31 UTC)"; the UTC date is told where it differs. */
export function moment(at: Date, reader: Reader): string {
  const utcReader = { ...reader, zone: 'UTC' }
  const [local, utc] = [exactTime(at, reader), exactTime(at, utcReader)]
  if (local === utc) return local
  const sameDay = date(at, reader) === date(at, utcReader)
  return `${local} (${sameDay ? (/\d\d:\d\d UTC$/.exec(utc)?.[0] ?? utc) : utc})`
}
