import { classNames } from './class-names'
import type { IconName } from './glyphs'

export interface IconButtonLook {
  icon: IconName
  /** Its name for everybody: read out, and shown as a tooltip. */
  label: string
  /** `line` draws the inked outline of controls that stand beside fields. */
  look?: 'plain' | 'line'
  size?: 'sm' | 'md'
  /** Which way the tooltip hangs; `end` near the right edge. */
  tip?: 'center' | 'end'
}

export function iconButtonClass({ look, size, tip }: Pick<IconButtonLook, 'look' | 'size' | 'tip'>): string {
  return classNames(
    'tip inline-grid flex-none place-items-center rounded-control text-muted hover:bg-fill hover:text-fg',
    size === 'sm' ? 'size-6' : look === 'line' ? 'size-9' : 'size-8',
    look === 'line' && 'border border-line-strong bg-surface',
    tip === 'end' && 'tip-end',
  )
}
