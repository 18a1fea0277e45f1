import { describe, expect, test } from 'vitest'
import { locales } from '@/lib/i18n/locale'
import { type AddressChange, addressChanged } from './address-changed'
import { type LastAdministrator, lastAdministrator } from './last-administrator'

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
