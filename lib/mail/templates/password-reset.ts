/** The link under which a forgotten password is replaced. Who asked is named by address, for the person to judge. */
import type { Locale } from '@/lib/i18n/locale'
import { messages } from '@/lib/i18n/messages'
import { oneLine } from '../one-line'
import type { RenderedMail } from './letter'
import { moment } from './moment'
import { render } from './render'

export interface PasswordReset {
  readonly organization: string
  readonly address: string
  readonly link: string
  readonly expiresAt: Date
  /** IANA zone of the organization. */
  readonly timeZone: string
  readonly origin: string
}

export function passwordReset(data: PasswordReset, locale: Locale): RenderedMail {
  const { mail } = messages(locale)
  const t = mail.passwordReset
  const organization = oneLine(data.organization)
  return render({
    locale,
    subject: t.subject(organization),
    preview: t.preview,
    heading: t.heading,
    opening: t.opening(organization),
    facts: [
      { label: t.account, value: oneLine(data.address) },
      { label: t.until, value: moment(data.expiresAt, { locale, zone: data.timeZone }) },
    ],
    action: { label: t.open, link: data.link, copyHint: mail.copyLink },
    footer: [t.unexpected, mail.sentBy(new URL(data.origin).host)],
  })
}
