/** The one place of the components that knows the router. */
import NextLink from 'next/link'
import type { ComponentProps } from 'react'
import { classNames } from './class-names'

export type LinkProps = ComponentProps<typeof NextLink>

/** An underlined link inside text. */
export function TextLink({ className, ...props }: LinkProps) {
  return <NextLink className={classNames('link', className)} {...props} />
}

/** A link without looks of its own, for cards, rows and navigation. */
export function PlainLink(props: LinkProps) {
  return <NextLink {...props} />
}
