import type { Messages } from '@/lib/i18n/messages'
import { InviteAccept } from './invite-accept'
import { InviteCancelled, InviteSent, InviteUnknown, InviteUsed } from './invite-ended'
import { InviteExpired, InviteReplaced } from './invite-renewal'
import type { InvitePageProps } from './invite-state'
import { InviteWrongAccount } from './invite-wrong-account'

/** The page behind an invitation link, whatever became of it. Every state says what is so, why, and what to do next. */
export function InvitePage({ t, ...props }: InvitePageProps & { t: Messages }) {
  const { state, ...frame } = props
  switch (state.kind) {
    case 'valid':
    case 'sso':
      return <InviteAccept t={t} state={state} />
    case 'expired':
      return <InviteExpired t={t.invite} {...state} {...frame} />
    case 'replaced':
      return <InviteReplaced t={t.invite} {...state} {...frame} />
    case 'sent':
      return <InviteSent t={t.invite} {...state} {...frame} />
    case 'used':
      return <InviteUsed t={t.invite} {...state} {...frame} />
    case 'cancelled':
      return <InviteCancelled t={t.invite} {...state} {...frame} />
    case 'unknown':
      return <InviteUnknown t={t.invite} {...frame} />
    case 'wrong-account':
      return <InviteWrongAccount t={t.invite.wrongAccount} {...state} />
  }
}
