import { type ComponentProps, type ReactNode, useId } from 'react'

type NativeChoice = Omit<ComponentProps<'input'>, 'type' | 'className' | 'children'>

export type CheckboxProps = NativeChoice & { label: ReactNode; hint?: ReactNode }
export type BareCheckboxProps = NativeChoice & { 'aria-label': string }

/** A box with its words; both are the target. */
export function Checkbox({ label, hint, ...native }: CheckboxProps) {
  return <Choice type="checkbox" label={label} hint={hint} native={native} />
}

/** One of several; wrap them in `ChoiceGroup`. */
export function Radio({ label, hint, ...native }: CheckboxProps) {
  return <Choice type="radio" label={label} hint={hint} native={native} />
}

/** A box in a table row, named by `aria-label`. */
export function BareCheckbox(props: BareCheckboxProps) {
  return <input type="checkbox" {...props} className="check" />
}

interface ChoiceProps {
  type: 'checkbox' | 'radio'
  label: ReactNode
  hint?: ReactNode
  native: NativeChoice
}

function Choice({ type, label, hint, native }: ChoiceProps) {
  const hintId = useId()
  return (
    <div className="flex items-start gap-2">
      <input
        type={type}
        aria-describedby={hint ? hintId : undefined}
        {...native}
        id={native.id ?? `${hintId}-input`}
        className="check mt-0.5"
      />
      <div className="min-w-0">
        <label htmlFor={native.id ?? `${hintId}-input`}>{label}</label>
        {hint && (
          <p id={hintId} className="text-sm text-muted">
            {hint}
          </p>
        )}
      </div>
    </div>
  )
}

export interface ChoiceGroupProps {
  legend: ReactNode
  hint?: ReactNode
  children: ReactNode
}

export function ChoiceGroup({ legend, hint, children }: ChoiceGroupProps) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1.5 font-medium">{legend}</legend>
      {hint && <p className="-mt-1 text-sm text-muted">{hint}</p>}
      {children}
    </fieldset>
  )
}

export interface SegmentsProps {
  legend: ReactNode
  name: string
  defaultValue: string
  options: { value: string; label: string; lang?: string }[]
}

/** Two or three short choices side by side. */
export function Segments({ legend, name, defaultValue, options }: SegmentsProps) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 font-medium">{legend}</legend>
      <div className="segments">
        {options.map(({ value, label, lang }) => (
          <label key={value} lang={lang}>
            <input type="radio" name={name} value={value} defaultChecked={value === defaultValue} />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
