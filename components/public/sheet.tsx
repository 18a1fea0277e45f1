import type { ReactNode } from 'react'
import { type Tone, toneClass } from '../ui/badge'
import { classNames } from '../ui/class-names'
import type { IconName } from '../ui/glyphs'
import { Icon } from '../ui/icon'

/** The one card of a public page. */
export function Sheet({ children }: { children: ReactNode }) {
  return (
    <section className="flex flex-col gap-5 rounded-dialog border border-line bg-surface p-8 max-sm:gap-4 max-sm:px-4 max-sm:py-5">
      {children}
    </section>
  )
}

/** Avatar, title, one line. */
export function SheetHead({ avatar, title, children }: { avatar?: ReactNode; title: ReactNode; children?: ReactNode }) {
  return (
    <div className="flex items-center gap-3">
      {avatar}
      <div className="min-w-0">
        <h1 className="text-xl font-semibold wrap-anywhere">{title}</h1>
        {children && (
          <p className={classNames('text-pretty text-muted wrap-anywhere', !avatar && 'mt-1')}>{children}</p>
        )}
      </div>
    </div>
  )
}

export type NoticeTone = Extract<Tone, 'neutral' | 'success' | 'warning' | 'danger' | 'info'>

/** A glyph on its tint, a title, a few sentences: pages that tell how things stand. */
export function Notice({
  icon,
  tone,
  title,
  children,
}: {
  icon: IconName
  tone: NoticeTone
  title: ReactNode
  children: ReactNode
}) {
  return (
    <div>
      <span className={classNames('tinted mb-3 inline-grid size-11 place-items-center rounded-full', toneClass[tone])}>
        <Icon name={icon} size="lg" />
      </span>
      <h1 className="text-xl font-semibold text-balance wrap-anywhere">{title}</h1>
      <p className="mt-1 text-pretty text-muted wrap-anywhere">{children}</p>
    </div>
  )
}

/** A quieter remark in its own well. */
export function Aside({ children }: { children: ReactNode }) {
  return <p className="rounded-control bg-sunken px-4 py-3 text-sm text-pretty text-muted wrap-anywhere">{children}</p>
}

/** Below the sheet: the other ways out. */
export function Below({ children }: { children: ReactNode }) {
  return <p className="mt-3 text-center text-sm text-pretty text-muted [&_a]:inline-block [&_a]:py-1">{children}</p>
}

/** "or" between two ways. */
export function Or({ children }: { children: ReactNode }) {
  return (
    <div className="flex items-center gap-3 text-sm text-subtle before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      {children}
    </div>
  )
}

export interface Reference {
  label: string
  value: string
}

export function ReferenceText({ label, value }: Reference) {
  return (
    <>
      {label} <code className="text-xs whitespace-nowrap">{value}</code>
    </>
  )
}
