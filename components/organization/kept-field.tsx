'use client'

import { type ComponentProps, createContext, useContext } from 'react'
import { Checkbox } from '../ui/choice'
import {
  SelectField,
  type SelectFieldProps,
  TextAreaField,
  type TextAreaFieldProps,
  TextField,
  type TextFieldProps,
} from '../ui/field'

/** What was typed into a form that was refused, by the names of its fields; empty before. */
export const Typed = createContext<Readonly<Record<string, string>>>({})

/** Fields drawn on the server that come back with what was typed: without scripts a refusal draws the page anew. */
export function KeptTextField(props: TextFieldProps) {
  return <TextField {...props} defaultValue={useTyped(props)} />
}

export function KeptTextAreaField(props: TextAreaFieldProps) {
  return <TextAreaField {...props} defaultValue={useTyped(props)} />
}

export function KeptSelectField(props: SelectFieldProps) {
  return <SelectField {...props} defaultValue={useTyped(props)} />
}

/** A box that was not ticked is no field of what is sent. */
export function KeptCheckbox({ name, defaultChecked, ...box }: ComponentProps<typeof Checkbox> & { name: string }) {
  const typed = useContext(Typed)
  const isRefused = Object.keys(typed).length > 0
  return <Checkbox {...box} name={name} defaultChecked={isRefused ? Object.hasOwn(typed, name) : defaultChecked} />
}

function useTyped({ name, defaultValue }: Pick<TextFieldProps, 'name' | 'defaultValue'>) {
  return useContext(Typed)[name] ?? defaultValue
}
