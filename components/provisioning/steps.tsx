import type { ReactNode } from 'react'
import { classNames } from '../ui/class-names'
import { Icon } from '../ui/icon'
import { PlainLink } from '../ui/link'

/** Steps of a setup, joined by a line; a finished one bears a tick. */
export function Steps({ children }: { children: ReactNode }) {
  return <ol className="flex flex-col p-5 max-sm:p-4">{children}</ol>
}

export interface StepProps {
  number: number
  title: string
  /** Beside the title: what was chosen. */
  aside?: ReactNode
  state: 'done' | 'current' | 'next'
  /** Whether it shows what is in it; of all steps one does. */
  open: boolean
  /** What opens it; nothing while it has to wait for the steps before. */
  opener?: { href: string; label: string }
  children?: ReactNode
}

/** A step that waits recedes behind those that were done. */
const titles = { done: 'font-semibold', current: 'font-semibold', next: 'font-medium text-muted' }

/** One step: its title and what was chosen, and what is to be done in it while it is open. */
export function Step({ number, title, aside, state, open, opener, children }: StepProps) {
  return (
    <li className="group flex gap-3" aria-current={open ? 'step' : undefined}>
      <span aria-hidden="true" className="flex flex-none flex-col items-center pt-1">
        <Marker number={number} state={open ? 'current' : state} />
        <span className="w-px flex-1 bg-line group-last:hidden" />
      </span>
      <div className={classNames('min-w-0 flex-1', open ? 'pb-6 group-last:pb-0' : 'pb-2 group-last:pb-0')}>
        <div className="flex min-h-8 items-start gap-x-3">
          <div className={classNames('flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2', open ? 'pt-1' : 'pt-1.5')}>
            <h2 className={classNames(open ? 'text-lg font-semibold' : titles[state])}>{title}</h2>
            {aside}
          </div>
          {!open && opener && (
            <PlainLink
              href={opener.href}
              scroll={false}
              aria-label={`${opener.label}: ${title}`}
              className="inline-flex h-8 flex-none items-center rounded-control px-2.5 text-sm font-medium hover:bg-fill"
            >
              {opener.label}
            </PlainLink>
          )}
        </div>
        {open && children && <div className="mt-3 flex flex-col gap-4">{children}</div>}
      </div>
    </li>
  )
}

function Marker({ number, state }: Pick<StepProps, 'number' | 'state'>) {
  return (
    <span
      className={classNames(
        'inline-grid size-6 place-items-center rounded-full border text-xs font-semibold',
        state === 'done' && 'border-transparent bg-success-soft text-success',
        state === 'current' && 'border-accent bg-accent text-on-accent',
        state === 'next' && 'border-line-strong text-muted',
      )}
    >
      {state === 'done' ? <Icon name="check" size="sm" /> : number}
    </span>
  )
}
