import type { ReactNode } from 'react'
import { type Tone, toneClass } from './badge'
import { classNames } from './class-names'
import type { IconName } from './glyphs'
import { Icon } from './icon'

export type BannerTone = 'warning' | 'danger' | 'info' | 'success' | 'neutral'

const glyph: Record<BannerTone, IconName> = {
  warning: 'warning',
  danger: 'alert',
  info: 'info',
  success: 'done',
  neutral: 'info',
}

export interface BannerProps {
  tone: BannerTone
  /** One bold sentence in the banner's colour. */
  title?: ReactNode
  children?: ReactNode
  icon?: IconName
  /** Small buttons with `variant="inherit"`. */
  actions?: ReactNode
  /** `status` or `alert` when it appears as the answer to something done. */
  role?: 'status' | 'alert'
}

export function Banner({ tone, title, children, icon, actions, role }: BannerProps) {
  const colour: Tone = tone
  return (
    <div
      role={role}
      className={classNames(
        'tinted flex min-h-11 items-start gap-x-3 gap-y-0.5 rounded-card py-2 pl-4 max-sm:flex-wrap',
        actions ? 'pr-2' : 'pr-4',
        tone === 'neutral' ? 'bg-sunken text-muted' : toneClass[colour],
      )}
    >
      <Icon name={icon ?? glyph[tone]} className="mt-1.5" />
      <p className="min-w-0 flex-1 py-1 text-pretty">
        {title && <strong>{title}</strong>}
        {title && children && ' '}
        {children && <span className={tone === 'neutral' ? undefined : 'text-fg'}>{children}</span>}
      </p>
      {actions && (
        <div className="flex flex-none items-center gap-2 self-center max-sm:w-full max-sm:justify-end">{actions}</div>
      )}
    </div>
  )
}

/** Three pixels of violet and a key: the identity provider owns this. */
export function IdpRibbon({
  title,
  children,
  actions,
}: {
  title: ReactNode
  children?: ReactNode
  /** Small buttons with `variant="inherit"`. */
  actions?: ReactNode
}) {
  return (
    <div className="tinted flex gap-3 rounded-r-control border-l-[3px] border-idp bg-idp-soft px-4 py-3 text-sm max-sm:flex-wrap">
      <Icon name="key" className="mt-0.5 text-idp" />
      <p className="min-w-0 flex-1 text-pretty [&_a]:text-idp">
        <strong className="text-idp">{title}</strong> {children}
      </p>
      {actions && (
        <div className="flex flex-none items-center gap-2 self-center max-sm:w-full max-sm:justify-end">{actions}</div>
      )}
    </div>
  )
}
