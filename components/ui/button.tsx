import { type ComponentProps, useId } from 'react'
import { AnchorButton } from './anchor'
import { ButtonContent, type ButtonContentProps } from './button-content'
import { type ButtonLook, buttonClass } from './button-style'
import { PlainLink } from './link'

type NativeButton = Omit<ComponentProps<'button'>, 'disabled' | 'className' | 'aria-disabled'>

export interface ButtonProps extends Omit<NativeButton, 'children'>, ButtonLook, ButtonContentProps {
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

interface RefusedButtonProps extends ButtonContentProps {
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

export interface LinkButtonProps extends ButtonLook, ButtonContentProps {
  href: string
  /** Fetched by the browser, not the router: downloads, sign-in with a provider. */
  external?: boolean
  prefetch?: boolean
}

/** A link that looks like a button. */
export function LinkButton({ href, external, prefetch, icon, iconEnd, children, ...look }: LinkButtonProps) {
  if (external) {
    return (
      <AnchorButton href={href} icon={icon} iconEnd={iconEnd} {...look}>
        {children}
      </AnchorButton>
    )
  }
  return (
    <PlainLink href={href} prefetch={prefetch} className={buttonClass(look)}>
      <ButtonContent icon={icon} iconEnd={iconEnd}>
        {children}
      </ButtonContent>
    </PlainLink>
  )
}
