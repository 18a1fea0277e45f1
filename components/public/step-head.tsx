import type { ReactNode } from 'react'

/** Says which step of signing in this is. While it is there, the ways to begin are not (`.other-ways`). */
export function StepHead({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div role="status" data-step="">
      <h2 className="text-lg font-semibold">{title}</h2>
      <p className="text-pretty text-muted">{children}</p>
    </div>
  )
}
