'use client'

import type { UserSource } from '@/lib/org/users/user-row'
import { BareCheckbox } from '../ui/choice'
import { classNames } from '../ui/class-names'
import { Identity } from '../ui/identity'
import { Menu } from '../ui/menu'
import { type NamesText, ShortNames } from '../ui/short-names'
import { SourceBadge, type SourceBadgeProps } from '../ui/source-badge'
import { type Status, StatusBadge } from '../ui/status-badge'
import { SubmitButton } from '../ui/submit-button'
import { type Column, Table } from '../ui/table'
import { Time, type TimeProps } from '../ui/time'
import { ActionForm } from './people-actions'
import { CopyItem, ResendItem } from './row-menu'

export type PeopleColumnId =
  | 'select'
  | 'name'
  | 'status'
  | 'roles'
  | 'teams'
  | 'source'
  | 'created'
  | 'lastSignIn'
  | 'actions'

/** A person as the list tells of them: words and figures in the reader's language, nothing that is drawn. */
export interface PersonRow {
  readonly id: string
  readonly name: string
  readonly href: string
  readonly email: string | null
  readonly state: Status
  /** Without access: greyed. */
  readonly off: boolean
  /** The identity provider owns the person. */
  readonly managed: boolean
  readonly source: UserSource
  readonly roles: NamesText | null
  readonly teams: NamesText | null
  /** Left out where the list has no such column. */
  readonly created?: TimeProps
  /** When the person was last here, or what keeps them from being. */
  readonly standing: { readonly text: string; readonly title?: string; readonly tone?: string }
  /** Why an invitation cannot be sent again, if it cannot. */
  readonly refused?: string
  /** Where in the list: "8 of 1,310". */
  readonly place: string
  readonly selectLabel: string
  readonly menuLabel: string
}

export interface PeopleRowsTexts {
  readonly caption: string
  readonly states: Readonly<Record<Status, string>>
  readonly sources: Readonly<Record<UserSource, string>>
  readonly missing: string
  readonly resend: { readonly action: string; readonly pending: string; readonly menu: string }
  readonly copyId: string
  readonly idCopied: string
}

export interface PeopleRowsProps {
  columns: readonly (Omit<Column<PersonRow>, 'cell' | 'id'> & { id: PeopleColumnId })[]
  rows: readonly PersonRow[]
  compact: boolean
  /** The form that the boxes belong to. */
  form: string
  t: PeopleRowsTexts
}

/** The table of people. It is given values and draws the rows itself, on the server as in the browser: rows that travel
 *  as finished elements cost the server twice the time and are two thirds of the page. */
export function PeopleRows({ columns, rows, compact, form, t }: PeopleRowsProps) {
  const cells = cellsOf(compact, form, t)
  return (
    <Table
      caption={t.caption}
      columns={columns.map((column) => ({ ...column, cell: cells[column.id] }))}
      compact={compact}
      rows={rows}
      rowKey={({ id }) => id}
      rowState={({ off }) => (off ? 'off' : undefined)}
      rowOwned={({ managed }) => managed}
      rowPlace={({ place }) => place}
    />
  )
}

function cellsOf(
  compact: boolean,
  form: string,
  t: PeopleRowsTexts,
): Record<PeopleColumnId, Column<PersonRow>['cell']> {
  return {
    select: ({ id, selectLabel }) => <BareCheckbox name="id" value={id} form={form} aria-label={selectLabel} />,
    name: (person) => (
      <Identity
        avatar={{ kind: 'person', name: person.name }}
        name={person.name}
        detail={compact ? undefined : person.email}
        narrowDetail={<NarrowDetail person={person} />}
        href={person.href}
      />
    ),
    status: ({ state }) => <StatusBadge status={state} label={t.states[state]} />,
    roles: ({ roles }) => <ShortNames names={roles} missing={t.missing} />,
    teams: ({ teams }) => <ShortNames names={teams} missing={t.missing} />,
    source: (person) => <SourceBadge source={ownerOf(person)} label={t.sources[person.source]} />,
    created: ({ created }) => <span className="text-muted">{created && <Time {...created} />}</span>,
    lastSignIn: (person) => <Standing person={person} alone />,
    actions: (person) => <RowActions person={person} t={t} />,
  }
}

function ownerOf({ managed, source }: PersonRow): SourceBadgeProps['source'] {
  if (managed) return 'provider'
  return source === 'saml' ? 'sign-in' : 'local'
}

/** `alone` in a cell of its own, where it begins with a capital. */
function Standing({ person: { standing }, alone }: { person: PersonRow; alone?: boolean }) {
  const { tone = 'text-muted', title } = standing
  return (
    <span className={classNames(tone, alone && 'inline-block first-letter:uppercase')} title={title}>
      {standing.text}
    </span>
  )
}

function NarrowDetail({ person }: { person: PersonRow }) {
  return (
    <>
      {person.state === 'active' && person.roles && `${person.roles.first} · `}
      <Standing person={person} />
    </>
  )
}

/** What can be done to a person from the list; on small screens all of it is in the panel. */
function RowActions({ person, t }: { person: PersonRow; t: PeopleRowsTexts }) {
  return (
    <span className="flex items-center justify-end gap-1 max-sm:hidden">
      {person.state === 'expired' && person.refused === undefined && (
        <ActionForm fields={{ do: 'resend', id: person.id }} className="flex">
          <SubmitButton size="sm" pendingLabel={t.resend.pending}>
            {t.resend.action}
            <span className="sr-only"> {person.name}</span>
          </SubmitButton>
        </ActionForm>
      )}
      <Menu trigger={{ kind: 'icon', label: person.menuLabel }}>
        <ResendItem id={person.id} label={t.resend.menu} disabledReason={person.refused} />
        <CopyItem value={person.id} label={t.copyId} copiedText={t.idCopied} />
      </Menu>
    </span>
  )
}
