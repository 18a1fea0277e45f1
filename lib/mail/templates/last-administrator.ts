/** Told to whoever answers for an organization when its identity provider wanted its last administrator out, or wanted
 *  nobody any more in the team that makes them one. */
import type { Locale } from '@/lib/i18n/locale'
import { messages } from '@/lib/i18n/messages'
import { oneLine } from '../one-line'
import type { RenderedMail } from './letter'
import { moment } from './moment'
import { render } from './render'

export interface LastAdministrator {
  readonly organization: string
  /** Who was kept: a person by name, or those of a team. */
  readonly kept: { readonly person: string } | { readonly team: string }
  /** The key's owner who asked. */
  readonly by: string
  readonly at: Date
  /** IANA zone of the organization. */
  readonly timeZone: string
  readonly origin: string
}

export function lastAdministrator(data: LastAdministrator, locale: Locale): RenderedMail {
  const { mail } = messages(locale)
  const { kept } = data
  const t = 'team' in kept ? mail.lastAdministratorTeam : mail.lastAdministrator
  const [organization, name] = [oneLine(data.organization), oneLine('team' in kept ? kept.team : kept.person)]
  return render({
    locale,
    subject: t.subject(organization),
    preview: t.preview(name),
    heading: t.heading,
    opening: t.opening(organization),
    facts: [
      { label: t.kept, value: name, strong: true },
      { label: t.by, value: oneLine(data.by) },
      { label: t.at, value: moment(data.at, { locale, zone: data.timeZone }) },
    ],
    action: {
      label: t.open,
      link: `${data.origin}/organization-settings/${'team' in kept ? 'teams' : 'users'}`,
      copyHint: mail.copyLink,
    },
    footer: [t.unexpected, mail.sentBy(new URL(data.origin).host)],
  })
}
