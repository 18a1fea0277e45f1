import type { Messages } from '@/lib/i18n/messages'
import { TextAnchor } from '../ui/anchor'
import { HiddenFields } from '../ui/form-parts'
import { SubmitButton } from '../ui/submit-button'
import type { InvitePageProps, InviteState, Renewal } from './invite-state'
import { Aside, Below, Notice, ReferenceText, Sheet } from './sheet'

type Text = Messages['invite']
type Frame = Omit<InvitePageProps, 'state'> & { t: Text }
type State<Kind extends InviteState['kind']> = Extract<InviteState, { kind: Kind }>

export function InviteExpired({ t, ago, organization, hours, ended, renewal, ...frame }: State<'expired'> & Frame) {
  return (
    <>
      <Sheet>
        <Notice icon="clock" tone="warning" title={t.expired.title(ago)}>
          {t.expired.text(organization, hours, ended)}
        </Notice>
        <RenewalForm t={t.renew} {...renewal} />
      </Sheet>
      <AlreadyAccepted t={t} {...frame} />
    </>
  )
}

export function InviteReplaced({ t, organization, renewal, ...frame }: State<'replaced'> & Frame) {
  return (
    <>
      <Sheet>
        <Notice icon="mail" tone="info" title={t.replaced.title}>
          {t.replaced.text(organization)}
        </Notice>
        <RenewalForm t={t.renew} {...renewal} />
      </Sheet>
      <AlreadyAccepted t={t} {...frame} />
    </>
  )
}

function RenewalForm({ t, action, hidden = {}, maskedAddress }: Renewal & { t: Text['renew'] }) {
  return (
    <form action={action} className="flex flex-col gap-5">
      <HiddenFields fields={hidden} />
      <SubmitButton variant="primary" size="lg" block icon="send" pendingLabel={t.pending}>
        {t.submit}
      </SubmitButton>
      <Aside>
        {t.toBefore}
        <strong className="inline-block max-w-full text-fg">{maskedAddress}</strong>
        {t.toAfter}
      </Aside>
    </form>
  )
}

function AlreadyAccepted({ t, signInHref, reference }: Omit<Frame, 'kind'>) {
  return (
    <Below>
      {t.renew.alreadyAccepted} <TextAnchor href={signInHref}>{t.signIn}</TextAnchor>
      {reference && (
        <>
          <span aria-hidden="true">{' · '}</span>
          <ReferenceText {...reference} />
        </>
      )}
    </Below>
  )
}
