import type { ReactNode } from 'react'
import { Card, CardHeader } from '@/components/ui/card'
import type { SignInWays } from '@/lib/org/sign-in/sign-in-ways'
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

/** A part of the page, as a card: its heading, what it is for, what it holds. */
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
    <div className="max-w-180">
      <Card labelledBy={id}>
        <CardHeader id={id} title={title} aside={aside} open />
        <div className="flex flex-col gap-4 px-4 pb-4">
          {about && <p className="-mt-1 text-muted">{about}</p>}
          {children}
        </div>
      </Card>
    </div>
  )
}
