import type { Messages } from '@/lib/i18n/messages'
import { AnchorButton } from '../ui/anchor'
import { Avatar } from '../ui/avatar'
import { FactList } from '../ui/fact-list'
import { AcceptForm } from './accept-form'
import type { InviteFacts, InviteState } from './invite-state'
import { Below, Sheet, SheetHead } from './sheet'

type Open = Extract<InviteState, { kind: 'valid' | 'sso' }>

/** An open invitation: who asks, as what, until when; then a name and a password, or the provider's way in. */
export function InviteAccept({ t, state }: { t: Messages; state: Open }) {
  const text = t.invite.valid
  const { facts } = state
  return (
    <>
      <Sheet>
        <SheetHead
          avatar={<Avatar kind="organization" name={facts.organization} size="lg" />}
          title={text.title(facts.organization)}
        >
          {inviterText(text, facts)}
        </SheetHead>
        <FactList ruled names="narrow" facts={factRows(text, facts)} />
        <Way t={t} state={state} />
      </Sheet>
      <Below>{text.notYou}</Below>
    </>
  )
}

function Way({ t, state }: { t: Messages; state: Open }) {
  const text = t.invite.valid
  if (state.kind === 'sso') {
    return (
      <>
        <p className="text-muted">{text.ssoText}</p>
        <AnchorButton href={state.href} variant="primary" size="lg" block icon="shield-check">
          {text.sso(state.facts.organization)}
        </AnchorButton>
      </>
    )
  }
  const { name, password, passwordRule, submit, pending } = text
  const words = {
    name,
    password,
    passwordRule,
    submit,
    pending,
    show: t.common.showPassword,
    hide: t.common.hidePassword,
    or: t.login.or,
    passkey: { accept: t.passkeys.accept, problems: t.passkeys.problems },
  }
  return <AcceptForm {...state.accept} email={state.facts.address} text={words} />
}

type Text = Messages['invite']['valid']

function inviterText(text: Text, { inviter }: InviteFacts) {
  if (!inviter) return undefined
  return inviter.kind === 'person' ? text.invitedBy(inviter.name) : text.invitedByProvider(inviter.name)
}

function factRows(text: Text, { address, role, teams, worksUntil }: InviteFacts) {
  const rows = [{ label: text.address, value: <strong>{address}</strong> }]
  if (role) rows.push({ label: text.role, value: <>{teams ? text.roleInTeams(role, teams) : role}</> })
  return [...rows, { label: text.linkWorks, value: text.until(worksUntil) }]
}
