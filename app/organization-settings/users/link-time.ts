import { relativeHours, relativeTime } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locale'

const hourMs = 3_600_000

/** How far the end of a link is: in hours for three days, since "tomorrow" is too vague for what ends to the second. */
export function linkTime(at: Date, now: Date, locale: Locale, style: 'short' | 'long' = 'short'): string {
  const hours = Math.trunc((at.getTime() - now.getTime()) / hourMs)
  if (Math.abs(hours) < 24 || Math.abs(hours) > 72) return relativeTime(at, now, locale, style)
  return relativeHours(hours, locale, style)
}
