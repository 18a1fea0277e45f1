import type { Messages } from '@/lib/i18n/messages'
import { AnchorButton, TextAnchor } from '../ui/anchor'
import { Avatar } from '../ui/avatar'
import { Refusal } from '../ui/form-parts'
import { SubmitButton } from '../ui/submit-button'
import { AddressField } from './fields'
import { type NewPasswordAction, NewPasswordForm } from './new-password-form'
import { Aside, Below, Notice, Sheet, SheetHead } from './sheet'

type Text = Messages['reset']

/** Asks for the address that the link goes to. */
export function ResetAsk({
  t,
  action,
  problem,
}: {
  t: Text
  action: (form: FormData) => Promise<void>
  problem?: string
}) {
  return (
    <>
      <Sheet>
        <SheetHead title={t.ask.title}>{t.ask.text}</SheetHead>
        <form action={action} className="flex flex-col gap-5 max-sm:gap-4">
          <Refusal>{problem}</Refusal>
          <AddressField label={t.ask.email} placeholder={t.ask.emailPlaceholder} autoFocus />
          <SubmitButton variant="primary" size="lg" block pendingLabel={t.ask.pending}>
            {t.ask.submit}
          </SubmitButton>
        </form>
      </Sheet>
      <BackToSignIn t={t} />
    </>
  )
}

/** Says the same whether or not anything was sent. */
export function ResetSent({ t }: { t: Text }) {
  return (
    <>
      <Sheet>
        <Notice icon="mail" tone="info" title={t.sent.title}>
          {t.sent.text}
        </Notice>
        <Aside>{t.sent.patience}</Aside>
      </Sheet>
      <BackToSignIn t={t} />
    </>
  )
}

export interface ResetChooseProps {
  t: Messages
  organization: string
  /** For the password manager alone. */
  email: string
  action: NewPasswordAction
  hidden: Record<string, string>
}

export function ResetChoose({ t, organization, email, action, hidden }: ResetChooseProps) {
  const text = { ...t.reset.choose, show: t.common.showPassword, hide: t.common.hidePassword }
  return (
    <Sheet>
      <SheetHead avatar={<Avatar kind="organization" name={organization} size="lg" />} title={text.title}>
        {text.text(organization)}
      </SheetHead>
      <NewPasswordForm
        action={action}
        email={email}
        hidden={hidden}
        text={{
          password: text.password,
          rule: text.rule,
          submit: text.submit,
          pending: text.pending,
          show: text.show,
          hide: text.hide,
        }}
      />
    </Sheet>
  )
}

/** A link that does not open. */
export function ResetOver({ t, how }: { t: Text; how: 'expired' | 'ended' | 'unknown' }) {
  return (
    <>
      <Sheet>
        <Notice icon={how === 'unknown' ? 'alert' : 'clock'} tone="warning" title={t[how].title}>
          {t[how].text}
        </Notice>
        <AnchorButton href="/reset" variant="primary" size="lg" block>
          {t.again}
        </AnchorButton>
      </Sheet>
      <BackToSignIn t={t} />
    </>
  )
}

function BackToSignIn({ t }: { t: Text }) {
  return (
    <Below>
      <TextAnchor href="/login">{t.signIn}</TextAnchor>
    </Below>
  )
}
