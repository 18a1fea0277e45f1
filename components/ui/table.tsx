import { Fragment, type ReactNode } from 'react'
import { classNames } from './class-names'
import { Icon } from './icon'
import { PlainLink } from './link'

/** What a cell becomes below 640 px: the two lines, what stands right of them, the menu at the end. Without it the cell
 *  is left out there; so is `select`, the column of boxes. */
export type NarrowPlace = 'select' | 'lead' | 'aside' | 'action'

export interface Column<Row> {
  id: string
  header: ReactNode
  /** The header is read out but not drawn: columns of boxes and menus. */
  headerHidden?: boolean
  cell: (row: Row) => ReactNode
  /** A width class, e.g. 'w-27' for 108 px; columns without share the rest. A class, so that a strict style policy holds. */
  width?: `w-${string}`
  align?: 'start' | 'end'
  narrow?: NarrowPlace
  /** Left out below this width, from the least important on. */
  hideBelow?: 'md' | 'lg' | 'xl'
  sort?: { href: string; direction: 'ascending' | 'descending' | 'none' }
}

export interface TableProps<Row> {
  /** Read out before the table; not drawn. */
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** `off` is greyed (disabled, revoked), `open` is in the panel, `selected` is ticked. */
  rowState?: (row: Row) => 'off' | 'open' | 'selected' | undefined
  /** The identity provider owns the row: violet ribbon. */
  rowOwned?: (row: Row) => boolean
  /** Where the row stands ("8 of 1,310"), for the panel about it. */
  rowPlace?: (row: Row) => string
  /** 44 px rows of one line instead of 56 px. */
  compact?: boolean
  /** What stands below an opened row, over the whole width. Such tables leave out no column. */
  rowDetail?: (row: Row) => ReactNode
}

const hidden = { md: 'max-md:hidden', lg: 'max-lg:hidden', xl: 'max-xl:hidden' }

/** Spelled out because the rows become flex boxes on small screens, and browsers drop table semantics from such boxes. */
const roles = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  cell: { role: 'cell' },
  columnheader: { role: 'columnheader' },
}

/** A plain HTML table drawn on the server. */
export function Table<Row>({
  caption,
  columns,
  rows,
  rowKey,
  rowState,
  rowOwned,
  rowPlace,
  compact,
  rowDetail,
}: TableProps<Row>) {
  return (
    <table {...roles.table} className={classNames('table', compact && 'table-compact')}>
      <caption className="sr-only">{caption}</caption>
      <thead {...roles.rowgroup}>
        <tr {...roles.row}>
          {columns.map((column) => (
            <HeaderCell key={column.id} column={column} />
          ))}
        </tr>
      </thead>
      <tbody {...roles.rowgroup}>
        {rows.map((row) => (
          <Fragment key={rowKey(row)}>
            <tr
              {...roles.row}
              data-state={rowState?.(row)}
              data-owned={rowOwned?.(row) || undefined}
              data-place={rowPlace?.(row)}
            >
              {columns.map((column) => (
                <td {...roles.cell} key={column.id} data-narrow={column.narrow} className={cellClass(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
            <DetailRow columns={columns.length}>{rowDetail?.(row)}</DetailRow>
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

function DetailRow({ columns, children }: { columns: number; children: ReactNode }) {
  if (!children) return null
  return (
    <tr {...roles.row} className="table-detail">
      <td {...roles.cell} colSpan={columns} data-narrow="lead">
        {children}
      </td>
    </tr>
  )
}

function HeaderCell<Row>({ column }: { column: Column<Row> }) {
  const { header, headerHidden, sort, width, narrow } = column
  return (
    <th
      {...roles.columnheader}
      scope="col"
      data-narrow={narrow}
      aria-sort={sort?.direction}
      className={classNames(cellClass(column), width) || undefined}
    >
      {headerHidden ? (
        <span className="sr-only">{header}</span>
      ) : sort ? (
        <SortLink {...sort}>{header}</SortLink>
      ) : (
        header
      )}
    </th>
  )
}

function SortLink({ href, direction, children }: { href: string; direction: string; children: ReactNode }) {
  return (
    <PlainLink
      href={href}
      scroll={false}
      className="-mx-1 inline-flex items-center gap-1 rounded-tag px-1 py-1 hover:text-fg"
    >
      {children}
      {direction !== 'none' && <Icon name={direction === 'ascending' ? 'arrow-up' : 'arrow-down'} size="sm" />}
    </PlainLink>
  )
}

function cellClass<Row>({ align, hideBelow }: Column<Row>) {
  return classNames(align === 'end' && 'text-right', hideBelow && hidden[hideBelow]) || undefined
}
