'use client'

import { type ComponentProps, useEffect, useRef, useState } from 'react'
import { Field, type FieldFrame, useControl } from './field'
import { Icon } from './icon'

export interface FileFieldProps extends FieldFrame {
  name: string
  accept: string
  /** What it says while no file is chosen; the browser's own words are in the browser's language. */
  choose: string
}

/** A file, chosen or dropped. The browser's field lies over our words, so that it does all the work; without scripts,
 *  which could not tell what was chosen, it is seen instead of them. */
export function FileField({ name, accept, choose, ...frame }: FileFieldProps) {
  const { id, attributes } = useControl(frame)
  const input = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState('')
  const look: ComponentProps<'input'>['onChange'] = ({ currentTarget }) =>
    setChosen(currentTarget.files?.[0]?.name ?? '')
  // A form that was refused is given back empty.
  useEffect(() => {
    const form = input.current?.form
    const forget = () => setChosen('')
    form?.addEventListener('reset', forget)
    return () => form?.removeEventListener('reset', forget)
  }, [])
  return (
    <Field {...frame} id={id}>
      <div className="file-drop">
        <input ref={input} {...attributes} type="file" name={name} accept={accept} onChange={look} />
        <span className="needs-script flex min-w-0 items-center gap-2">
          <Icon name="upload" className="text-muted" />
          <span aria-live="polite" className={chosen ? 'min-w-0 font-medium wrap-anywhere' : 'text-muted'}>
            {chosen || choose}
          </span>
        </span>
      </div>
    </Field>
  )
}
