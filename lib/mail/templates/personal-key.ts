/** Told to whoever answers for an organization when its provisioning runs on a person's key. */
import type { Locale } from '@/lib/i18n/locale'
import { messages } from '@/lib/i18n/messages'
import { oneLine } from '../one-line'
import type { RenderedMail } from './letter'
import { moment } from './moment'
import { render } from './render'

export interface PersonalKey {
  readonly organization: string
  readonly keyName: string
  readonly owner: string
  readonly usedAt: Date
  /** IANA zone of the organization. */
  readonly timeZone: string
  readonly origin: string
}

export function personalKey(data: PersonalKey, locale: Locale): RenderedMail {
  const { mail } = messages(locale)
  const t = mail.personalKey
  const [organization, key, owner] = [oneLine(data.organization), oneLine(data.keyName), oneLine(data.owner)]
  return render({
    locale,
    subject: t.subject(organization, owner),
    preview: t.preview(owner),
    heading: t.heading,
    opening: t.opening(organization, owner),
    facts: [
      { label: mail.key.name, value: key },
      { label: t.owner, value: owner, strong: true },
      { label: t.used, value: moment(data.usedAt, { locale, zone: data.timeZone }) },
    ],
    action: {
      label: t.open,
      link: `${data.origin}/organization-settings/application-keys?state=personal`,
      copyHint: mail.copyLink,
    },
    footer: [t.how, mail.sentBy(new URL(data.origin).host)],
  })
}
