'use client'

import { useActionState } from 'react'
import type { FormAction } from '../keys/state'
import { buttonClass } from '../ui/button-style'
import { Checkbox, ChoiceGroup } from '../ui/choice'
import { TextAreaField, TextField } from '../ui/field'
import { HiddenFields, Refusal } from '../ui/form-parts'
import { PlainLink } from '../ui/link'
import { SubmitButton } from '../ui/submit-button'

const attributeFields = ['email', 'displayName', 'givenName', 'familyName'] as const
const switchFields = ['idpInitiated', 'signRequests', 'vouchesForEmail', 'singleLogout'] as const

/** The fields as text; a switch is on where its text is not empty. */
export type ProviderValues = Readonly<
  Record<'name' | 'domains' | (typeof attributeFields)[number] | (typeof switchFields)[number], string>
>

/** What comes back; success redirects. */
export interface ProviderFormState {
  readonly values?: ProviderValues
  readonly errors?: { readonly name?: string; readonly domains?: string; readonly form?: string }
}

interface FieldText {
  readonly label: string
  readonly hint: string
}

export interface ProviderFormProps {
  action: FormAction<ProviderFormState>
  hidden: Readonly<Record<string, string>>
  stored: ProviderValues
  text: {
    readonly name: FieldText
    readonly domains: FieldText
    readonly attributes: FieldText & Readonly<Record<(typeof attributeFields)[number], FieldText>>
    readonly switches: { readonly label: string } & Readonly<Record<(typeof switchFields)[number], FieldText>>
    readonly save: string
    readonly saving: string
  }
  cancel: { readonly href: string; readonly label: string }
}

/** Domains, attributes and switches of a provider. */
export function ProviderForm({ action, hidden, stored, text, cancel }: ProviderFormProps) {
  const [{ values = stored, errors = {} }, submit] = useActionState(action, {})
  return (
    <form action={submit} className="flex max-w-160 flex-col gap-6">
      <HiddenFields fields={hidden} />
      <Refusal>{errors.form}</Refusal>
      <TextField
        label={text.name.label}
        name="name"
        hint={text.name.hint}
        error={errors.name}
        defaultValue={values.name}
        key={`name ${values.name}`}
        maxLength={80}
      />
      <TextAreaField
        label={text.domains.label}
        name="domains"
        hint={text.domains.hint}
        error={errors.domains}
        defaultValue={values.domains}
        key={`domains ${values.domains}`}
        rows={3}
        autoCapitalize="none"
        spellCheck={false}
      />
      <ChoiceGroup legend={text.attributes.label} hint={text.attributes.hint}>
        <div className="mt-1 grid grid-cols-2 gap-4 max-sm:grid-cols-1">
          {attributeFields.map((field) => (
            <TextField
              key={`${field} ${values[field]}`}
              label={text.attributes[field].label}
              name={field}
              hint={text.attributes[field].hint}
              defaultValue={values[field]}
              maxLength={250}
              autoCapitalize="none"
              spellCheck={false}
              autoComplete="off"
            />
          ))}
        </div>
      </ChoiceGroup>
      <ChoiceGroup legend={text.switches.label}>
        {switchFields.map((field) => (
          <Checkbox
            key={`${field} ${values[field]}`}
            name={field}
            value="on"
            label={text.switches[field].label}
            hint={text.switches[field].hint}
            defaultChecked={values[field] !== ''}
          />
        ))}
      </ChoiceGroup>
      <div className="flex flex-wrap gap-2">
        <SubmitButton variant="primary" pendingLabel={text.saving}>
          {text.save}
        </SubmitButton>
        <PlainLink href={cancel.href} className={buttonClass({})}>
          {cancel.label}
        </PlainLink>
      </div>
    </form>
  )
}
