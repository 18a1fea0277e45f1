import { describe, expect, test } from 'vitest'
import { locales } from '@/lib/i18n/locale'
import { type AddressChange, addressChanged } from './address-changed'
import { breakGlass } from './break-glass'
import { type LastAdministrator, lastAdministrator } from './last-administrator'
import { samlCertificate } from './saml-certificate'
import { secondFactorLost, secretLost } from './secret-lost'

const told = {
  organization: 'Acme <b>',
  at: new Date('2026-11-22T08:31:00Z'),
  timeZone: 'Europe/Paris',
  origin: 'https://gate.acme.test',
}
const change: AddressChange = { ...told, was: 'old@acme.test', now: 'new@acme.test' }
const refused: LastAdministrator = { ...told, kept: { person: 'Camille\r\nRoux' }, by: 'SCIM provisioning' }
const team: LastAdministrator = { ...refused, kept: { team: 'Camille\r\nRoux' } }

describe.each(locales)('in %s', (locale) => {
  test('a change of address names both addresses and when', () => {
    const { text, html } = addressChanged(change, locale)
    for (const fact of ['old@acme.test', 'new@acme.test', '(08:31 UTC)']) {
      expect(text).toContain(fact)
      expect(html).toContain(fact)
    }
    expect(addressChanged({ ...change, now: null }, locale).text).not.toContain('null')
  })

  test('the last administrator is named, with who asked and when', () => {
    for (const { text, html } of [lastAdministrator(refused, locale), lastAdministrator(team, locale)]) {
      for (const fact of ['Camille Roux', 'SCIM provisioning', '(08:31 UTC)']) {
        expect(text).toContain(fact)
        expect(html).toContain(fact)
      }
    }
  })

  test('who stays an administrator by a team is not said to be locked out', () => {
    const [locked, kept] = [lastAdministrator(refused, locale), lastAdministrator(team, locale)]
    expect(locked.text).toContain('/organization-settings/users')
    expect(kept.text).toContain('/organization-settings/teams')
    expect(kept.text).toMatch(locale === 'en' ? /Nobody’s access ended/ : /Personne n’a perdu son accès/)
  })

  test('names are text in both parts, and a subject is one line', () => {
    for (const mail of [
      addressChanged(change, locale),
      lastAdministrator(refused, locale),
      lastAdministrator(team, locale),
    ]) {
      expect(mail.html).toContain('Acme &lt;b&gt;')
      expect(mail.html).not.toContain('Acme <b>')
      expect(mail.subject).not.toMatch(/\p{Cc}/u)
    }
  })
})

describe.each(locales)('a certificate that ends, in %s', (locale) => {
  const about = { ...told, provider: 'Okta\r\nBcc: x', until: new Date('2026-11-29T08:31:00Z') }

  test('names the provider and the day, before the end and after it', () => {
    const before = samlCertificate(about, locale)
    const after = samlCertificate({ ...about, until: new Date('2026-11-21T08:31:00Z') }, locale)
    for (const mail of [before, after]) {
      expect(mail.text).toContain('Okta')
      expect(mail.text).toContain('(08:31 UTC)')
      expect(mail.html).toContain('Acme &lt;b&gt;')
      expect(mail.subject).not.toMatch(/\p{Cc}/u)
    }
    expect(before.subject).toContain('7')
    expect(after.subject).not.toBe(before.subject)
  })
})

describe.each(locales)('a use of break glass, in %s', (locale) => {
  const use = { ...told, person: 'Camille\r\nRoux', method: 'passkey', drill: false, from: '192.0.2.9' } as const

  test('names the person, by what, when and from where, and a drill is told as one', () => {
    const [alarm, drill] = [breakGlass(use, locale), breakGlass({ ...use, drill: true, from: null }, locale)]
    for (const mail of [alarm, drill]) {
      expect(mail.text).toContain('Camille Roux')
      expect(mail.text).toContain(locale === 'en' ? 'Passkey' : 'Clé d’accès')
      expect(mail.text).toContain('(08:31 UTC)')
      expect(mail.html).toContain('Acme &lt;b&gt;')
      expect(mail.html).not.toContain('Acme <b>')
      expect(mail.subject).not.toMatch(/\p{Cc}/u)
    }
    expect(alarm.html).toContain('192.0.2.9')
    expect(drill.text).not.toContain('null')
    expect(drill.subject).not.toBe(alarm.subject)
  })
})

describe.each(locales)('a lost secret, in %s', (locale) => {
  test('sends people whose app went with it to a new password', () => {
    const { text, html, subject } = secondFactorLost(told, locale)
    for (const part of [text, html]) expect(part).toContain('https://gate.acme.test/reset')
    expect(text).toContain('(08:31 UTC)')
    expect(html).toContain('Acme &lt;b&gt;')
    expect(subject).not.toMatch(/\p{Cc}/u)
  })

  test('tells administrators what is left to do, and nothing else', () => {
    const all = secretLost({ ...told, apps: 3, saml: true }, locale).text
    expect(all).toMatch(/^.*3 (people|personnes)/m)
    expect(all).toMatch(/metadata|métadonnées/)
    expect(secretLost({ ...told, apps: 1, saml: false }, locale).text).not.toMatch(/metadata|métadonnées/)
    expect(secretLost({ ...told, apps: 0, saml: true }, locale).text).not.toMatch(/people|personnes/)
  })
})
