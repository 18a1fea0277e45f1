import type { ReactNode } from 'react'
import type { SignInWays } from '@/lib/org/sign-in-ways'
import type { SettingsContext } from '../../organization-settings/settings-context'

/** What every section of the page is drawn from. */
export interface SecuritySectionProps {
  readonly context: SettingsContext
  readonly ways: SignInWays
  readonly now: Date
  /** Of the person; null for none. */
  readonly email: string | null
  readonly passwordSince: Date | null
}

/** A part of the page: its heading, what it is for, what it holds. */
export function SecuritySection({
  id,
  title,
  about,
  aside,
  children,
}: {
  id: string
  title: string
  about?: string
  /** How things stand, beside the heading. */
  aside?: ReactNode
  children?: ReactNode
}) {
  return (
    <section aria-labelledby={id} className="flex max-w-180 flex-col gap-4">
      <div>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 id={id} className="text-md font-semibold">
            {title}
          </h2>
          {aside}
        </div>
        {about && <p className="mt-0.5 text-pretty text-muted">{about}</p>}
      </div>
      {children}
    </section>
  )
}
