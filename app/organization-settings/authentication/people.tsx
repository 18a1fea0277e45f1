/** Pages below authentication that list people: the same frame, and the same line for each. */
import type { ReactNode } from 'react'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import type { IconName } from '@/components/ui/glyphs'
import { Identity } from '@/components/ui/identity'
import { PageHeader } from '@/components/ui/page-header'
import type { Messages } from '@/lib/i18n/messages'
import { authenticationPath } from './links'

export interface PeopleFrameProps {
  title: string
  purpose: string
  t: Messages
  children: ReactNode
}

/** Where the page stands and what it is for. */
export function PeopleFrame({ title, purpose, t, children }: PeopleFrameProps) {
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
      {children}
    </>
  )
}

export interface ListedPeopleProps {
  text: {
    readonly title: string
    readonly purpose: string
    readonly none: string
    readonly noneText: string
    shown(shown: number, total: number): string
  }
  t: Messages
  /** How many are on the page, and how many there are. */
  shown: number
  total: number
  /** Where to go from a list that holds nobody. */
  empty: { icon: IconName; href: string; label: string }
  children: ReactNode
}

/** A page that is one list: everybody, or the first of them, or why there is nobody. */
export function ListedPeople({ text, t, shown, total, empty, children }: ListedPeopleProps) {
  return (
    <PeopleFrame title={text.title} purpose={text.purpose} t={t}>
      {shown === 0 ? (
        <EmptyState
          icon={empty.icon}
          title={text.none}
          actions={<LinkButton href={empty.href}>{empty.label}</LinkButton>}
        >
          {text.noneText}
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-4">
          {children}
          {total > shown && <p className="text-sm text-muted">{text.shown(shown, total)}</p>}
        </div>
      )}
    </PeopleFrame>
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
