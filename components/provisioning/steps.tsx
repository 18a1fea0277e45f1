import type { ReactNode } from 'react'
import { classNames } from '../ui/class-names'
import { Icon } from '../ui/icon'

/** Steps of a setup, joined by a line; a finished one bears a tick. */
export function Steps({ children }: { children: ReactNode }) {
  return <ol className="flex flex-col p-5 max-sm:p-4">{children}</ol>
}

export interface StepProps {
  number: number
  title: ReactNode
  /** Beside the title: what was chosen. */
  aside?: ReactNode
  state: 'done' | 'current' | 'next'
  children?: ReactNode
}

export function Step({ number, title, aside, state, children }: StepProps) {
  return (
    <li className="group flex gap-3" aria-current={state === 'current' ? 'step' : undefined}>
      <span aria-hidden="true" className="flex flex-none flex-col items-center">
        <Marker number={number} state={state} />
        <span className="w-px flex-1 bg-line group-last:hidden" />
      </span>
      <div className="min-w-0 flex-1 pb-6 group-last:pb-0">
        <div className="flex min-h-6 flex-wrap items-center gap-x-2 gap-y-1">
          <h2 className={state === 'current' ? 'text-lg font-semibold' : 'font-semibold'}>{title}</h2>
          {aside}
        </div>
        {children && <div className="mt-3 flex flex-col gap-4">{children}</div>}
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
