import { relativeTime } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locale'

const hourMs = 3_600_000
const tags: Record<Locale, string> = { en: 'en-GB', fr: 'fr-FR' }

/** How far the end of a link is: in hours for three days, since "tomorrow" is too vague for what ends to the second. */
export function linkTime(at: Date, now: Date, locale: Locale, style: 'short' | 'long' = 'short'): string {
  const hours = Math.trunc((at.getTime() - now.getTime()) / hourMs)
  if (Math.abs(hours) < 24 || Math.abs(hours) > 72) return relativeTime(at, now, locale, style)
  const text = new Intl.RelativeTimeFormat(tags[locale], { style }).format(hours, 'hour')
  return style === 'short' ? text.replace(/\bhr\b/, 'h') : text
}
