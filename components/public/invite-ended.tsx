import type { Messages } from '@/lib/i18n/messages'
import { AnchorButton, TextAnchor } from '../ui/anchor'
import type { InvitePageProps, InviteState } from './invite-state'
import { Aside, Below, Notice, ReferenceText, Sheet } from './sheet'

type Frame = Omit<InvitePageProps, 'state'> & { t: Messages['invite'] }
type State<Kind extends InviteState['kind']> = Extract<InviteState, { kind: Kind }>

/** Said alike whether or not anything was sent: the page must not tell strangers who is invited. */
export function InviteSent({ t, maskedAddress, hours, ...frame }: State<'sent'> & Frame) {
  return (
    <>
      <Sheet>
        <Notice icon="mail" tone="success" title={t.sent.title}>
          {t.sent.before}
          <strong className="inline-block max-w-full text-fg">{maskedAddress}</strong>
          {t.sent.after(hours)}
        </Notice>
        <Aside>{t.sent.patience}</Aside>
      </Sheet>
      <HaveAccount t={t} {...frame} />
    </>
  )
}

export function InviteUsed({ t, on, signInHref }: State<'used'> & Frame) {
  return (
    <>
      <Sheet>
        <Notice icon="done" tone="success" title={t.used.title}>
          {t.used.text(on)}
        </Notice>
        <AnchorButton href={signInHref} variant="primary" size="lg" block>
          {t.used.submit}
        </AnchorButton>
      </Sheet>
      <Below>{t.used.notYou}</Below>
    </>
  )
}

export function InviteCancelled({ t, organization, ...frame }: State<'cancelled'> & Frame) {
  return (
    <>
      <Sheet>
        <Notice icon="ban" tone="neutral" title={t.cancelled.title}>
          {t.cancelled.text(organization)}
        </Notice>
      </Sheet>
      <HaveAccount t={t} {...frame} />
    </>
  )
}

export function InviteUnknown({ t, ...frame }: Frame) {
  return (
    <>
      <Sheet>
        <Notice icon="unlink" tone="neutral" title={t.unknown.title}>
          {t.unknown.text}
        </Notice>
      </Sheet>
      <HaveAccount t={t} {...frame} />
    </>
  )
}

function HaveAccount({ t, signInHref, reference }: Frame) {
  return (
    <Below>
      {t.sent.haveAccount} <TextAnchor href={signInHref}>{t.signIn}</TextAnchor>
      {reference && (
        <>
          <span aria-hidden="true">{' · '}</span>
          <ReferenceText {...reference} />
        </>
      )}
    </Below>
  )
}
