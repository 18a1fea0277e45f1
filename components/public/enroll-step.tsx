import type { Messages } from '@/lib/i18n/messages'
import { AuthenticatorSetup, type AuthenticatorSetupProps } from '../account/authenticator-setup'
import { SubmitButton } from '../ui/submit-button'
import { StepHead } from './step-head'

export interface EnrollStepProps extends Omit<AuthenticatorSetupProps, 'text' | 'size'> {
  ticket: string
  text: Pick<Messages['secondFactor'], 'setup' | 'signIn'> & { copy: string; copied: string }
}

/** After the password, where the organization requires a second factor and the person has none. */
export function EnrollStep({ ticket, text, ...setup }: EnrollStepProps) {
  const { title, text: line, submit } = text.signIn.enroll
  return (
    <>
      <input type="hidden" name="ticket" value={ticket} />
      <input type="hidden" name="step" value="enroll" />
      <StepHead title={title}>{line}</StepHead>
      <AuthenticatorSetup {...setup} size="lg" text={{ ...text.setup, copy: text.copy, copied: text.copied }} />
      <SubmitButton variant="primary" size="lg" block pendingLabel={text.signIn.pending}>
        {submit}
      </SubmitButton>
    </>
  )
}
