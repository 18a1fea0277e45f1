import type { ReactNode } from 'react'

/** A question of a page of its own, as the dialog would ask it: holds a form with `DialogBody` and `DialogFooter`. */
export function QuestionCard({ children }: { children: ReactNode }) {
  return <div className="max-w-140 overflow-hidden rounded-dialog border border-line bg-surface">{children}</div>
}
