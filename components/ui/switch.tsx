import { useId } from 'react'
import { HiddenFields } from './form-parts'

export type SwitchProps = {
  on: boolean
  /** What it turns on: "Just-in-time accounts". */
  label: string
  /** "On" or "Off", drawn beside it. */
  stateLabel?: string
} & ({ action: (form: FormData) => void | Promise<void>; fields?: Record<string, string> } | { disabledReason: string })

/** A switch that is a form: pressing it posts `on` = the state asked for ("true" or "false") and `fields` to the action,
 *  with or without scripts. */
export function Switch(props: SwitchProps) {
  const { on, label, stateLabel } = props
  const state = stateLabel && <span className="text-sm text-muted">{stateLabel}</span>
  if ('disabledReason' in props) {
    return (
      <span className="inline-flex items-center gap-2">
        {state}
        <RefusedSwitch on={on} label={label} reason={props.disabledReason} />
      </span>
    )
  }
  return (
    <form action={props.action} className="inline-flex items-center gap-2">
      {state}
      <input type="hidden" name="on" value={String(!on)} />
      <HiddenFields fields={props.fields ?? {}} />
      <button type="submit" role="switch" aria-checked={on} aria-label={label} className="switch" />
    </form>
  )
}

function RefusedSwitch({ on, label, reason }: { on: boolean; label: string; reason: string }) {
  const id = useId()
  return (
    <span className="tip-host tip-end relative inline-flex">
      <button
        type="button"
        role="switch"
        aria-checked={on}
        aria-label={label}
        aria-disabled="true"
        aria-describedby={id}
        className="switch"
      />
      <span role="tooltip" id={id} className="tip-text">
        {reason}
      </span>
    </span>
  )
}
