/** Says that mail gets through. */
import type { Locale } from '@/lib/i18n/locale'
import { messages } from '@/lib/i18n/messages'
import { oneLine } from '../one-line'
import type { RenderedMail } from './letter'
import { moment } from './moment'
import { render } from './render'

export interface TestMailFacts {
  readonly organization: string
  readonly at: Date
  /** IANA zone of the organization. */
  readonly timeZone: string
  readonly origin: string
}

export function testMail({ organization, at, timeZone, origin }: TestMailFacts, locale: Locale): RenderedMail {
  const { mail } = messages(locale)
  const t = mail.test
  const name = oneLine(organization)
  return render({
    locale,
    subject: t.subject(name),
    preview: t.opening(name),
    heading: t.heading,
    opening: t.opening(name),
    facts: [{ label: t.at, value: moment(at, { locale, zone: timeZone }) }],
    action: { label: t.open, link: `${origin}/organization-settings/organization`, copyHint: mail.copyLink },
    footer: [mail.sentBy(new URL(origin).host)],
  })
}
