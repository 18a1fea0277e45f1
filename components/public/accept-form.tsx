'use client'

import { useActionState, useRef } from 'react'
import type { Messages } from '@/lib/i18n/messages'
import { MakePasskey, type MakePasskeyProps } from '../passkeys/make-passkey'
import { HiddenFields, Refusal } from '../ui/form-parts'
import { SubmitButton } from '../ui/submit-button'
import { NameField, NewPasswordField } from './fields'
import { Or } from './sheet'

/** What came back from an attempt: sentences, ready to show. */
export interface AcceptState {
  name?: string
  errors?: { name?: string; password?: string; form?: string }
}

export type AcceptAction = (state: AcceptState, form: FormData) => Promise<AcceptState>

export interface AcceptFormProps {
  /** Gets `name`, `password` and the `hidden` fields. Success redirects. */
  action: AcceptAction
  /** Offered for the password manager only: the address is not the form's to change. */
  email: string
  /** What is known already. */
  name?: string
  hidden?: Record<string, string>
  /** Whether a password may be chosen; where not, the passkey is the way. */
  takesPassword?: boolean
  /** Accepting with a passkey in place of a password, where one may be used; `finish` gets `name`, `response` and the
   *  `hidden` fields. */
  passkey?: Pick<MakePasskeyProps, 'begin' | 'finish'>
  text: Pick<Messages['invite']['valid'], 'name' | 'password' | 'passwordRule' | 'submit' | 'pending'> & {
    show: string
    hide: string
    or: string
    passkey: Pick<Messages['passkeys'], 'accept' | 'problems'>
  }
}

export function AcceptForm({ action, email, name, hidden = {}, takesPassword = true, passkey, text }: AcceptFormProps) {
  const [{ errors = {}, ...entered }, submit] = useActionState(action, { name })
  const form = useRef<HTMLFormElement>(null)
  return (
    <>
      <form ref={form} action={submit} className="flex flex-col gap-5 max-sm:gap-4">
        <HiddenFields fields={hidden} />
        <Refusal>{errors.form}</Refusal>
        <input type="email" name="email" value={email} autoComplete="username" readOnly hidden />
        <NameField label={text.name} value={entered.name} error={errors.name} />
        {takesPassword && (
          <>
            <NewPasswordField label={text.password} hint={text.passwordRule} error={errors.password} text={text} />
            <SubmitButton variant="primary" size="lg" block pendingLabel={text.pending}>
              {text.submit}
            </SubmitButton>
          </>
        )}
      </form>
      {passkey && (
        <div className="needs-script flex flex-col gap-5 max-sm:gap-4">
          {takesPassword && <Or>{text.or}</Or>}
          <MakePasskey
            {...passkey}
            fields={() => named(form.current, hidden)}
            problems={text.passkey.problems}
            pendingLabel={text.passkey.accept.pending}
            size="lg"
            block
          >
            {text.passkey.accept.button}
          </MakePasskey>
        </div>
      )}
    </>
  )
}

/** What the form holds but the password; where the name is missing the browser says so. */
function named(form: HTMLFormElement | null, hidden: Record<string, string>): FormData | undefined {
  const name = form?.elements.namedItem('name')
  if (!(name instanceof HTMLInputElement) || !name.reportValidity()) return undefined
  const fields = new FormData()
  fields.set('name', name.value)
  for (const [field, value] of Object.entries(hidden)) fields.set(field, value)
  return fields
}
