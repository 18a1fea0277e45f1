'use client'

import { type ReactNode, useActionState } from 'react'
import { buttonClass } from '@/components/ui/button-style'
import { TextAreaField, TextField } from '@/components/ui/field'
import { HiddenFields, Refusal } from '@/components/ui/form-parts'
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
  /** What is stored, where nothing was entered yet. */
  initial: NonNullable<TeamFormState['values']>
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
    linkLabel: string
    linkUrl: string
    /** Which link a field is of, for each there is room for. */
    linkPlaces: readonly string[]
    submit: string
    pending: string
    cancel: string
  }
  cancelHref: string
}

/** A team's own words. What the identity provider owns is shown and cannot be edited. */
export function TeamForm({ action, initial, id, ownedBy, nameFixed, text, cancelHref }: TeamFormProps) {
  const [state, submit] = useActionState(action, {})
  const values = state.values ?? initial
  return (
    <form action={submit} className="flex max-w-160 flex-col gap-5">
      <Refusal>{state.errors?.form && state.errors.form}</Refusal>
      {id && <HiddenFields fields={{ id, wasDescription: initial.description }} />}
      {id &&
        initial.links.map(({ label, url }) => (
          <HiddenFields key={`${label} ${url}`} fields={{ wasLabel: label, wasUrl: url }} />
        ))}
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

interface LinkFieldsProps {
  links: readonly { label: string; url: string }[]
  text: TeamFormProps['text']
}

/** A row a link. The words over the first row stand for all of them; where the two fields are stacked, each has its own. */
function LinkFields({ links, text }: LinkFieldsProps) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="mb-1.5 font-medium">{text.links}</legend>
      <p className="-mt-1 text-sm text-muted">{text.linksHint}</p>
      {text.linkPlaces.map((place, index) => (
        <div key={place} className="grid grid-cols-[1fr_2fr] gap-x-3 gap-y-2 max-sm:grid-cols-1">
          <TextField
            label={<LinkLabel name={text.linkLabel} place={place} isFirst={index === 0} />}
            name="linkLabel"
            key={`label ${links[index]?.label}`}
            defaultValue={links[index]?.label}
            maxLength={100}
          />
          <TextField
            label={<LinkLabel name={text.linkUrl} place={place} isFirst={index === 0} />}
            name="linkUrl"
            inputMode="url"
            autoCapitalize="none"
            spellCheck={false}
            placeholder="https://"
            key={`url ${links[index]?.url}`}
            defaultValue={links[index]?.url}
            maxLength={2000}
          />
        </div>
      ))}
    </fieldset>
  )
}

function LinkLabel({ name, place, isFirst }: { name: string; place: string; isFirst: boolean }) {
  return (
    <span className={isFirst ? undefined : 'sm:sr-only'}>
      {name} <span className="sr-only">{place}</span>
    </span>
  )
}
