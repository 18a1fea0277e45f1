import type { ReactNode } from 'react'
import type { IconName } from './glyphs'
import { Icon } from './icon'

export interface ButtonContentProps {
  icon?: IconName
  iconEnd?: IconName
  children: ReactNode
}

/** What stands inside a button: glyph, words, glyph. */
export function ButtonContent({ icon, iconEnd, children }: ButtonContentProps) {
  return (
    <>
      {icon && <Icon name={icon} className="-ml-0.5" />}
      {children}
      {iconEnd && <Icon name={iconEnd} className="-mr-1" />}
    </>
  )
}
