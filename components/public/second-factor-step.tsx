import type { Messages } from '@/lib/i18n/messages'
import { CodeField } from '../account/code-field'
import { buttonClass } from '../ui/button-style'
import { TextField } from '../ui/field'
import { SubmitButton } from '../ui/submit-button'
import { StepHead } from './step-head'

export interface SecondFactorStepProps {
  ticket: string
  /** A recovery code is asked for instead of the app's. */
  recovery?: boolean
  problem?: 'code_wrong' | 'code_throttled'
  text: Messages['secondFactor']['signIn']
}

/** After the password: a code of the app, or a recovery code. */
export function SecondFactorStep({ ticket, recovery, problem, text }: SecondFactorStepProps) {
  const { title, text: line, code, other } = recovery ? text.recovery : text.app
  const error = problem && text.problems[recovery && problem === 'code_wrong' ? 'recovery_wrong' : problem]
  // A code that was refused is not sent again: the field begins anew.
  return (
    <>
      <input type="hidden" name="ticket" value={ticket} />
      <input type="hidden" name="step" value="second_factor" />
      <input type="hidden" name="recovery" value={recovery ? 'true' : ''} />
      <StepHead title={title}>{line}</StepHead>
      {recovery ? (
        <TextField
          key="recovery"
          label={code}
          error={error}
          name="code"
          size="lg"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
          autoFocus
          required
        />
      ) : (
        <CodeField key="app" label={code} error={error} size="lg" autoFocus />
      )}
      <SubmitButton variant="primary" size="lg" block pendingLabel={text.pending}>
        {text.submit}
      </SubmitButton>
      <button
        type="submit"
        name="other"
        value={recovery ? 'app' : 'recovery'}
        formNoValidate
        className={buttonClass({ variant: 'quiet', block: true })}
      >
        {other}
      </button>
      {recovery && <p className="text-sm text-pretty text-muted">{text.lost}</p>}
    </>
  )
}
