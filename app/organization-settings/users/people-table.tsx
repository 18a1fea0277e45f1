import { BareCheckbox } from '@/components/ui/choice'
import { Identity } from '@/components/ui/identity'
import { SourceBadge } from '@/components/ui/source-badge'
import { StatusBadge } from '@/components/ui/status-badge'
import { type Column, Table } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { SelectPage } from '@/components/users/selection'
import { timeText } from '@/lib/i18n/format'
import type { PersonEntry } from '@/lib/org/user-directory'
import { isOff } from '@/lib/org/user-directory-query'
import { bulkTasks, selectionForm } from './bulk-tasks'
import type { PeopleContext } from './context'
import { personHref, sortOf } from './links'
import type { PeopleView } from './people-view'
import { RoleNames, roleName } from './role-names'
import { RowActions } from './row-actions'
import { Standing } from './standing'

export function PeopleTable(view: PeopleView) {
  const { context, query, page } = view
  const hidden = new Set<string>(query.hidden)
  return (
    <Table
      caption={context.t.users.table}
      columns={columnsOf(view).filter(({ id }) => !hidden.has(id))}
      compact={query.compact}
      rows={page.people}
      rowKey={({ id }) => id}
      rowState={({ state }) => (isOff(state) ? 'off' : undefined)}
      rowOwned={({ managed }) => managed}
    />
  )
}

function columnsOf(view: PeopleView): Column<PersonEntry>[] {
  const { context, query, page } = view
  const { t, reader } = context
  const { columns, states } = t.users
  const { refusal } = context
  const selectable = bulkTasks.some(({ needs }) => !refusal(needs))
  const select: Column<PersonEntry> = {
    id: 'select',
    header: <SelectPage form={selectionForm} label={t.users.bulk.selectPage} />,
    width: 'w-10',
    narrow: 'select',
    cell: ({ id, name }) => (
      <BareCheckbox name="id" value={id} form={selectionForm} aria-label={t.users.bulk.select(name)} />
    ),
  }
  return [
    ...(selectable ? [select] : []),
    {
      id: 'name',
      header: columns.name,
      sort: sortOf(query, 'name'),
      narrow: 'lead',
      cell: (person) => (
        <Identity
          avatar={{ kind: 'person', name: person.name }}
          name={person.name}
          detail={query.compact ? undefined : person.email}
          narrowDetail={<NarrowDetail person={person} view={view} />}
          href={personHref(person.id, query)}
        />
      ),
    },
    {
      id: 'status',
      header: columns.status,
      width: 'w-28',
      narrow: 'aside',
      cell: ({ state }) => <StatusBadge status={state} label={states[state]} />,
    },
    {
      id: 'roles',
      header: columns.roles,
      width: 'w-29',
      hideBelow: 'md',
      cell: ({ roles }) => <RoleNames roles={roles} t={t} />,
    },
    {
      id: 'teams',
      header: columns.teams,
      width: 'w-[12%]',
      hideBelow: 'lg',
      cell: (person) => <TeamNames person={person} context={context} />,
    },
    { id: 'source', header: columns.source, width: 'w-23', hideBelow: 'lg', cell: (person) => source(person, view) },
    {
      id: 'created',
      header: columns.created,
      width: 'w-28',
      hideBelow: 'xl',
      sort: sortOf(query, 'created'),
      cell: ({ createdAt }) => (
        <span className="text-muted">
          <Time {...timeText(createdAt, page.now, reader)} />
        </span>
      ),
    },
    {
      id: 'lastSignIn',
      header: columns.lastSignIn,
      width: 'w-42',
      sort: sortOf(query, 'signIn'),
      cell: (person) => <Standing person={person} now={page.now} context={context} alone />,
    },
    {
      id: 'actions',
      header: columns.actions,
      headerHidden: true,
      // Room for [Resend] only where somebody needs it: names need it more.
      width: page.people.some(({ state }) => state === 'expired') ? 'w-31' : 'w-14',
      align: 'end',
      narrow: 'action',
      cell: (person) => <RowActions person={person} context={context} />,
    },
  ]
}

function TeamNames({ person: { teams, teamCount }, context }: { person: PersonEntry; context: PeopleContext }) {
  const { users } = context.t
  const [first] = teams
  if (!first) return <span className="text-muted">{users.person.missing}</span>
  return (
    <span title={teams.join(', ')} className="flex gap-2">
      <span className="truncate">{first}</span>
      {teamCount > 1 && <span className="text-sm text-muted">{users.moreRoles(teamCount - 1)}</span>}
    </span>
  )
}

function NarrowDetail({ person, view }: { person: PersonEntry; view: PeopleView }) {
  const { context, page } = view
  const role = person.roles[0] && roleName(person.roles[0], context.t)
  return (
    <>
      {person.state === 'active' && role && `${role} · `}
      <Standing person={person} now={page.now} context={context} />
    </>
  )
}

function source(person: PersonEntry, { context }: PeopleView) {
  const owner = person.managed ? 'provider' : person.source === 'saml' ? 'sign-in' : 'local'
  return <SourceBadge source={owner} label={context.t.users.sources[person.source]} />
}
