/** Told to a service account's address and to the security contacts when the account is disabled: its keys are refused. */
import type { Locale } from '@/lib/i18n/locale'
import { messages } from '@/lib/i18n/messages'
import { oneLine } from '../one-line'
import type { KeyChange } from './key-change'
import type { RenderedMail } from './letter'
import { moment } from './moment'
import { render } from './render'

export type AccountChange = Omit<KeyChange, 'keyName'>

export function accountDisabled(data: AccountChange, locale: Locale): RenderedMail {
  const { mail } = messages(locale)
  const t = mail.accountDisabled
  const [account, by] = [oneLine(data.accountName), oneLine(data.by)]
  return render({
    locale,
    subject: t.subject(account),
    preview: t.preview(by),
    heading: t.heading,
    opening: t.opening(oneLine(data.organization)),
    facts: [
      { label: mail.key.account, value: account },
      { label: t.by, value: by },
      { label: t.at, value: moment(data.at, { locale, zone: data.timeZone }) },
    ],
    action: { label: t.open, link: `${data.origin}/organization-settings/service-accounts`, copyHint: mail.copyLink },
    footer: [t.unexpected, mail.sentBy(new URL(data.origin).host)],
  })
}
