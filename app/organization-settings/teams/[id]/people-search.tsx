import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/choice'
import { TextField } from '@/components/ui/field'
import { SubmitButton, type SubmitButtonProps } from '@/components/ui/submit-button'
import { ActionForm } from '@/components/users/people-actions'
import type { Candidate } from '@/lib/org/teams/team-directory-team'

export interface PeopleSearchProps {
  /** The page that searches; the field's text goes into its address under this name. */
  action: string
  name: string
  value: string
  found: readonly Candidate[]
  text: { label: string; placeholder: string; search: string; nobody: (query: string) => string }
  /** What is done to those who are ticked. */
  fields: Record<string, string>
  submit: SubmitButtonProps
  /** Above those who were found. */
  told?: ReactNode
  /** Below them. */
  note?: ReactNode
}

/** Search people, tick them, do something to them: two plain forms. */
export function PeopleSearch(props: PeopleSearchProps) {
  const { action, name, value, found, text, fields, submit, told, note } = props
  return (
    <>
      <form action={action} className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <TextField
            label={text.label}
            name={name}
            defaultValue={value}
            key={value}
            placeholder={text.placeholder}
            autoComplete="off"
            maxLength={200}
          />
        </div>
        <Button type="submit" icon="search">
          {text.search}
        </Button>
      </form>
      {value && found.length === 0 && <p className="text-muted">{text.nobody(value)}</p>}
      {found.length > 0 && (
        <ActionForm fields={fields} className="flex flex-col gap-3">
          {told}
          {found.map((person) => (
            <Checkbox key={person.id} name="person" value={person.id} label={person.name} hint={person.email} />
          ))}
          {note}
          <div>
            <SubmitButton {...submit} />
          </div>
        </ActionForm>
      )}
    </>
  )
}
