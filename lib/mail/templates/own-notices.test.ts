import { describe, expect, test } from 'vitest'
import { locales } from '@/lib/i18n/locale'
import { type EndingKey, keyExpiring } from './key-expiring'
import { type AccessChange, passwordChanged, sessionsEnded } from './own-access'
import { personalKey } from './personal-key'
import { signInChanged } from './sign-in-changed'

const told = { organization: 'Acme <b>', timeZone: 'Europe/Paris', origin: 'https://gate.acme.test' }
const key: EndingKey = {
  ...told,
  keyId: '0193',
  keyName: 'entra-2026',
  accountName: 'SCIM\r\nprovisioning',
  days: 7,
  endsAt: new Date('2026-11-29T08:31:00Z'),
  usedAt: null,
  scim: true,
}
const change: AccessChange = {
  ...told,
  by: 'Camille\r\nRoux',
  sessions: 3,
  from: '192.0.2.7',
  at: new Date('2026-11-22T08:31:00Z'),
}

describe.each(locales)('in %s', (locale) => {
  test('an ending key is named with its account, when it ends and the way to replace it', () => {
    const { subject, text, html } = keyExpiring(key, locale)
    expect(subject).toMatch(/entra-2026.*SCIM provisioning.*7/)
    for (const fact of ['SCIM provisioning', '(08:31 UTC)', '/application-keys/0193/rotate']) {
      expect(text).toContain(fact)
      expect(html).toContain(fact)
    }
  })

  test('only a key that speaks SCIM stops provisioning', () => {
    const [speaks, does] = [keyExpiring(key, locale).text, keyExpiring({ ...key, scim: false }, locale).text]
    expect(speaks).toMatch(/provision(ing|nement)/)
    expect(does).not.toMatch(/provision(ing|nement) s/)
  })

  test('a person’s key that provisions is named with whose it is and the way to move it', () => {
    const usedAt = new Date('2026-11-22T08:31:00Z')
    const { subject, text, html } = personalKey({ ...told, keyName: 'Scripts', owner: 'Zoé\nMartin', usedAt }, locale)
    expect(subject).toContain('Zoé Martin')
    for (const fact of ['Scripts', 'Zoé Martin', '(08:31 UTC)', 'application-keys?state=personal']) {
      expect(text).toContain(fact)
      expect(html).toContain(fact)
    }
  })

  test('one day is no number of days', () => {
    expect(keyExpiring({ ...key, days: 1 }, locale).subject).toMatch(/tomorrow|demain/)
  })

  test.each([passwordChanged, sessionsEnded])('%o says by whom, when, from where and what ended', (mail) => {
    const { subject, text, html } = mail(change, locale)
    for (const fact of ['Camille Roux', '(08:31 UTC)', '192.0.2.7', '3', `${told.origin}/account/`]) {
      expect(text).toContain(fact)
      expect(html).toContain(fact)
    }
    expect(html).toContain('Acme &lt;b&gt;')
    expect(subject).not.toMatch(/\p{Cc}/u)
    expect(mail({ ...change, from: null }, locale).text).not.toContain('null')
  })

  test.each(['passkey_added', 'passkey_removed', 'password_removed'] as const)(
    'a changed way to sign in (%s) says what, by whom, when and from where, and leads to the others',
    (kind) => {
      const { sessions: _, ...about } = change
      const { subject, text, html } = signInChanged({ ...about, change: kind, what: 'Red\nlaptop <b>' }, locale)
      for (const fact of [
        'Camille Roux',
        '(08:31 UTC)',
        '192.0.2.7',
        'Red laptop',
        `${told.origin}/account/security`,
      ]) {
        expect(text).toContain(fact)
        expect(html).toContain(fact)
      }
      expect(html).toContain('laptop &lt;b&gt;')
      expect(subject).not.toMatch(/\p{Cc}/u)
      expect(signInChanged({ ...about, change: kind, what: '', from: null }, locale).text).not.toMatch(/null|undefined/)
    },
  )
})
