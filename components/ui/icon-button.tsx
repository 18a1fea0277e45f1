import type { ComponentProps } from 'react'
import { classNames } from './class-names'
import type { IconName } from './glyphs'
import { Icon } from './icon'
import { PlainLink } from './link'

interface Look {
  icon: IconName
  /** Its name for everybody: read out, and shown as a tooltip. */
  label: string
  /** `line` draws the inked outline of controls that stand beside fields. */
  look?: 'plain' | 'line'
  size?: 'sm' | 'md'
  /** Which way the tooltip hangs; `end` near the right edge. */
  tip?: 'center' | 'end'
}

export type IconButtonProps = Look &
  Omit<ComponentProps<'button'>, 'children' | 'className' | 'aria-label' | 'disabled'>

export type IconLinkProps = Look & { href: string; scroll?: boolean; replace?: boolean }

export function iconButtonClass({ look, size, tip }: Pick<Look, 'look' | 'size' | 'tip'>): string {
  return classNames(
    'tip inline-grid flex-none place-items-center rounded-control text-muted hover:bg-fill hover:text-fg',
    size === 'sm' ? 'size-6' : look === 'line' ? 'size-9' : 'size-8',
    look === 'line' && 'border border-line-strong bg-surface',
    tip === 'end' && 'tip-end',
  )
}

export function IconButton({ icon, label, look, size, tip, ...props }: IconButtonProps) {
  return (
    <button type="button" {...props} aria-label={label} className={iconButtonClass({ look, size, tip })}>
      <Icon name={icon} />
    </button>
  )
}

export function IconLink({ icon, label, look, size, tip, ...props }: IconLinkProps) {
  return (
    <PlainLink {...props} aria-label={label} className={iconButtonClass({ look, size, tip })}>
      <Icon name={icon} />
    </PlainLink>
  )
}
