'use client'

import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'

/** The boxes of the rows, and what follows from them. The form works without: this counts and ticks. */
function boxes(form: string): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>(`input[type=checkbox][name=id][form="${form}"]`)]
}

/** Tells how many rows are ticked, now and after every change. */
function useTicked(form: string): { ticked: number; shown: number } {
  const [state, setState] = useState({ ticked: 0, shown: 0 })
  useEffect(() => {
    const look = () => {
      const all = boxes(form)
      const ticked = all.filter(({ checked }) => checked).length
      setState((before) =>
        before.ticked === ticked && before.shown === all.length ? before : { ticked, shown: all.length },
      )
    }
    // The boxes are told only after the event.
    const lookAfter = () => setTimeout(look)
    look()
    document.addEventListener('change', look)
    document.addEventListener('reset', lookAfter)
    return () => {
      document.removeEventListener('change', look)
      document.removeEventListener('reset', lookAfter)
    }
  }, [form])
  return state
}

/** The box over the rows: all of this page, or none. */
export function SelectPage({ form, label }: { form: string; label: string }) {
  const { ticked, shown } = useTicked(form)
  const ref = useRef<HTMLInputElement>(null)
  useIndeterminate(ref, ticked > 0 && ticked < shown)
  return (
    <span className="needs-script">
      <input
        ref={ref}
        type="checkbox"
        className="check"
        aria-label={label}
        checked={shown > 0 && ticked === shown}
        onChange={({ currentTarget: { checked } }) => {
          for (const box of boxes(form)) box.checked = checked
          document.dispatchEvent(new Event('change'))
        }}
      />
    </span>
  )
}

function useIndeterminate(ref: RefObject<HTMLInputElement | null>, value: boolean) {
  useEffect(() => {
    if (ref.current) ref.current.indeterminate = value
  }, [ref, value])
}

/** "3 selected", read out as it changes; `#` is the number. At most 200 rows are on a page: no figure needs grouping. */
export function SelectedCount({ form, one, other }: { form: string; one: string; other: string }) {
  const { ticked } = useTicked(form)
  return (
    <span role="status" className="needs-script">
      <strong>{ticked > 0 && (ticked === 1 ? one : other).replace('#', String(ticked))}</strong>
    </span>
  )
}

/** Unticks everything. */
export function ClearSelection({ form, children }: { form: string; children: ReactNode }) {
  return (
    <button
      type="button"
      className="needs-script selection-action"
      onClick={() => {
        for (const box of boxes(form)) box.checked = false
        document.dispatchEvent(new Event('change'))
      }}
    >
      {children}
    </button>
  )
}
