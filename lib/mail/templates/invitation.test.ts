import { describe, expect, test } from 'vitest'
import { locales } from '@/lib/i18n/locale'
import { type Invitation, invitation } from './invitation'

const data: Invitation = {
  organization: 'Acme',
  inviter: { kind: 'person', name: 'Camille Roux' },
  personName: 'Inès',
  address: 'ines.faure@acme.test',
  roleNames: ['Standard', 'Read only'],
  link: 'https://gate.acme.test/invite/0123456789-abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ',
  expiresAt: new Date('2026-11-24T08:31:00Z'),
  timeZone: 'Europe/Paris',
  ttlHours: 48,
  origin: 'https://gate.acme.test',
}
const hostile = `<a href="https://evil.test">O'Neil & Söhne</a>\r\nBcc: x@evil.test`

test('the subject says who invited whom where', () => {
  expect(invitation(data, 'en').subject).toBe('Camille Roux invited you to Acme on Gatehouse')
  expect(invitation(data, 'fr').subject).toBe('Camille Roux vous invite à rejoindre Acme sur Gatehouse')
})

test('the mail says who caused it where no colleague did', () => {
  const said = (kind: 'provider' | 'self' | 'organization') => invitation({ ...data, inviter: { kind } }, 'en').text
  expect(said('provider')).toContain('Your organization’s identity provider added you to Acme')
  expect(said('self')).toContain('You asked for a new link')
  expect(said('organization')).toContain('You are invited to join Acme')
})

describe.each(locales)('in %s', (locale) => {
  const mail = invitation(data, locale)

  test('both parts hold the link, the address and the expiry in both zones', () => {
    for (const part of [mail.text, mail.html]) {
      expect(part).toContain(data.link)
      expect(part).toContain(data.address)
      expect(part).toContain('09:31')
      expect(part).toContain('(08:31 UTC)')
      expect(part).toContain('48')
    }
  })

  test('both parts say the same', () => {
    const words = visibleWords(mail.html)
    for (const line of mail.text.split('\n').filter(Boolean)) {
      for (const word of line.split(/\s+/)) expect(words).toContain(word.replace(/[:,]$/, ''))
    }
  })

  test('names are text, never markup', () => {
    const { html, text } = invitation(
      {
        ...data,
        organization: hostile,
        inviter: { kind: 'person', name: hostile },
        personName: hostile,
        roleNames: [hostile],
      },
      locale,
    )
    expect(html.match(/<a [^>]*href="([^"]*)"/g)).toHaveLength(2)
    expect(html).not.toContain('<a href="https://evil.test"')
    expect(html).toContain('&lt;a href=&quot;https://evil.test&quot;&gt;O&#39;Neil &amp; Söhne&lt;/a&gt; Bcc')
    expect(text).not.toMatch(/^Bcc/m)
  })

  test('the subject is one line whatever the names hold', () => {
    const { subject } = invitation(
      { ...data, organization: hostile, inviter: { kind: 'person', name: hostile } },
      locale,
    )
    expect(subject).not.toMatch(/\p{Cc}/u)
  })

  test('the HTML is small and fetches nothing', () => {
    const long = 'W'.repeat(5_000)
    const { html } = invitation({ ...data, organization: long, personName: long, roleNames: [long, long] }, locale)
    expect(Buffer.byteLength(html)).toBeLessThan(30_000)
    expect(mail.html).not.toMatch(/<(img|link|script|iframe|object|svg)\b|url\(|@import|@font-face|\bsrc=/i)
  })

  test('the HTML names its language and both colour schemes', () => {
    expect(mail.html).toContain(`<html lang="${locale}"`)
    expect(mail.html).toContain('<meta name="color-scheme" content="light dark">')
    expect(mail.html).toContain('prefers-color-scheme:dark')
  })
})

test('an organization in UTC is told the time once', () => {
  const { text } = invitation({ ...data, timeZone: 'UTC' }, 'en')
  expect(text).toContain('Tue 24 Nov 2026, 08:31 UTC, 48 hours')
})

test('the date in UTC is told where it is another day', () => {
  const { text } = invitation({ ...data, expiresAt: new Date('2026-11-24T23:30:00Z') }, 'en')
  expect(text).toContain('Wed 25 Nov 2026, 00:30 CET (Tue 24 Nov 2026, 23:30 UTC)')
})

test('48 hours over the night the clocks change are told as they are', () => {
  const { text } = invitation({ ...data, expiresAt: new Date('2026-10-26T08:31:00Z') }, 'en')
  expect(text).toContain('Mon 26 Oct 2026, 09:31 CET (08:31 UTC)')
})

test('a person known by address alone is not called by it', () => {
  expect(invitation({ ...data, personName: null }, 'en').text).toMatch(/^Acme is expecting you\n/)
})

function visibleWords(html: string): string[] {
  const body = html.slice(html.indexOf('<body')).replace(/<div style="display:none.*?<\/div>/s, '')
  const text = body
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
  return text.split(/\s+/).map((word) => word.replace(/[:,]$/, ''))
}
