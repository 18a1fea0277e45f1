import { type ComponentProps, type ReactNode, useId } from 'react'
import { classNames } from './class-names'
import { Icon } from './icon'

export interface FieldFrame {
  label: ReactNode
  /** Beside the label, quieter: "optional", "500 characters". */
  aside?: string
  hint?: ReactNode
  /** What is wrong and what to do; replaces the hint, is announced as it appears, and with the field. */
  error?: string
  /** Who owns the value instead ("Change it in Entra ID"): the field is shown and read, not edited. */
  ownedBy?: string
  /** `lg` on public pages. */
  size?: 'md' | 'lg'
}

type Native<Tag extends 'input' | 'select' | 'textarea'> = Omit<ComponentProps<Tag>, 'className' | 'size' | 'name'> & {
  name: string
}

export type TextFieldProps = FieldFrame & Native<'input'>
export type TextAreaFieldProps = FieldFrame & Native<'textarea'>
export type SelectFieldProps = FieldFrame & Native<'select'> & { children: ReactNode }

export function TextField(props: TextFieldProps) {
  const [frame, { id: givenId, ...native }] = splitFrame(props)
  const { id, attributes } = useControl(frame, givenId)
  return (
    <Field {...frame} id={id}>
      <input type="text" {...native} {...attributes} readOnly={native.readOnly || Boolean(frame.ownedBy)} />
    </Field>
  )
}

export function TextAreaField(props: TextAreaFieldProps) {
  const [frame, { id: givenId, ...native }] = splitFrame(props)
  const { id, attributes } = useControl(frame, givenId)
  return (
    <Field {...frame} id={id}>
      <textarea rows={3} {...native} {...attributes} readOnly={native.readOnly || Boolean(frame.ownedBy)} />
    </Field>
  )
}

export function SelectField({ children, ...props }: SelectFieldProps) {
  const [frame, { id: givenId, ...native }] = splitFrame(props)
  const { id, attributes } = useControl(frame, givenId)
  return (
    <Field {...frame} id={id}>
      <span className="relative block">
        <select {...native} {...attributes} disabled={native.disabled || Boolean(frame.ownedBy)}>
          {children}
        </select>
        <Icon
          name="chevron-down"
          className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-muted"
        />
      </span>
    </Field>
  )
}

/** Label above, control, then one line below: error before owner before hint. */
export function Field({
  label,
  aside,
  hint,
  error,
  ownedBy,
  id,
  children,
}: FieldFrame & { id: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div className="flex flex-wrap items-baseline gap-x-1.5">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {aside && <span className="text-sm text-subtle">{aside}</span>}
      </div>
      {children}
      <FieldNote id={noteId(id)} hint={hint} error={error} ownedBy={ownedBy} />
    </div>
  )
}

function FieldNote({ id, hint, error, ownedBy }: Pick<FieldFrame, 'hint' | 'error' | 'ownedBy'> & { id: string }) {
  if (error) {
    return (
      <p id={id} role="alert" className="flex items-start gap-1.5 text-sm text-danger">
        <Icon name="alert" className="mt-0.5" />
        <span>{error}</span>
      </p>
    )
  }
  if (ownedBy) {
    return (
      <p id={id} className="flex items-start gap-1.5 text-sm text-idp">
        <Icon name="key" size="sm" className="mt-1" />
        <span>{ownedBy}</span>
      </p>
    )
  }
  return hint ? (
    <div id={id} className="text-sm text-muted">
      {hint}
    </div>
  ) : null
}

/** Id and attributes that tie a control to its label and its note. */
export function useControl({ hint, error, ownedBy, size }: Omit<FieldFrame, 'label'>, givenId?: string) {
  const generatedId = useId()
  const id = givenId ?? generatedId
  const attributes = {
    id,
    className: classNames('control', size === 'lg' && 'control-lg'),
    'aria-invalid': error ? (true as const) : undefined,
    'aria-describedby': hint || error || ownedBy ? noteId(id) : undefined,
  }
  return { id, attributes }
}

const noteId = (id: string) => `${id}-note`

function splitFrame<Props extends FieldFrame>(props: Props): [FieldFrame, Omit<Props, keyof FieldFrame>] {
  const { label, aside, hint, error, ownedBy, size, ...native } = props
  return [{ label, aside, hint, error, ownedBy, size }, native]
}
