/** Told to the address that somebody had: a change nobody there expected may be a theft. */
import type { Locale } from '@/lib/i18n/locale'
import { messages } from '@/lib/i18n/messages'
import { oneLine } from '../one-line'
import type { RenderedMail } from './letter'
import { moment } from './moment'
import { render } from './render'

export interface AddressChange {
  readonly organization: string
  readonly was: string
  /** null where no address is left. */
  readonly now: string | null
  readonly at: Date
  /** IANA zone of the organization. */
  readonly timeZone: string
  readonly origin: string
}

export function addressChanged(data: AddressChange, locale: Locale): RenderedMail {
  const { mail } = messages(locale)
  const t = mail.address
  const organization = oneLine(data.organization)
  return render({
    locale,
    subject: t.subject(organization),
    preview: t.preview,
    heading: t.heading,
    opening: t.opening(organization),
    facts: [
      { label: t.was, value: oneLine(data.was) },
      { label: t.now, value: data.now === null ? t.none : oneLine(data.now) },
      { label: t.at, value: moment(data.at, { locale, zone: data.timeZone }) },
    ],
    action: { label: t.open, link: `${data.origin}/login`, copyHint: mail.copyLink },
    footer: [t.unexpected, mail.sentBy(new URL(data.origin).host)],
  })
}
