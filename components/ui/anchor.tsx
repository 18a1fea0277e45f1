/** Links that the browser follows by itself. On public pages all are: there is nothing on them to keep, and the router's
 *  link would be more script than the rest of the page has. */

import type { ReactNode } from 'react'
import { ButtonContent, type ButtonContentProps } from './button-content'
import { type ButtonLook, buttonClass } from './button-style'

/** An underlined link inside text. */
export function TextAnchor({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} className="link">
      {children}
    </a>
  )
}

/** A link that looks like a button. */
export function AnchorButton({
  href,
  icon,
  iconEnd,
  children,
  ...look
}: ButtonLook & ButtonContentProps & { href: string }) {
  return (
    <a href={href} className={buttonClass(look)}>
      <ButtonContent icon={icon} iconEnd={iconEnd}>
        {children}
      </ButtonContent>
    </a>
  )
}
