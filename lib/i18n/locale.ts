/** Which language a page speaks. The nearest deliberate choice wins: what was picked in this browser, then what the person
 *  stored, then what the organization speaks, then what the browser asks for, then English. */

export const locales = ['en', 'fr'] as const

export type Locale = (typeof locales)[number]

export const localeNames: Record<Locale, string> = { en: 'English', fr: 'Français' }

export interface LocaleSources {
  /** The cookie `gatehouse_locale`, set by the language switch. */
  cookie?: string | null
  /** The person's own setting. */
  user?: string | null
  /** The organization's language. */
  organization?: string | null
  /** The request header, RFC 9110 section 12.5.4. */
  acceptLanguage?: string | null
}

export function resolveLocale({ cookie, user, organization, acceptLanguage }: LocaleSources): Locale {
  return toLocale(cookie) ?? toLocale(user) ?? toLocale(organization) ?? fromAcceptLanguage(acceptLanguage) ?? 'en'
}

/** The language of a tag such as "fr", "fr-CA" or "fr_BE"; undefined when we do not speak it. */
export function toLocale(tag: string | null | undefined): Locale | undefined {
  const primary = tag?.trim().toLowerCase().split(/[-_]/)[0]
  return locales.find((locale) => locale === primary)
}

function fromAcceptLanguage(header: string | null | undefined): Locale | undefined {
  const ranges = (header ?? '').slice(0, 1000).split(',').map(parseRange)
  // Array.sort is stable: equal weights keep the browser's order.
  const wanted = ranges.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight)
  return wanted.map(({ tag }) => toLocale(tag)).find((locale) => locale !== undefined)
}

function parseRange(range: string): { tag: string; weight: number } {
  const [tag = '', ...parameters] = range.split(';').map((part) => part.trim())
  const quality = parameters.find((parameter) => /^q=/i.test(parameter))
  const weight = quality ? Number(quality.slice(2)) : 1
  return { tag, weight: Number.isFinite(weight) ? weight : 0 }
}
