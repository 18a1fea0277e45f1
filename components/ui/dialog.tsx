'use client'

import { type ReactNode, useId, useRef, useState } from 'react'
import { type ButtonLook, buttonClass } from './button-style'
import type { IconName } from './glyphs'
import { Icon } from './icon'
import { iconButtonClass } from './icon-button'
import { useLeave } from './leave'
import { isBackdrop, useModal } from './modal'

interface Frame {
  title: ReactNode
  description?: ReactNode
  /** Name of the ✕ button. Without it the dialog can only be left by its own buttons: a secret shown once. */
  closeLabel?: string
  wide?: boolean
  /** `DialogBody` and `DialogFooter`. */
  children: ReactNode
}

export interface DialogTriggerProps extends ButtonLook {
  label: ReactNode
  icon?: IconName
  /** The same thing as a page of its own: where the trigger leads without scripts, or in a new tab. */
  href: string
}

export interface DialogProps extends Frame {
  trigger: DialogTriggerProps
}

/** A dialog with its trigger. The trigger is a link to the page that does the same, so nothing depends on scripts;
 *  with scripts it opens here. A child closes it with `<form method="dialog">`. */
export function Dialog({ trigger, ...frame }: DialogProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <DialogTrigger {...trigger} onOpen={() => setOpen(true)} />
      {open && <DialogFrame {...frame} onClose={() => setOpen(false)} />}
    </>
  )
}

/** The link of a dialog whose state lives elsewhere. */
export function DialogTrigger({ label, icon, href, onOpen, ...look }: DialogTriggerProps & { onOpen: () => void }) {
  return (
    <a
      href={href}
      aria-haspopup="dialog"
      className={buttonClass(look)}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        onOpen()
      }}
    >
      {icon && <Icon name={icon} className="-ml-0.5" />}
      {label}
    </a>
  )
}

/** A dialog that is a route of its own over the page below (an intercepted route): open as soon as it is drawn,
 *  and closing it goes to `closeHref`. */
export function RouteDialog({ closeHref, ...frame }: Frame & { closeHref: string }) {
  return <DialogFrame {...frame} onClose={useLeave(closeHref)} />
}

/** The dialog itself, open while it is mounted. */
export function DialogFrame({
  title,
  description,
  closeLabel,
  wide,
  children,
  onClose,
}: Frame & { onClose: () => void }) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  useModal(ref, true)
  return (
    <dialog
      ref={ref}
      tabIndex={-1}
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-description` : undefined}
      className={wide ? 'dialog dialog-wide' : 'dialog'}
      // The event comes late: by then the dialog may have been opened again.
      onClose={(event) => !event.currentTarget.open && onClose()}
      onCancel={(event) => !closeLabel && event.preventDefault()}
      // A second Esc is no longer a cancel that could be refused: browsers close at once.
      onKeyDown={(event) => !closeLabel && event.key === 'Escape' && event.preventDefault()}
      onClick={(event) => closeLabel && isBackdrop(event) && event.currentTarget.close()}
    >
      <div className="flex flex-none items-start gap-3 pt-5 pr-4 pl-6 max-sm:pl-4">
        <div className="min-w-0">
          <h2 id={`${id}-title`} className="text-lg font-semibold">
            {title}
          </h2>
          {description && (
            <p id={`${id}-description`} className="mt-1 text-muted">
              {description}
            </p>
          )}
        </div>
        {closeLabel && (
          <form method="dialog" className="-mt-1 ml-auto">
            <button type="submit" aria-label={closeLabel} className={iconButtonClass({ tip: 'end' })}>
              <Icon name="x" />
            </button>
          </form>
        )}
      </div>
      {children}
    </dialog>
  )
}
