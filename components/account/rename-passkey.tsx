'use client'

import { useActionState } from 'react'
import type { Messages } from '@/lib/i18n/messages'
import { TextField } from '../ui/field'
import { SubmitButton } from '../ui/submit-button'

export interface RenamePasskeyProps {
  /** Gets `id` and `name`. Success redirects. */
  action: (state: { error?: string }, form: FormData) => Promise<{ error?: string }>
  id: string
  name: string
  text: Pick<Messages['passkeys'], 'name' | 'save' | 'saving'>
}

export function RenamePasskey({ action, id, name, text }: RenamePasskeyProps) {
  const [{ error }, submit] = useActionState(action, {})
  return (
    <form action={submit} className="flex max-w-110 flex-col gap-4">
      <input type="hidden" name="id" value={id} />
      <TextField label={text.name} name="name" defaultValue={name} error={error} maxLength={60} required />
      <div>
        <SubmitButton variant="primary" pendingLabel={text.saving}>
          {text.save}
        </SubmitButton>
      </div>
    </form>
  )
}
