import { type ComponentProps, type ReactNode, useId } from 'react'
import { type ButtonLook, buttonClass } from './button-style'
import type { IconName } from './glyphs'
import { Icon } from './icon'
import { PlainLink } from './link'

type NativeButton = Omit<ComponentProps<'button'>, 'disabled' | 'className' | 'aria-disabled'>

export interface ButtonProps extends NativeButton, ButtonLook {
  icon?: IconName
  iconEnd?: IconName
  children: ReactNode
  /** Why it cannot be pressed now. The button stays focusable and says so; it never submits, with or without scripts. */
  disabledReason?: string
}

export function Button({ variant, size, block, icon, iconEnd, disabledReason, children, ...props }: ButtonProps) {
  if (disabledReason) {
    return (
      <RefusedButton reason={disabledReason} look={{ variant, size, block }} icon={icon} iconEnd={iconEnd}>
        {children}
      </RefusedButton>
    )
  }
  return (
    <button type="button" {...props} className={buttonClass({ variant, size, block })}>
      <ButtonContent icon={icon} iconEnd={iconEnd}>
        {children}
      </ButtonContent>
    </button>
  )
}

interface RefusedButtonProps extends Pick<ButtonProps, 'icon' | 'iconEnd' | 'children'> {
  reason: string
  look: ButtonLook
}

function RefusedButton({ reason, look, icon, iconEnd, children }: RefusedButtonProps) {
  const id = useId()
  return (
    <span className={look.block ? 'tip-host relative flex' : 'tip-host relative inline-flex'}>
      <button type="button" aria-disabled="true" aria-describedby={id} className={buttonClass(look, true)}>
        <ButtonContent icon={icon} iconEnd={iconEnd}>
          {children}
        </ButtonContent>
      </button>
      <span role="tooltip" id={id} className="tip-text">
        {reason}
      </span>
    </span>
  )
}

/** What stands inside a button: glyph, words, glyph. */
export function ButtonContent({ icon, iconEnd, children }: Pick<ButtonProps, 'icon' | 'iconEnd' | 'children'>) {
  return (
    <>
      {icon && <Icon name={icon} className="-ml-0.5" />}
      {children}
      {iconEnd && <Icon name={iconEnd} className="-mr-1" />}
    </>
  )
}

export interface LinkButtonProps extends ButtonLook, Pick<ButtonProps, 'icon' | 'iconEnd' | 'children'> {
  href: string
  /** Fetched by the browser, not the router: downloads, sign-in with a provider. */
  external?: boolean
  prefetch?: boolean
}

/** A link that looks like a button. */
export function LinkButton({ href, external, prefetch, icon, iconEnd, children, ...look }: LinkButtonProps) {
  const content = (
    <ButtonContent icon={icon} iconEnd={iconEnd}>
      {children}
    </ButtonContent>
  )
  const className = buttonClass(look)
  if (external) {
    return (
      <a href={href} className={className}>
        {content}
      </a>
    )
  }
  return (
    <PlainLink href={href} prefetch={prefetch} className={className}>
      {content}
    </PlainLink>
  )
}
