import { type ReactNode, useId } from 'react'
import { Button, LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'

export interface SectionProps {
  title: string
  /** 2 on a page of its own, 3 in a panel. */
  level: 2 | 3
  aside?: ReactNode
  children: ReactNode
}

/** A part of the page about a person: its heading, and what it lists in a card. */
export function Section({ title, level, aside, children }: SectionProps) {
  const id = useId()
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-2">
      <div className="flex items-baseline gap-2">
        <Heading id={id} className="text-md font-semibold">
          {title}
        </Heading>
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

/** The way to change what a section lists; who may not is told why. */
export function Change({ label, href, refused }: { label: string; href: string; refused: string | undefined }) {
  return (
    <div>
      {refused ? (
        <Button size="sm" disabledReason={refused}>
          {label}
        </Button>
      ) : (
        <LinkButton href={href} size="sm">
          {label}
        </LinkButton>
      )}
    </div>
  )
}
