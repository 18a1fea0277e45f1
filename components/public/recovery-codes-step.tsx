import type { Messages } from '@/lib/i18n/messages'
import { RecoveryCodeList } from '../account/recovery-code-list'
import { SubmitButton } from '../ui/submit-button'
import { StepHead } from './step-head'

export interface RecoveryCodesStepProps {
  ticket: string
  codes: readonly string[]
  text: Pick<Messages['secondFactor'], 'codes' | 'signIn'> & { copied: string }
}

/** The last step of a set-up: the codes are kept, then the person is let in. */
export function RecoveryCodesStep({ ticket, codes, text }: RecoveryCodesStepProps) {
  const { done, finishing } = text.signIn.enroll
  return (
    <>
      <input type="hidden" name="ticket" value={ticket} />
      <input type="hidden" name="step" value="finish" />
      <StepHead title={text.codes.title}>{text.codes.text}</StepHead>
      <RecoveryCodeList codes={codes} text={{ ...text.codes, copied: text.copied }} />
      <SubmitButton variant="primary" size="lg" block pendingLabel={finishing}>
        {done}
      </SubmitButton>
    </>
  )
}
