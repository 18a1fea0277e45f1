/** Told to a person when their second factor was set up or taken away, or a recovery code of theirs was used: whoever did
 *  not expect it may be losing their account. */
import { plural } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locale'
import { messages } from '@/lib/i18n/messages'
import { oneLine } from '../one-line'
import type { RenderedMail } from './letter'
import { moment } from './moment'
import { render } from './render'

export interface SecondFactorChange {
  readonly organization: string
  readonly by: string
  /** The address it was asked from. */
  readonly from: string | null
  readonly at: Date
  /** IANA zone of the organization. */
  readonly timeZone: string
  readonly origin: string
}

export function secondFactorAdded(data: SecondFactorChange, locale: Locale): RenderedMail {
  return letter(data, locale, 'added')
}

export function secondFactorRemoved(data: SecondFactorChange, locale: Locale): RenderedMail {
  return letter(data, locale, 'removed')
}

/** `left` is how many codes can still be used. */
export function recoveryCodeUsed(data: SecondFactorChange & { readonly left: number }, locale: Locale): RenderedMail {
  const { left, leftCount } = messages(locale).mail.secondFactor
  return letter(data, locale, 'codeUsed', [{ label: left, value: plural(data.left, leftCount, locale) }])
}

function letter(
  data: SecondFactorChange,
  locale: Locale,
  change: 'added' | 'removed' | 'codeUsed',
  more: readonly { label: string; value: string }[] = [],
): RenderedMail {
  const { mail } = messages(locale)
  const t = mail.secondFactor[change]
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
      ...more,
    ],
    action: { label: mail.secondFactor.open, link: `${data.origin}/account/security`, copyHint: mail.copyLink },
    footer: [t.unexpected, mail.sentBy(new URL(data.origin).host)],
  })
}
