import { Icon } from '@/components/ui/icon'
import { ClearSelection, SelectedCount } from '@/components/users/selection'
import { number } from '@/lib/i18n/format'
import { formatPeopleQuery } from '@/lib/org/users/user-directory-query'
import { type BulkTask, bulkTasks, selectionForm, selectionPath } from './bulk-tasks'
import type { PeopleView } from './people-view'

/** Stands below the pager once somebody is ticked: how many, all that match, and what can be done. A plain GET form: each
 *  button leads to the page that counts the consequences and asks. */
export function SelectionBar({ context, query, page }: PeopleView) {
  const { t, reader, refusal } = context
  const { bulk } = t.users
  const allowed = bulkTasks.filter(({ needs }) => !refusal(needs))
  if (allowed.length === 0) return null
  return (
    <form
      id={selectionForm}
      method="get"
      action={selectionPath('disable')}
      aria-label={bulk.label}
      className="selection-bar"
    >
      <input type="hidden" name="list" value={formatPeopleQuery({ ...query, cursor: undefined })} />
      <input type="hidden" name="at" value={page.now.toISOString()} />
      <span className="-ml-2 flex items-center gap-1">
        <ClearSelection form={selectionForm}>
          <Icon name="x" />
          <span className="sr-only">{bulk.clear}</span>
        </ClearSelection>
        <SelectedCount form={selectionForm} one={bulk.selectedOne} other={bulk.selected} />
      </span>
      <label className="flex items-center gap-2">
        <input type="checkbox" name="all" value="1" className="check" />
        {bulk.all(number(page.total, reader.locale))}
      </label>
      <span className="flex flex-wrap gap-1">
        {allowed.map(({ task, icon }) => (
          <BarButton key={task} task={task} icon={icon} label={bulk.tasks[task].open} />
        ))}
      </span>
    </form>
  )
}

function BarButton({ task, icon, label }: { task: BulkTask; icon: (typeof bulkTasks)[number]['icon']; label: string }) {
  return (
    <button type="submit" formAction={selectionPath(task)} className="selection-action">
      <Icon name={icon} />
      {label}
    </button>
  )
}
