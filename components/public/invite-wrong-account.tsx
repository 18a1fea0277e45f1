import type { Messages } from '@/lib/i18n/messages'
import { AnchorButton } from '../ui/anchor'
import { FactList } from '../ui/fact-list'
import { HiddenFields } from '../ui/form-parts'
import { SubmitButton } from '../ui/submit-button'
import type { InviteState } from './invite-state'
import { Notice, Sheet } from './sheet'

type WrongAccount = Extract<InviteState, { kind: 'wrong-account' }> & { t: Messages['invite']['wrongAccount'] }

export function InviteWrongAccount({ t, signedInAs, invited, switchAccount, hidden = {}, stayHref }: WrongAccount) {
  const facts = [
    { label: t.signedInAs, value: signedInAs },
    { label: t.invited, value: <strong>{invited}</strong> },
  ]
  return (
    <Sheet>
      <Notice icon="swap" tone="warning" title={t.title}>
        {t.text}
      </Notice>
      <FactList ruled names="narrow" facts={facts} />
      <form action={switchAccount} className="flex flex-col gap-3">
        <HiddenFields fields={hidden} />
        <SubmitButton variant="primary" size="lg" block pendingLabel={t.pending}>
          {t.submit}
        </SubmitButton>
        <AnchorButton href={stayHref} size="lg" block>
          {t.stay}
        </AnchorButton>
      </form>
    </Sheet>
  )
}
