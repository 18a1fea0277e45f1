/** Told to a person when a way to sign in came to their account or went from it: whoever did not expect it may be losing
 *  the account. */
import type { Locale } from '@/lib/i18n/locale'
import { messages } from '@/lib/i18n/messages'
import { oneLine } from '../one-line'
import type { SignInChange } from '../outbox'
import type { RenderedMail } from './letter'
import { moment } from './moment'
import { render } from './render'

export interface SignInChanged {
  readonly organization: string
  readonly change: SignInChange
  /** The name of what came or went; empty where it has none. */
  readonly what: string
  readonly by: string
  /** The address it was asked from. */
  readonly from: string | null
  readonly at: Date
  /** IANA zone of the organization. */
  readonly timeZone: string
  readonly origin: string
}

export function signInChanged(data: SignInChanged, locale: Locale): RenderedMail {
  const { mail } = messages(locale)
  const { subject, preview, opening, what, open, unexpected, changes } = mail.signInChanged
  const organization = oneLine(data.organization)
  const heading = changes[data.change]
  return render({
    locale,
    subject: subject(heading, organization),
    preview,
    heading,
    opening: opening(organization),
    facts: [
      ...(data.what ? [{ label: what, value: oneLine(data.what) }] : []),
      { label: mail.access.by, value: oneLine(data.by) },
      { label: mail.access.at, value: moment(data.at, { locale, zone: data.timeZone }) },
      ...(data.from ? [{ label: mail.access.from, value: oneLine(data.from) }] : []),
    ],
    action: { label: open, link: `${data.origin}/account/security`, copyHint: mail.copyLink },
    footer: [unexpected, mail.sentBy(new URL(data.origin).host)],
  })
}
