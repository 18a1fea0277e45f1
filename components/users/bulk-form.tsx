'use client'

import { type ReactNode, useActionState } from 'react'
import { Banner } from '../ui/banner'
import { DialogBody, DialogFooter } from '../ui/dialog-parts'
import { HiddenFields, Refusal } from '../ui/form-parts'
import { QuestionCard } from '../ui/question-card'
import { SubmitButton } from '../ui/submit-button'

/** What came of a thing done to many, in sentences. */
export interface BulkState {
  readonly error?: string
  readonly done?: {
    readonly text: string
    readonly refused?: string
    readonly refusals: readonly string[]
    /** What may still be taken back, and the words for it. */
    readonly undo?: { readonly batchId: string; readonly label: string; readonly pending: string }
  }
}

export interface BulkFormProps {
  action: (state: BulkState, form: FormData) => Promise<BulkState>
  /** Each name with all of its values. */
  fields: readonly (readonly [string, string])[]
  submit: { label: string; pending: string; danger?: boolean }
  /** The way back to the list. */
  back: ReactNode
  /** What will happen, and what is asked. Gone once it has happened. */
  children: ReactNode
}

/** The question before something is done to many people, and then what came of it, person by person where it was
 *  refused. Works without scripts. */
export function BulkForm({ action, fields, submit, back, children }: BulkFormProps) {
  const [{ error, done }, act] = useActionState(action, {})
  if (done) {
    return (
      <div className="flex flex-col items-start gap-4">
        <div className="w-full">
          <Banner
            tone={done.refused ? 'warning' : 'success'}
            role="status"
            title={done.text}
            actions={done.undo && <UndoForm act={act} {...done.undo} />}
          >
            {done.refused}
          </Banner>
        </div>
        {done.refusals.length > 0 && (
          <ul className="w-full divide-y divide-line rounded-card border border-line bg-surface">
            {done.refusals.map((refusal) => (
              <li key={refusal} className="px-4 py-2 wrap-anywhere">
                {refusal}
              </li>
            ))}
          </ul>
        )}
        {back}
      </div>
    )
  }
  return (
    <QuestionCard>
      <form action={act} className="flex flex-col">
        <HiddenFields fields={fields} />
        <DialogBody>
          <Refusal>{error}</Refusal>
          {children}
        </DialogBody>
        <DialogFooter>
          {back}
          <SubmitButton variant={submit.danger ? 'danger' : 'primary'} pendingLabel={submit.pending}>
            {submit.label}
          </SubmitButton>
        </DialogFooter>
      </form>
    </QuestionCard>
  )
}

function UndoForm({
  act,
  batchId,
  label,
  pending,
}: NonNullable<NonNullable<BulkState['done']>['undo']> & { act: (form: FormData) => void }) {
  return (
    <form action={act} className="flex">
      <input type="hidden" name="task" value="undo" />
      <input type="hidden" name="batch" value={batchId} />
      <SubmitButton size="sm" variant="inherit" icon="rotate" pendingLabel={pending}>
        {label}
      </SubmitButton>
    </form>
  )
}
