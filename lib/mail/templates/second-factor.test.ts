import { describe, expect, test } from 'vitest'
import { locales } from '@/lib/i18n/locale'
import { recoveryCodeUsed, secondFactorAdded, secondFactorRemoved } from './second-factor'

const told = {
  organization: 'Acme <b>',
  timeZone: 'Europe/Paris',
  origin: 'https://gate.acme.test',
  by: 'Camille\r\nRoux',
  from: '192.0.2.7',
  at: new Date('2026-11-22T08:31:00Z'),
}

describe.each(locales)('in %s', (locale) => {
  test.each([
    ['added', secondFactorAdded(told, locale), secondFactorAdded({ ...told, from: null }, locale)],
    ['removed', secondFactorRemoved(told, locale), secondFactorRemoved({ ...told, from: null }, locale)],
    [
      'used',
      recoveryCodeUsed({ ...told, left: 4 }, locale),
      recoveryCodeUsed({ ...told, from: null, left: 4 }, locale),
    ],
  ])(
    'what was %s is told with by whom, when, from where and where to look',
    (_, { subject, text, html }, fromNowhere) => {
      for (const fact of ['Camille Roux', '(08:31 UTC)', '192.0.2.7', `${told.origin}/account/security`]) {
        expect(text).toContain(fact)
        expect(html).toContain(fact)
      }
      expect(html).toContain('Acme &lt;b&gt;')
      expect(subject).not.toMatch(/\p{Cc}/u)
      expect(fromNowhere.text).not.toContain('null')
    },
  )

  test('a used code says how many are left', () => {
    expect(recoveryCodeUsed({ ...told, left: 4 }, locale).text).toContain('4 codes')
    expect(recoveryCodeUsed({ ...told, left: 1 }, locale).text).toContain('1 code')
  })
})
