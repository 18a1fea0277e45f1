import type { ReactNode } from 'react'
import { classNames } from './class-names'
import type { IconName } from './glyphs'
import { Icon } from './icon'

export type Tone = 'neutral' | 'success' | 'info' | 'warning' | 'danger' | 'idp' | 'accent'

export const toneClass: Record<Tone, string> = {
  neutral: 'bg-fill text-muted',
  success: 'bg-success-soft text-success',
  info: 'bg-info-soft text-info',
  warning: 'bg-warning-soft text-warning',
  danger: 'bg-danger-soft text-danger',
  idp: 'bg-idp-soft text-idp',
  accent: 'bg-accent-soft text-accent-text',
}

/** A coloured badge must carry a glyph: colour is never the only signal. */
export type BadgeProps =
  | { tone: Exclude<Tone, 'neutral'>; icon: IconName; children: ReactNode }
  | { tone?: 'neutral'; icon?: IconName; children: ReactNode }

export function Badge({ tone = 'neutral', icon, children }: BadgeProps) {
  return (
    <span
      className={classNames(
        'badge tinted inline-flex h-5.5 flex-none items-center gap-1.25 rounded-full pr-2 text-xs font-medium whitespace-nowrap align-middle',
        icon ? 'pl-1.5' : 'pl-2',
        toneClass[tone],
      )}
    >
      {icon && <Icon name={icon} className="size-3.5" />}
      {children}
    </span>
  )
}

/** A value in a small box: a role, a domain, a scope. */
export function Tag({ children, mono }: { children: ReactNode; mono?: boolean }) {
  return (
    <span
      className={classNames(
        'inline-flex h-6 max-w-full items-center rounded-tag border border-line bg-fill px-2 text-sm whitespace-nowrap',
        mono && 'mono',
      )}
    >
      <span className="truncate">{children}</span>
    </span>
  )
}

/** An HTTP status or another short code, green below 400. */
export function CodeBadge({ code }: { code: number }) {
  return (
    <span
      className={classNames(
        'tinted rounded-tag px-1.5 text-xs leading-5 font-medium mono',
        toneClass[code < 400 ? 'success' : 'danger'],
      )}
    >
      {code}
    </span>
  )
}
