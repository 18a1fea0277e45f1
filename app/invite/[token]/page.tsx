import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { InvitePage } from '@/components/public/invite-page'
import type { InviteState } from '@/components/public/invite-state'
import { findMember } from '@/lib/auth/member'
import { exactTime, relativeTime } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locale'
import type { Messages } from '@/lib/i18n/messages'
import { invitationTicket } from '@/lib/org/invitations/invitation-ticket'
import * as invites from '@/lib/org/invitations/invites'
import { maskedAddress } from '@/lib/org/masked-address'
import { hasSso } from '@/lib/org/saml/saml-routing'
import { pageContext } from '../../page-context'
import { PublicFrame } from '../../public-frame'
import { acceptInvitation, requestNewLink, switchAccount } from './actions'
import { acceptWithPasskey, beginPasskey } from './passkey-actions'

export const metadata: Metadata = { referrer: 'no-referrer', title: 'Invitation' }

interface Props {
  params: Promise<{ token: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Shows what became of a link, to whoever holds it; changes nothing, since scanners open links too. */
export default async function InvitationPage({ params, searchParams }: Props) {
  const { token } = await params
  const [link, member, query] = await Promise.all([invites.peek(token), findMember(), searchParams])
  if (!link) notFound()
  const { org, user_locale } = link.row
  const context = await pageContext({ user: user_locale, organization: org.locale })
  const hidden = { token }
  const renewal = { action: requestNewLink, hidden, maskedAddress: maskedAddress(link.row.address) }
  const methods = link.state === 'open' ? link.row.user_methods : []
  const passkey = methods.includes('passkey')
    ? { begin: beginPasskey.bind(null, token), finish: acceptWithPasskey }
    : undefined
  const isBySso = link.state === 'open' && !methods.includes('password') && (await hasSso(org))
  const state = (): InviteState => {
    if ('sent' in query) return { kind: 'sent', maskedAddress: renewal.maskedAddress, hours: org.inviteTtlHours }
    if (link.state === 'open' && member) return wrongAccount(member.email, renewal.maskedAddress, hidden)
    const shown = stateOf(link, context, renewal, passkey)
    return isBySso && shown.kind === 'valid' ? { kind: 'sso', facts: shown.facts, href: ssoHref(link) } : shown
  }
  return (
    <PublicFrame context={context}>
      <InvitePage t={context.t} state={state()} signInHref={`/login/${org.slug}`} />
    </PublicFrame>
  )
}

function wrongAccount(signedInAs: string, invited: string, hidden: Record<string, string>): InviteState {
  return { kind: 'wrong-account', signedInAs, invited, hidden, switchAccount, stayHref: '/' }
}

/** To the organization's provider, with the proof that the link was opened here. */
function ssoHref({ row }: invites.OpenedLink): string {
  const invitation = invitationTicket(row.org.id, row.link_id)
  return `/saml/${row.org.slug}/login?${new URLSearchParams({ invitation, email: row.address })}`
}

type Renewal = Extract<InviteState, { kind: 'expired' }>['renewal']
type Passkey = Extract<InviteState, { kind: 'valid' }>['accept']['passkey']

function stateOf(
  { state, row, now }: invites.OpenedLink,
  context: { locale: Locale; t: Messages },
  renewal: Renewal,
  passkey: Passkey,
): InviteState {
  const { locale } = context
  const { org } = row
  const takesPassword = row.user_methods.includes('password') || passkey === undefined
  const reader = { locale, zone: org.timeZone }
  switch (state) {
    case 'open':
      return {
        kind: 'valid',
        facts: {
          organization: org.name,
          inviter: row.inviter_name ? { kind: 'person', name: row.inviter_name } : undefined,
          address: row.address,
          role: row.role_names.map((name) => roleLabel(name, context.t)).join(', ') || undefined,
          worksUntil: exactTime(row.expires_at, reader),
        },
        accept: { action: acceptInvitation, name: nameOf(row), hidden: renewal.hidden, takesPassword, passkey },
      }
    case 'expired':
      return {
        kind: 'expired',
        organization: org.name,
        ago: relativeTime(row.expires_at, now, locale, 'long'),
        ended: exactTime(row.expires_at, reader),
        hours: org.inviteTtlHours,
        renewal,
      }
    case 'replaced':
      return { kind: 'replaced', organization: org.name, renewal }
    case 'accepted':
      return { kind: 'used', on: exactTime(row.ended_at ?? now, reader), signInHref: `/login/${org.slug}` }
    case 'cancelled':
      return { kind: 'cancelled', organization: org.name }
  }
}

/** What is known of the person's name; an address in its place is no name. */
function nameOf({ display_name, address }: { display_name: string; address: string }): string | undefined {
  return display_name === address || display_name.includes('@') ? undefined : display_name
}

function roleLabel(name: string, t: Messages): string {
  return t.common.roles[name as keyof Messages['common']['roles']] ?? name
}
