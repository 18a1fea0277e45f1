import { describe, expect, it, vi } from 'vitest'
import {
  date,
  dateTime,
  exactTime,
  language,
  list,
  number,
  plural,
  relativeTime,
  timeText,
  uncapitalized,
} from './format'

const now = new Date('2026-11-22T08:31:00Z')
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000)
const paris = { locale: 'en', zone: 'Europe/Paris' } as const

describe('figures', () => {
  it('group thousands by comma in English and by a narrow no-break space in French', () => {
    expect(number(1310, 'en')).toBe('1,310')
    expect(number(1310, 'fr')).toBe('1\u202f310')
  })

  it('stand beside languages by their names in the reader’s', () => {
    expect([language('fr', 'en'), language('en', 'fr')]).toEqual(['French', 'anglais'])
  })

  it('choose the plural form of each language: French zero is singular', () => {
    const english = { one: '# user', other: '# users' }
    expect(plural(1, english, 'en')).toBe('1 user')
    expect(plural(0, english, 'en')).toBe('0 users')
    expect(plural(0, { one: '# personne', other: '# personnes' }, 'fr')).toBe('0 personne')
    expect(plural(1_000_000, { one: '# personne', other: '# personnes' }, 'fr')).toMatch(/personnes$/)
  })

  it('list names as one says them', () => {
    expect(list(['Platform', 'Data', 'SRE'], 'en')).toBe('Platform, Data and SRE')
    expect(list(['Platform', 'Data'], 'fr')).toBe('Platform et Data')
  })

  it('write a name small inside a sentence, unless it is an abbreviation', () => {
    expect(uncapitalized('Mot de passe')).toBe('mot de passe')
    expect(uncapitalized('Échange')).toBe('échange')
    expect(uncapitalized('SAML single sign-on')).toBe('SAML single sign-on')
  })
})

describe('moments', () => {
  it('count in the largest whole unit, never rounding up', () => {
    expect(relativeTime(hours(-2.9), now, 'en')).toBe('2 h ago')
    expect(relativeTime(hours(-3), now, 'en', 'long')).toBe('3 hours ago')
    expect(relativeTime(hours(9), now, 'fr')).toBe('dans 9 h'.replace(' h', '\u00a0h'))
    expect(relativeTime(hours(-25), now, 'fr')).toBe('hier')
  })

  it('call 47 hours no tomorrow, and four days four days', () => {
    expect(relativeTime(hours(47), now, 'en', 'long')).toBe('in 47 hours')
    expect(relativeTime(hours(71.5), now, 'en')).toBe('in 71 h')
    expect(relativeTime(hours(96), now, 'en', 'long')).toBe('in 4 days')
  })

  it('call anything below a minute now', () => {
    expect(relativeTime(new Date(now.getTime() - 59_000), now, 'en')).toBe('now')
  })

  it('are told in the zone of the reader', () => {
    expect(dateTime(now, paris)).toBe('22 Nov 2026, 09:31')
    expect(date(new Date('2026-11-22T23:30:00Z'), paris)).toBe('23\u00a0Nov\u00a02026')
  })

  it('name day, year and zone where something ends', () => {
    expect(exactTime(now, paris)).toBe('Sun 22 Nov 2026, 09:31 CET')
    expect(exactTime(now, { locale: 'fr', zone: 'UTC' })).toMatch(/^dim\. 22 nov\. 2026.* 08:31 UTC$/)
  })

  it('name a zone alike in both languages, by its offset where it has no name', () => {
    const zoneOf = (locale: 'en' | 'fr', zone: string) => exactTime(now, { locale, zone }).split(' ').at(-1)
    for (const [zone, name] of [
      ['Europe/Paris', 'CET'],
      ['Europe/London', 'GMT'],
      ['UTC', 'UTC'],
      ['America/New_York', 'UTC\u22125'],
      ['Asia/Kolkata', 'UTC+5:30'],
    ] as const)
      expect([zoneOf('en', zone), zoneOf('fr', zone)], zone).toEqual([name, name])
  })

  it('are relative within a week and dated beyond, with local and universal time in the title', () => {
    expect(timeText(hours(-2), now, paris).text).toBe('2 h ago')
    expect(timeText(hours(-24 * 8), now, paris).text).toBe('14\u00a0Nov\u00a02026')
    expect(timeText(now, now, paris).title).toBe('Sun 22 Nov 2026, 09:31 CET (Sun 22 Nov 2026, 08:31 UTC)')
    expect(timeText(now, now, { locale: 'en', zone: 'UTC' }).title).toBe('Sun 22 Nov 2026, 08:31 UTC')
  })
})

it('makes a formatter once for all rows of a list', () => {
  const reader = { locale: 'fr', zone: 'Pacific/Auckland' } as const
  const draw = (row: number) => {
    timeText(hours(-row), now, reader)
    date(hours(-row), reader)
    plural(row, { one: '#', other: '#' }, 'fr')
  }
  draw(0)
  const made = [vi.spyOn(Intl, 'DateTimeFormat'), vi.spyOn(Intl, 'RelativeTimeFormat'), vi.spyOn(Intl, 'NumberFormat')]
  for (let row = 1; row < 50; row += 1) draw(row)
  for (const spy of made) expect(spy).not.toHaveBeenCalled()
  vi.restoreAllMocks()
})
