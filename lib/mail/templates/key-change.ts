/** Told to the account that owns an application key when one is made or revoked: a key made behind its back must not
 *  stay unnoticed. Never holds the key. */
import type { Locale } from '@/lib/i18n/locale'
import { messages } from '@/lib/i18n/messages'
import { oneLine } from '../one-line'
import type { RenderedMail } from './letter'
import { moment } from './moment'
import { render } from './render'

export interface KeyChange {
  readonly organization: string
  readonly keyName: string
  readonly accountName: string
  readonly by: string
  readonly at: Date
  /** IANA zone of the organization. */
  readonly timeZone: string
  readonly origin: string
}

export function keyCreated(data: KeyChange, locale: Locale): RenderedMail {
  return keyChange(data, locale, 'created')
}

export function keyRevoked(data: KeyChange, locale: Locale): RenderedMail {
  return keyChange(data, locale, 'revoked')
}

function keyChange(data: KeyChange, locale: Locale, change: 'created' | 'revoked'): RenderedMail {
  const { mail } = messages(locale)
  const [key, account, by] = [oneLine(data.keyName), oneLine(data.accountName), oneLine(data.by)]
  const t = mail.key[change]
  return render({
    locale,
    subject: t.subject(key, account),
    preview: t.preview(by),
    heading: t.heading,
    opening: t.opening(oneLine(data.organization)),
    facts: [
      { label: mail.key.name, value: key },
      { label: mail.key.account, value: account },
      { label: t.by, value: by },
      { label: t.at, value: moment(data.at, { locale, zone: data.timeZone }) },
    ],
    action: {
      label: mail.key.open,
      link: `${data.origin}/organization-settings/application-keys`,
      copyHint: mail.copyLink,
    },
    footer: [t.unexpected, mail.sentBy(new URL(data.origin).host)],
  })
}
