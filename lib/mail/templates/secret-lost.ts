/** Told when the server's secret was lost: to people whose authenticator app went with it, and to whoever answers for
 *  their organization. */
import { plural } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locale'
import { messages } from '@/lib/i18n/messages'
import { oneLine } from '../one-line'
import type { RenderedMail } from './letter'
import { moment } from './moment'
import { render } from './render'

interface Told {
  readonly organization: string
  readonly at: Date
  /** IANA zone of the organization. */
  readonly timeZone: string
  readonly origin: string
}

/** To somebody who had an app: their password went with it, and their mailbox gives another. */
export function secondFactorLost(data: Told, locale: Locale): RenderedMail {
  const { mail } = messages(locale)
  const t = mail.secretLost.person
  const organization = oneLine(data.organization)
  return render({
    locale,
    subject: t.subject(organization),
    preview: t.preview,
    heading: t.heading,
    opening: t.opening(organization),
    facts: [{ label: mail.access.at, value: moment(data.at, { locale, zone: data.timeZone }) }],
    action: { label: t.open, link: `${data.origin}/reset`, copyHint: mail.copyLink },
    footer: [t.unexpected, mail.sentBy(new URL(data.origin).host)],
  })
}

export interface SecretLost extends Told {
  /** People who set up their app again. */
  readonly apps: number
  /** Whether identity providers have to be given the new metadata. */
  readonly saml: boolean
}

/** To whoever answers for the organization. */
export function secretLost(data: SecretLost, locale: Locale): RenderedMail {
  const { mail } = messages(locale)
  const t = mail.secretLost.organization
  const organization = oneLine(data.organization)
  return render({
    locale,
    subject: t.subject(organization),
    preview: t.preview(organization),
    heading: t.heading,
    opening: t.opening(organization),
    facts: [
      { label: mail.access.at, value: moment(data.at, { locale, zone: data.timeZone }) },
      ...(data.saml ? [{ label: t.saml, value: t.newMetadata, strong: true }] : []),
      ...(data.apps > 0 ? [{ label: t.apps, value: plural(data.apps, t.again, locale), strong: true }] : []),
    ],
    action: { label: t.open, link: `${data.origin}/organization-settings/authentication`, copyHint: mail.copyLink },
    footer: [t.unexpected, mail.sentBy(new URL(data.origin).host)],
  })
}
