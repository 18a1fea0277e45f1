/** Told before an application key ends, while there is time to put another in its place without a gap. */
import type { Locale } from '@/lib/i18n/locale'
import { messages } from '@/lib/i18n/messages'
import { oneLine } from '../one-line'
import type { RenderedMail } from './letter'
import { moment } from './moment'
import { render } from './render'

export interface EndingKey {
  readonly organization: string
  readonly keyId: string
  readonly keyName: string
  readonly accountName: string
  readonly days: number
  readonly endsAt: Date
  /** null where nothing has used it. */
  readonly usedAt: Date | null
  /** Whether provisioning stops with it. */
  readonly scim: boolean
  /** IANA zone of the organization. */
  readonly timeZone: string
  readonly origin: string
}

export function keyExpiring(data: EndingKey, locale: Locale): RenderedMail {
  const { mail } = messages(locale)
  const t = mail.keyExpiring
  const [key, account] = [oneLine(data.keyName), oneLine(data.accountName)]
  const reader = { locale, zone: data.timeZone }
  return render({
    locale,
    subject: t.subject(key, account, data.days),
    preview: data.scim ? t.stopsProvisioning : t.stops,
    heading: t.heading(data.days),
    opening: `${t.opening(oneLine(data.organization))} ${data.scim ? t.stopsProvisioning : t.stops}`,
    facts: [
      { label: mail.key.name, value: key },
      { label: mail.key.account, value: account },
      { label: t.ends, value: moment(data.endsAt, reader), strong: true },
      { label: t.used, value: data.usedAt ? moment(data.usedAt, reader) : t.never },
    ],
    action: {
      label: t.open,
      link: `${data.origin}/organization-settings/application-keys/${data.keyId}/rotate`,
      copyHint: mail.copyLink,
    },
    footer: [t.how, mail.sentBy(new URL(data.origin).host)],
  })
}
