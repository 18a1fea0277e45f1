import type { ComponentProps } from 'react'
import { Icon } from './icon'
import { type IconButtonLook, iconButtonClass } from './icon-button-style'
import { PlainLink } from './link'

export { iconButtonClass }

export type IconButtonProps = IconButtonLook &
  Omit<ComponentProps<'button'>, 'children' | 'className' | 'aria-label' | 'disabled'>

export type IconLinkProps = IconButtonLook & { href: string; scroll?: boolean; replace?: boolean }

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
