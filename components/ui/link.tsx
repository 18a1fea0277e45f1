/** The one place of the components that knows the router. Nothing is fetched ahead: every page is drawn for one reader at
 *  one moment, so a list of fifty links would ask the server fifty times and keep nothing of the answers. */
import NextLink from 'next/link'
import type { ComponentProps } from 'react'
import { classNames } from './class-names'

export type LinkProps = ComponentProps<typeof NextLink>

/** An underlined link inside text. */
export function TextLink({ className, prefetch = false, ...props }: LinkProps) {
  return <NextLink className={classNames('link', className)} prefetch={prefetch} {...props} />
}

/** A link without looks of its own, for cards, rows and navigation. */
export function PlainLink({ prefetch = false, ...props }: LinkProps) {
  return <NextLink prefetch={prefetch} {...props} />
}
