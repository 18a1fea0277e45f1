import type { ReactNode } from 'react'
import { Avatar, type AvatarProps } from './avatar'
import { classNames } from './class-names'
import { PlainLink } from './link'

export interface IdentityProps {
  avatar: AvatarProps
  name: string
  /** Second line: an address. */
  detail?: ReactNode
  /** Second line below 640 px, where the other columns are gone. */
  narrowDetail?: ReactNode
  /** Makes the name a link whose target is the whole row height. */
  href?: string
}

/** Avatar, name, second line: the first cell of most tables. */
export function Identity({ avatar, name, detail, narrowDetail, href }: IdentityProps) {
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Avatar {...avatar} />
      <span className="min-w-0 flex-1">
        {href ? (
          <PlainLink
            href={href}
            scroll={false}
            className="identity-name block truncate font-semibold text-fg hover:underline underline-offset-3"
          >
            {name}
          </PlainLink>
        ) : (
          <span className="identity-name block truncate font-semibold">{name}</span>
        )}
        {detail && (
          <span className={classNames('block truncate text-sm text-muted', narrowDetail ? 'max-sm:hidden' : undefined)}>
            {detail}
          </span>
        )}
        {narrowDetail && <span className="block truncate text-sm text-muted sm:hidden">{narrowDetail}</span>}
      </span>
    </span>
  )
}
