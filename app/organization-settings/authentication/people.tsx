/** Pages below authentication that list people: the same frame, and the same line for each. */
import type { ReactNode } from 'react'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { EmptyState, type EmptyStateProps } from '@/components/ui/empty-state'
import { Identity } from '@/components/ui/identity'
import { PageHeader } from '@/components/ui/page-header'
import type { Messages } from '@/lib/i18n/messages'
import { authenticationPath } from './links'

export interface PeopleFrameProps {
  title: string
  purpose: string
  t: Messages
  /** What the page says while it lists nobody. */
  nobody?: Pick<EmptyStateProps, 'icon' | 'title' | 'actions'> & { text: string }
  children: ReactNode
}

/** Where the page stands and what it is for; then its list, or why there is none. */
export function PeopleFrame({ title, purpose, t, nobody, children }: PeopleFrameProps) {
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t.common.breadcrumb}
            steps={[{ href: authenticationPath, label: t.authentication.title }]}
            current={title}
          />
        }
        title={title}
        purpose={purpose}
      />
      {nobody ? (
        <EmptyState icon={nobody.icon} title={nobody.title} actions={nobody.actions}>
          {nobody.text}
        </EmptyState>
      ) : (
        children
      )}
    </>
  )
}

/** The list itself, as a card of its own. */
export function PeopleCard({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul aria-label={label} className="rounded-card border border-line bg-surface">
      {children}
    </ul>
  )
}

export interface PersonLineProps {
  name: string
  /** Under the name; on narrow pages it breaks rather than lose its end. */
  detail?: string
  href: string
  /** Below that: what stands out about this person. */
  remarks?: ReactNode
  /** At the end of the line, on narrow pages below the name. */
  children: ReactNode
}

/** One person of a list. */
export function PersonLine({ name, detail, href, remarks, children }: PersonLineProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-2 border-t border-line px-4 py-2.5 first:border-t-0">
      <div className="min-w-0 flex-1 basis-60">
        <Identity
          avatar={{ kind: 'person', name }}
          name={name}
          detail={detail && <span className="max-sm:whitespace-normal max-sm:wrap-anywhere">{detail}</span>}
          href={href}
        />
        {remarks && <div className="pl-11 text-sm">{remarks}</div>}
      </div>
      <div className="flex flex-wrap items-center gap-2 text-muted max-sm:w-full max-sm:pl-11">{children}</div>
    </li>
  )
}
