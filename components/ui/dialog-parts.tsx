import type { ReactNode } from 'react'

/** Inside a dialog, below its title. */
export function DialogBody({ children }: { children: ReactNode }) {
  return <div className="flex flex-col gap-5 overflow-y-auto px-6 pt-5 pb-6 max-sm:px-4">{children}</div>
}

/** The dialog's buttons, the main one last; `note` stands left of them. */
export function DialogFooter({ children, note }: { children: ReactNode; note?: ReactNode }) {
  return (
    <div className="tip-up tip-end flex flex-none flex-wrap items-center justify-end gap-2 rounded-b-dialog border-t border-line bg-page px-6 py-3 max-sm:rounded-none max-sm:px-4">
      {note && <div className="mr-auto text-sm text-muted">{note}</div>}
      {children}
    </div>
  )
}
