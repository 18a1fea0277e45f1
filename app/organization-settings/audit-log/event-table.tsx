import { phrase } from '@/components/audit/sentence'
import { Avatar } from '@/components/ui/avatar'
import { IconLink } from '@/components/ui/icon-button'
import { type Column, Table } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { AuditRow } from '@/lib/audit/list'
import { exactTime, stamp } from '@/lib/i18n/format'
import { EventDetail } from './event-detail'
import { openHref } from './links'
import type { LogView } from './log-view'

export function EventTable(view: LogView) {
  const { context, query, page, opened } = view
  return (
    <Table
      caption={context.t.auditLog.table}
      columns={columnsOf(view)}
      rows={page.rows}
      rowKey={({ id }) => id}
      rowState={({ id }) => (id === query.open ? 'open' : undefined)}
      rowDetail={({ id }) => id === query.open && opened && <EventDetail context={context} detail={opened} />}
      compact
    />
  )
}

function columnsOf({ context, query }: LogView): Column<AuditRow>[] {
  const { t, reader } = context
  const { columns, open, close, none } = t.auditLog
  return [
    {
      id: 'time',
      header: columns.time,
      width: 'w-46',
      cell: ({ at }) => (
        <span className="text-muted">
          <Time at={at} text={stamp(at, reader)} title={exactTime(at, { ...reader, zone: 'UTC' })} />
        </span>
      ),
    },
    {
      id: 'who',
      header: columns.who,
      width: 'w-45',
      cell: (row) => (
        <span className="flex min-w-0 items-center gap-2">
          <ActorAvatar row={row} />
          <span className="truncate" title={row.actorName}>
            {row.actorName}
          </span>
        </span>
      ),
    },
    {
      id: 'what',
      header: columns.what,
      narrow: 'lead',
      cell: (row) => (
        <span className="block py-2 whitespace-normal wrap-anywhere">
          <span className="font-medium sm:hidden">{row.actorName} </span>
          <Phrase pieces={phrase(row, t)} />
          <span className="block text-sm text-muted sm:hidden">{stamp(row.at, reader)}</span>
        </span>
      ),
    },
    {
      id: 'from',
      header: columns.from,
      width: 'w-40',
      cell: ({ address }) => (
        <span className="text-sm text-muted mono" title={address ?? undefined}>
          {address ?? none}
        </span>
      ),
    },
    {
      id: 'more',
      header: columns.more,
      headerHidden: true,
      width: 'w-12',
      align: 'end',
      narrow: 'action',
      cell: ({ id }) => {
        const isOpen = id === query.open
        return (
          <IconLink
            icon={isOpen ? 'chevron-up' : 'chevron-down'}
            href={openHref(query, isOpen ? undefined : id)}
            label={isOpen ? close : open}
            scroll={false}
            tip="end"
          />
        )
      },
    },
  ]
}

/** People are round; what the identity provider or Gatehouse itself did has a tile. */
function ActorAvatar({ row }: { row: AuditRow }) {
  if (row.actorKind === 'user') return <Avatar kind="person" size="sm" name={row.actorName} />
  return <Avatar kind="tile" size="sm" icon={row.actorKind === 'key' ? 'plug' : 'terminal'} />
}

/** Plain and bold by turns. */
export function Phrase({ pieces }: { pieces: readonly string[] }) {
  return pieces.map((piece, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence never move.
    index % 2 === 1 ? <strong key={index}>{piece}</strong> : piece,
  )
}
