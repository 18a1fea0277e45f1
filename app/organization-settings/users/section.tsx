import { type ReactNode, useId } from 'react'
import { Card } from '@/components/ui/card'

/** A part of the page about a person: its heading, and what it lists in a card. */
export function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-2">
      <div className="flex items-baseline gap-2">
        <h3 id={id} className="text-md font-semibold">
          {title}
        </h3>
        {aside && <span className="text-sm text-muted">{aside}</span>}
      </div>
      {children}
    </section>
  )
}

/** Rows in a card, or the sentence that there are none. */
export function SectionRows({ none, children }: { none: string; children: readonly ReactNode[] }) {
  if (children.length === 0) return <p className="text-sm text-muted">{none}</p>
  return <Card>{children}</Card>
}
