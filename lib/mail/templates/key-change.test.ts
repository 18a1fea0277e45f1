import { expect, test } from 'vitest'
import { locales } from '@/lib/i18n/locale'
import { type KeyChange, keyCreated, keyRevoked } from './key-change'

const data: KeyChange = {
  organization: 'Acme',
  keyName: 'Okta <b>',
  accountName: 'SCIM provisioning',
  by: 'Camille\r\nRoux',
  at: new Date('2026-11-22T08:31:00Z'),
  timeZone: 'Europe/Paris',
  origin: 'https://gate.acme.test',
}

test.each(locales)('says which key of which account, by whom and when, in %s', (locale) => {
  for (const mail of [keyCreated(data, locale), keyRevoked(data, locale)]) {
    for (const fact of ['SCIM provisioning', 'Camille Roux', '(08:31 UTC)', `${data.origin}/organization-settings/`]) {
      expect(mail.text).toContain(fact)
      expect(mail.html).toContain(fact)
    }
    expect(mail.text).toContain('Okta <b>')
    expect(mail.html).toContain('Okta &lt;b&gt;')
    expect(mail.html).not.toContain('Okta <b>')
    expect(mail.subject).not.toMatch(/\p{Cc}/u)
  }
})
