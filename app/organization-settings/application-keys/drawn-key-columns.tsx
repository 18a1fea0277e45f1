import { UsageBars } from '@/components/keys/usage-bars'
import type { Column } from '@/components/ui/table'
import { daysDrawn } from '@/lib/org/keys/key-days'
import type { DrawnKey } from '@/lib/org/keys/key-entry'
import { type KeyColumnsProps, keyColumns } from './key-columns'

/** The columns of few keys: how much each was used stands beside when it last was. */
export function drawnKeyColumns(props: KeyColumnsProps): Column<DrawnKey>[] {
  const { usage } = props.context.t.applicationKeys
  const columns: Column<DrawnKey>[] = keyColumns(props)
  const after = columns.findIndex(({ id }) => id === 'used') + 1
  const days: Column<DrawnKey> = {
    id: 'days',
    header: usage.header(daysDrawn),
    width: 'w-36',
    hideBelow: 'xl',
    cell: ({ days, state }) => (
      <span className={state === 'live' ? 'text-accent' : 'text-subtle'}>
        <UsageBars days={days} label={usage.label(days.filter((minutes) => minutes > 0).length, daysDrawn)} />
      </span>
    ),
  }
  return columns.toSpliced(after, 0, days)
}
