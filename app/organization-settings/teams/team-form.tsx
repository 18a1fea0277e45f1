'use client'

import { type ReactNode, useActionState } from 'react'
import { buttonClass } from '@/components/ui/button-style'
import { TextAreaField, TextField } from '@/components/ui/field'
import { Refusal } from '@/components/ui/form-parts'
import { PlainLink } from '@/components/ui/link'
import { SubmitButton } from '@/components/ui/submit-button'
import { NameField, type NameFieldProps } from './name-field'

export interface TeamFormState {
  readonly values?: {
    readonly name: string
    readonly description: string
    readonly links: readonly { readonly label: string; readonly url: string }[]
  }
  readonly errors?: { readonly name?: string; readonly form?: string }
}

export interface TeamFormProps {
  action: (state: TeamFormState, form: FormData) => Promise<TeamFormState>
  initial: TeamFormState
  /** The team; a new one has no id and asks for the name alone. */
  id?: string
  ownedBy?: string
  /** Why the reader does not change the name. */
  nameFixed?: string
  text: {
    name: string
    handle: NameFieldProps['text']
    description: string
    optional: string
    links: string
    linksHint: string
    linkLabels: readonly { label: string; url: string }[]
    submit: string
    pending: string
    cancel: string
  }
  cancelHref: string
}

/** A team's own words. What the identity provider owns is shown and cannot be edited. */
export function TeamForm({ action, initial, id, ownedBy, nameFixed, text, cancelHref }: TeamFormProps) {
  const [state, submit] = useActionState(action, initial)
  const values = state.values ?? { name: '', description: '', links: [] }
  return (
    <form action={submit} className="flex max-w-160 flex-col gap-5">
      <Refusal>{state.errors?.form && state.errors.form}</Refusal>
      {id && <input type="hidden" name="id" value={id} />}
      <NameField
        key={values.name}
        label={text.name}
        name={values.name}
        error={state.errors?.name}
        ownedBy={ownedBy}
        fixed={nameFixed}
        text={text.handle}
      />
      {id && (
        <>
          <TextAreaField
            label={text.description}
            aside={text.optional}
            name="description"
            key={`description ${values.description}`}
            defaultValue={values.description}
            maxLength={1000}
          />
          <LinkFields links={values.links} text={text} />
        </>
      )}
      <Buttons>
        <SubmitButton variant="primary" pendingLabel={text.pending}>
          {text.submit}
        </SubmitButton>
        <PlainLink href={cancelHref} className={buttonClass({})}>
          {text.cancel}
        </PlainLink>
      </Buttons>
    </form>
  )
}

function Buttons({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap gap-2">{children}</div>
}

function LinkFields({
  links,
  text,
}: {
  links: readonly { label: string; url: string }[]
  text: TeamFormProps['text']
}) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="mb-1.5 font-medium">{text.links}</legend>
      <p className="-mt-1 text-sm text-muted">{text.linksHint}</p>
      {text.linkLabels.map((labels, place) => (
        <div key={labels.url} className="grid grid-cols-[1fr_2fr] gap-3 max-sm:grid-cols-1">
          <TextField
            label={labels.label}
            name="linkLabel"
            key={`label ${links[place]?.label}`}
            defaultValue={links[place]?.label}
            maxLength={100}
          />
          <TextField
            label={labels.url}
            name="linkUrl"
            type="url"
            inputMode="url"
            key={`url ${links[place]?.url}`}
            defaultValue={links[place]?.url}
            maxLength={2000}
          />
        </div>
      ))}
    </fieldset>
  )
}
