'use client'

import { useActionState } from 'react'
import { TextField } from '../ui/field'
import { HiddenFields } from '../ui/form-parts'
import { PasswordField } from '../ui/password-field'
import { SubmitButton } from '../ui/submit-button'

export interface ProofState {
  readonly error?: string
  readonly codeError?: string
}

export interface ProofFormProps {
  /** Gets `password`, `code` and the `hidden` fields. Success redirects. */
  action: (state: ProofState, form: FormData) => Promise<ProofState>
  /** For the password manager only. */
  email: string
  hidden: Record<string, string>
  /** Asks for a code of the authenticator app, or a recovery code, as well. */
  code?: { readonly label: string; readonly hint: string }
  text: {
    readonly password: string
    readonly submit: string
    readonly pending: string
    readonly show: string
    readonly hide: string
  }
}

/** Asks somebody who is signed in for their password once more. */
export function ProofForm({ action, email, hidden, code, text }: ProofFormProps) {
  const [{ error, codeError }, submit] = useActionState(action, {})
  return (
    <form action={submit} className="flex flex-col gap-5">
      <HiddenFields fields={hidden} />
      <input type="email" name="email" value={email} autoComplete="username" readOnly hidden />
      <PasswordField
        label={text.password}
        name="password"
        autoComplete="current-password"
        showLabel={text.show}
        hideLabel={text.hide}
        error={error}
        maxLength={256}
        required
        autoFocus
      />
      {code && (
        <TextField {...code} name="code" error={codeError} autoComplete="one-time-code" maxLength={40} required />
      )}
      <div>
        <SubmitButton variant="primary" pendingLabel={text.pending}>
          {text.submit}
        </SubmitButton>
      </div>
    </form>
  )
}
