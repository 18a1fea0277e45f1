/** Figures, moments and lists in the reader's language and zone. English is British in dates: 22 Nov 2026, 24 hours. */
import type { Locale } from './locale'

const tags: Record<Locale, string> = { en: 'en-GB', fr: 'fr-FR' }

/** Whose eyes read it: a language, and an IANA zone such as "Europe/Paris". */
export interface Reader {
  locale: Locale
  zone: string
}

/** Making a formatter costs tens of times what using it does, and a list uses hundreds: each is made once a process. Keys
 *  are of closed lists (languages, zones that ICU knows, forms of this file), so what is kept is bounded. */
function kept<Key extends string[], Formatter>(make: (...key: Key) => Formatter): (...key: Key) => Formatter {
  const made = new Map<string, Formatter>()
  return (...key) => {
    const name = key.join(' ')
    const known = made.get(name)
    if (known) return known
    const formatter = make(...key)
    made.set(name, formatter)
    return formatter
  }
}

const numbers = kept((locale: Locale) => new Intl.NumberFormat(tags[locale]))

export function number(value: number, locale: Locale): string {
  return numbers(locale).format(value)
}

/** "French": a language in the words of another; French writes them small. */
/** What separates the cells of a CSV file that the spreadsheets of a language open by a double click. */
export function csvSeparator(locale: Locale): ',' | ';' {
  return locale === 'fr' ? ';' : ','
}

export function language(of: Locale, locale: Locale): string {
  return new Intl.DisplayNames(tags[locale], { type: 'language' }).of(of) ?? of
}

/** "a, b and c" */
export function list(items: readonly string[], locale: Locale): string {
  return new Intl.ListFormat(tags[locale], { type: 'conjunction' }).format(items)
}

export interface PluralForms {
  one: string
  other: string
}

const plurals = kept((locale: Locale) => new Intl.PluralRules(tags[locale]))

/** The form a count asks for, its `#` replaced by the figure. French counts 0 as one: "0 personne". */
export function plural(count: number, forms: PluralForms, locale: Locale): string {
  const category = plurals(locale).select(count)
  return (category === 'one' ? forms.one : forms.other).replaceAll('#', number(count, locale))
}

const units = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

type Style = 'short' | 'long'

const distances = kept(
  (locale: Locale, style: Style) => new Intl.RelativeTimeFormat(tags[locale], { style, numeric: 'auto' }),
)

function distance(amount: number, unit: Intl.RelativeTimeFormatUnit, locale: Locale, style: Style): string {
  const text = distances(locale, style).format(amount, unit)
  // English abbreviates hours as "hr"; the symbol is h (ISO 80000-3), as in French.
  return style === 'short' ? text.replace(/\bhr\b/, 'h') : text
}

/** "2 hours ago", "in 9 h", "yesterday". `short` is for tables, `long` for sentences. Below a minute: "now". What is to
 *  come ends to the second: up to three days away it is told in hours, since 47 hours are no "tomorrow". */
export function relativeTime(at: Date, now: Date, locale: Locale, style: Style = 'short'): string {
  const seconds = (at.getTime() - now.getTime()) / 1000
  const inHours = seconds >= 86_400 && seconds < 3 * 86_400
  const known = units.find(([name, unitLength]) => (inHours ? name === 'hour' : Math.abs(seconds) >= unitLength))
  const [unit, length] = known ?? ['second', 1]
  const amount = unit === 'second' ? 0 : Math.trunc(seconds / length)
  return distance(amount, unit, locale, style)
}

/** "in 47 h", "30 hours ago": so many hours, whatever the days they make. */
export function relativeHours(hours: number, locale: Locale, style: Style = 'short'): string {
  return distance(hours, 'hour', locale, style)
}

/** "30 minutes", "8 hours", "1 day": in the largest unit that tells it exactly. */
export function duration(minutes: number, locale: Locale): string {
  const [unit, length] = lengths.find(([, each]) => minutes % each === 0) ?? ['minute', 1]
  return new Intl.NumberFormat(tags[locale], { style: 'unit', unit, unitDisplay: 'long' }).format(minutes / length)
}

const lengths = [
  ['day', 1_440],
  ['hour', 60],
] as const

const day = { day: 'numeric', month: 'short', year: 'numeric' } as const
const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
const forms = {
  date: day,
  dateTime: { ...day, ...clock },
  stamp: { ...day, ...clock, second: '2-digit' },
  exact: { weekday: 'short', ...day, ...clock, timeZoneName: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

const moments = kept(
  (locale: Locale, zone: string, form: keyof typeof forms) =>
    new Intl.DateTimeFormat(tags[locale], { ...forms[form], timeZone: zone }),
)

/** "22 Nov 2026", which no line breaks. */
export function date(at: Date, { locale, zone }: Reader): string {
  return moments(locale, zone, 'date').format(at).replaceAll(' ', '\u00a0')
}

/** "22 Nov 2026, 09:31" */
export function dateTime(at: Date, { locale, zone }: Reader): string {
  return moments(locale, zone, 'dateTime').format(at)
}

/** "22 Nov 2026, 09:31:07": for logs. */
export function stamp(at: Date, { locale, zone }: Reader): string {
  return moments(locale, zone, 'stamp').format(at)
}

/** "Wed 25 Nov 2026, 09:31 CET": for moments on which something ends, read by people in other zones. */
export function exactTime(at: Date, { locale, zone }: Reader): string {
  const parts = moments(locale, zone, 'exact').formatToParts(at)
  const text = parts.map(({ type, value }) => (type === 'timeZoneName' ? zoneName(at, zone) : value)).join('')
  // en-GB sets a comma after the weekday that nobody writes: "Wed, 25 Nov".
  return text.replace(/^(\p{L}+\.?), /u, '$1 ')
}

/** "CET", "UTC", "UTC−5": one name of a zone in every language, since French has none ("UTC+1") where English has. */
function zoneName(at: Date, zone: string): string {
  const parts = moments('en', zone, 'exact').formatToParts(at)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone
  return name.replace(/^GMT(?=[+-])/, 'UTC').replace('-', '\u2212')
}

/** What `Time` takes: relative within a week, a date beyond; the title says it exactly, here and in UTC. */
export function timeText(at: Date, now: Date, reader: Reader): { at: Date; text: string; title: string } {
  const near = Math.abs(at.getTime() - now.getTime()) < 7 * 86_400_000
  const utc = exactTime(at, { ...reader, zone: 'UTC' })
  const local = exactTime(at, reader)
  const text = near ? relativeTime(at, now, reader.locale) : date(at, reader)
  return { at, text, title: local === utc ? utc : `${local} (${utc})` }
}

/** A text as a sentence begins with it. */
export function capitalized(text: string): string {
  return `${text}`.replace(/^./u, (first) => first.toUpperCase())
}

/** A name as it stands inside a sentence: "Password" becomes "password"; "SAML" keeps its capitals. */
export function uncapitalized(text: string): string {
  return text.replace(/^\p{Lu}(?!\p{Lu})/u, (first) => first.toLowerCase())
}
