'use client'

import { useActionState, useEffect, useRef, useState } from 'react'
import type { FormAction } from '../keys/state'
import { IdpRibbon } from '../ui/banner'
import { buttonClass } from '../ui/button-style'
import { Checkbox, ChoiceGroup, Segments } from '../ui/choice'
import { DialogBody, DialogFooter } from '../ui/dialog-parts'
import { TextAreaField } from '../ui/field'
import { Refusal } from '../ui/form-parts'
import { SubmitButton } from '../ui/submit-button'
import { toast } from '../ui/toast'
import { AddressBox, type CheckAddresses } from './address-box'
import { InviteSent } from './invite-sent'
import type { InviteState, InviteText, InviteValues, Understood } from './invite-state'

/** A role or team that people may be given; `refused` says why not. */
export interface InviteChoice {
  readonly value: string
  readonly label: string
  readonly refused?: string
}

export interface InviteFormProps {
  action: FormAction<InviteState>
  check: CheckAddresses
  roles: readonly InviteChoice[]
  /** Empty for who may fill no team. */
  teams: readonly InviteChoice[]
  initial: InviteValues
  languages: { value: string; label: string; lang: string }[]
  /** Whether SCIM owns people here as well. */
  scim: boolean
  text: InviteText
  /** In a dialog, or as a page. */
  framed?: boolean
  backHref: string
}

/** Invites whoever is pasted; says of each address what comes of it before and after. */
export function InviteForm({ action, check, framed, backHref, text, ...rest }: InviteFormProps) {
  const [state, submit] = useActionState(action, {})
  const dialogEnd = useRef<HTMLDivElement>(null)
  const { sent, undone } = state
  useEffect(() => {
    if (!framed || !sent?.complete || undone) return
    dialogEnd.current?.closest('dialog')?.close()
    const form = new FormData()
    form.set('do', 'undo')
    form.set('batch', sent.batchId)
    const run = () => action({}, form).then((after) => after.undone && toast({ text: after.undone }))
    toast({
      text: sent.title,
      detail: sent.text,
      ...(sent.undoable && { action: { label: text.undo, run } }),
    })
  }, [framed, sent, undone, action, text.undo])
  return (
    <>
      <div ref={dialogEnd} hidden />
      {sent || undone ? (
        <InviteSent state={state} submit={submit} framed={framed} backHref={backHref} text={text} />
      ) : (
        <Writing
          key={state.values?.addresses}
          state={state}
          submit={submit}
          check={check}
          framed={framed}
          text={text}
          {...rest}
        />
      )}
    </>
  )
}

interface WritingProps extends Omit<InviteFormProps, 'action' | 'backHref'> {
  state: InviteState
  submit: (form: FormData) => void
}

function Writing({ state, submit, check, roles, teams, initial, languages, scim, text, framed }: WritingProps) {
  const { error, preview, values = initial } = state
  const [understood, setUnderstood] = useState<Understood | undefined>(state.understood)
  const body = (
    <>
      <Refusal>{error}</Refusal>
      <AddressBox
        value={values.addresses}
        understood={understood}
        check={check}
        onUnderstood={setUnderstood}
        text={text}
      />
      <Boxes name="roles" legend={text.roles} hint={text.rolesHint} options={roles} chosen={values.roles} />
      {teams.length > 0 && (
        <Boxes name="teams" legend={text.teams} hint={text.teamsHint} options={teams} chosen={values.teams} />
      )}
      <div className="flex flex-wrap gap-x-4 gap-y-5">
        <Segments legend={text.language} name="language" defaultValue={values.language} options={languages} />
        <div className="min-w-0 flex-1 basis-64">
          <TextAreaField
            label={text.note}
            aside={text.noteAside}
            name="note"
            rows={2}
            maxLength={500}
            defaultValue={values.note}
          />
        </div>
      </div>
      {scim && <IdpRibbon title={text.scimTitle}>{text.scimText}</IdpRibbon>}
      {preview && (
        <section aria-label={text.previewTitle} className="flex min-w-0 flex-col gap-1.5">
          <p className="text-sm text-muted">
            {text.previewSubject}: <strong className="font-medium text-fg">{preview.subject}</strong>
          </p>
          <iframe
            title={text.previewTitle}
            sandbox=""
            srcDoc={preview.html}
            className="h-120 w-full rounded-card border border-line bg-surface"
          />
        </section>
      )}
    </>
  )
  const buttons = (
    <>
      <SubmitButton name="do" value="preview" variant="quiet" icon="eye" pendingLabel={text.preview}>
        {text.preview}
      </SubmitButton>
      <span className="without-script">
        <SubmitButton name="do" value="check" pendingLabel={text.check}>
          {text.check}
        </SubmitButton>
      </span>
      {framed && (
        <button
          type="button"
          className={buttonClass({})}
          onClick={({ currentTarget }) => currentTarget.closest('dialog')?.close()}
        >
          {text.cancel}
        </button>
      )}
      <SubmitButton name="do" value="send" variant="primary" pendingLabel={text.pending}>
        {understood?.sendLabel ?? text.send}
      </SubmitButton>
    </>
  )
  if (framed) {
    return (
      <form action={submit} className="flex min-h-0 flex-col">
        <DialogBody>{body}</DialogBody>
        <DialogFooter note={understood?.summary}>{buttons}</DialogFooter>
      </form>
    )
  }
  return (
    <form action={submit} className="flex max-w-160 flex-col gap-5">
      {body}
      <div className="flex flex-wrap items-center gap-2">
        {buttons}
        {understood && <span className="text-sm text-muted">{understood.summary}</span>}
      </div>
    </form>
  )
}

interface BoxesProps {
  name: string
  legend: string
  hint: string
  options: readonly InviteChoice[]
  chosen: readonly string[]
}

/** A few boxes side by side; many scroll. */
function Boxes({ name, legend, hint, options, chosen }: BoxesProps) {
  return (
    <ChoiceGroup legend={legend} hint={hint}>
      <div className="grid max-h-40 gap-x-6 gap-y-2 overflow-y-auto sm:grid-cols-2">
        {options.map(({ value, label, refused }) => (
          <Checkbox
            key={value}
            name={name}
            value={value}
            label={label}
            hint={refused}
            disabled={Boolean(refused)}
            defaultChecked={chosen.includes(value)}
          />
        ))}
      </div>
    </ChoiceGroup>
  )
}
