import type { Column } from '@/components/ui/table'
import { type PeopleColumnId, PeopleRows, type PeopleRowsTexts, type PersonRow } from '@/components/users/people-rows'
import { SelectPage } from '@/components/users/selection'
import type { Messages } from '@/lib/i18n/messages'
import { bulkTasks, selectionForm } from './bulk-tasks'
import { sortOf } from './links'
import type { PeopleView } from './people-view'
import { personRow } from './person-row'

export function PeopleTable(view: PeopleView) {
  const { context, query, page } = view
  const hidden = new Set<string>(query.hidden)
  const columns = columnsOf(view).filter(({ id }) => !hidden.has(id))
  return (
    <PeopleRows
      columns={columns}
      rows={page.people.map((person, index) => personRow(person, index, view))}
      compact={query.compact}
      form={selectionForm}
      t={textsOf(context.t)}
    />
  )
}

function textsOf({ users }: Messages): PeopleRowsTexts {
  const { action, pending, menu } = users.resend
  return {
    caption: users.table,
    states: users.states,
    sources: users.sources,
    missing: users.person.missing,
    resend: { action, pending, menu },
    copyId: users.copyId,
    idCopied: users.notice.idCopied,
  }
}

type Head = Omit<Column<PersonRow>, 'cell' | 'id'> & { id: PeopleColumnId }

function columnsOf({ context, query, page }: PeopleView): Head[] {
  const { t, refusal } = context
  const { columns } = t.users
  const selectable = bulkTasks.some(({ needs }) => !refusal(needs))
  const select: Head = {
    id: 'select',
    header: <SelectPage form={selectionForm} label={t.users.bulk.selectPage} />,
    width: 'w-10',
    narrow: 'select',
  }
  return [
    ...(selectable ? [select] : []),
    { id: 'name', header: columns.name, sort: sortOf(query, 'name'), narrow: 'lead' },
    { id: 'status', header: columns.status, width: 'w-28', narrow: 'aside' },
    { id: 'roles', header: columns.roles, width: 'w-29', hideBelow: 'md' },
    { id: 'teams', header: columns.teams, width: 'w-[12%]', hideBelow: 'lg' },
    { id: 'source', header: columns.source, width: 'w-23', hideBelow: 'lg' },
    { id: 'created', header: columns.created, width: 'w-28', hideBelow: 'xl', sort: sortOf(query, 'created') },
    { id: 'lastSignIn', header: columns.lastSignIn, width: 'w-42', sort: sortOf(query, 'signIn') },
    {
      id: 'actions',
      header: columns.actions,
      headerHidden: true,
      // Room for [Resend] only where somebody needs it: names need it more.
      width: page.people.some(({ state }) => state === 'expired') ? 'w-31' : 'w-14',
      align: 'end',
      narrow: 'action',
    },
  ]
}
