import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'

export interface ReferenceRow {
  readonly key: string
  /** The first one names the row. */
  readonly cells: readonly ReactNode[]
}

interface ReferenceTableProps {
  caption: string
  heads: readonly string[]
  /** Widths of all columns but the last, in parts of the table. */
  widths: readonly ('w-1/6' | 'w-1/5' | 'w-1/4' | 'w-3/10' | 'w-1/3' | 'w-2/5')[]
  rows: readonly ReferenceRow[]
}

/** A table to look something up in. On a narrow screen each row becomes a block, and its first cell the heading. */
export function ReferenceTable({ caption, heads, widths, rows }: ReferenceTableProps) {
  return (
    <table className="mt-4 w-full border-collapse text-left text-sm max-sm:block">
      <caption className="sr-only">{caption}</caption>
      <thead className="max-sm:sr-only">
        <tr className="border-b border-line text-xs text-subtle">
          {heads.map((head, n) => (
            <th key={head} scope="col" className={classNames('py-2 pr-4 font-medium last:pr-0', widths[n])}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {rows.map(({ key, cells: [name, ...others] }) => (
          <tr key={key} className="border-b border-line align-top last:border-b-0 max-sm:block max-sm:py-3">
            <th scope="row" className="py-2 pr-4 font-medium text-pretty wrap-anywhere max-sm:block max-sm:p-0">
              {name}
            </th>
            {others.map((cell, n) => (
              <td
                key={heads[n + 1]}
                className="py-2 pr-4 text-pretty text-muted last:pr-0 max-sm:block max-sm:p-0 max-sm:pt-1"
              >
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
