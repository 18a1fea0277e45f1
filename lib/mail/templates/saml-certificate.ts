/** Told to whoever answers for an organization when a certificate that its people sign in by comes to its end. */
import type { Locale } from '@/lib/i18n/locale'
import { messages } from '@/lib/i18n/messages'
import { oneLine } from '../one-line'
import type { RenderedMail } from './letter'
import { moment } from './moment'
import { render } from './render'

export interface SamlCertificate {
  readonly organization: string
  /** The identity provider's name. */
  readonly provider: string
  readonly until: Date
  /** When the mail was written. */
  readonly at: Date
  /** IANA zone of the organization. */
  readonly timeZone: string
  readonly origin: string
}

export function samlCertificate(data: SamlCertificate, locale: Locale): RenderedMail {
  const { mail } = messages(locale)
  const t = mail.samlCertificate
  const [organization, provider] = [oneLine(data.organization), oneLine(data.provider)]
  const days = Math.max(0, Math.ceil((data.until.getTime() - data.at.getTime()) / 86_400_000))
  return render({
    locale,
    subject: days > 0 ? t.subject(provider, days) : t.ended(provider),
    preview: t.preview(organization),
    heading: days > 0 ? t.heading : t.headingEnded,
    opening: t.opening(organization),
    facts: [
      { label: t.provider, value: provider, strong: true },
      { label: t.until, value: moment(data.until, { locale, zone: data.timeZone }) },
    ],
    action: { label: t.open, link: `${data.origin}/organization-settings/authentication`, copyHint: mail.copyLink },
    footer: [t.unexpected, mail.sentBy(new URL(data.origin).host)],
  })
}
