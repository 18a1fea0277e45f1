/** Told to a person when their password was changed or their sessions were ended: whoever did not expect it may be
 *  losing their account. */
import type { Locale } from '@/lib/i18n/locale'
import { messages } from '@/lib/i18n/messages'
import { oneLine } from '../one-line'
import type { RenderedMail } from './letter'
import { moment } from './moment'
import { render } from './render'

export interface AccessChange {
  readonly organization: string
  readonly by: string
  /** How many sessions ended with it. */
  readonly sessions: number
  /** The address it was asked from. */
  readonly from: string | null
  readonly at: Date
  /** IANA zone of the organization. */
  readonly timeZone: string
  readonly origin: string
}

export function passwordChanged(data: AccessChange, locale: Locale): RenderedMail {
  return accessChange(data, locale, 'passwordChanged')
}

export function sessionsEnded(data: AccessChange, locale: Locale): RenderedMail {
  return accessChange(data, locale, 'sessionsEnded')
}

/** Where they can look, and do something about it. */
const paths = { passwordChanged: '/account/sessions', sessionsEnded: '/account/security' }

function accessChange(data: AccessChange, locale: Locale, change: 'passwordChanged' | 'sessionsEnded'): RenderedMail {
  const { mail } = messages(locale)
  const t = mail[change]
  const organization = oneLine(data.organization)
  return render({
    locale,
    subject: t.subject(organization),
    preview: t.preview,
    heading: t.heading,
    opening: t.opening(organization),
    facts: [
      { label: mail.access.by, value: oneLine(data.by) },
      { label: mail.access.at, value: moment(data.at, { locale, zone: data.timeZone }) },
      ...(data.from ? [{ label: mail.access.from, value: oneLine(data.from) }] : []),
      { label: mail.access.sessions, value: mail.access.count(data.sessions) },
    ],
    action: { label: t.open, link: `${data.origin}${paths[change]}`, copyHint: mail.copyLink },
    footer: [t.unexpected, mail.sentBy(new URL(data.origin).host)],
  })
}
