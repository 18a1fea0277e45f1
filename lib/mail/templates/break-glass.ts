/** Told at once to whoever answers for an organization when somebody came in by break glass. */
import type { Locale } from '@/lib/i18n/locale'
import { messages } from '@/lib/i18n/messages'
import { oneLine } from '../one-line'
import type { RenderedMail } from './letter'
import { moment } from './moment'
import { render } from './render'

export interface BreakGlass {
  readonly organization: string
  readonly person: string
  readonly method: 'password' | 'passkey'
  /** Whether it was planned, to see that it works. */
  readonly drill: boolean
  /** Where it came from, if known. */
  readonly from: string | null
  readonly at: Date
  /** IANA zone of the organization. */
  readonly timeZone: string
  readonly origin: string
}

export function breakGlass(data: BreakGlass, locale: Locale): RenderedMail {
  const { mail } = messages(locale)
  const t = mail.breakGlass
  const { drill } = data
  const [organization, person] = [oneLine(data.organization), oneLine(data.person)]
  return render({
    locale,
    subject: (drill ? t.drillSubject : t.subject)(organization, person),
    preview: drill ? t.drillPreview() : t.preview(organization),
    heading: drill ? t.drillHeading : t.heading,
    opening: (drill ? t.drillOpening : t.opening)(organization),
    facts: [
      { label: t.person, value: person, strong: true },
      { label: t.method, value: t.methods[data.method] },
      { label: t.at, value: moment(data.at, { locale, zone: data.timeZone }) },
      ...(data.from ? [{ label: t.from, value: oneLine(data.from) }] : []),
    ],
    action: { label: t.open, link: `${data.origin}/organization-settings/audit-log`, copyHint: mail.copyLink },
    footer: [drill ? t.drillUnexpected : t.unexpected, mail.sentBy(new URL(data.origin).host)],
  })
}
