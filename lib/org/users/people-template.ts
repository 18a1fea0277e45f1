/** A file to begin an import with: the headings that the importer knows, and two rows that show what goes where. The
 *  rows are known again by their addresses, so that nobody is invited by leaving them in. */
import { byteOrderMark, formatCsvRow, type Separator } from '@/lib/base/csv'
import { fold } from '@/lib/base/fold'
import { defaultRole } from '../can'
import type { ImportColumn } from './people-import'

const columns = ['address', 'name', 'roles', 'teams', 'language'] as const satisfies readonly ImportColumn[]
const examples = [
  ['zoe.martin@example.com', 'Zoé Martin', defaultRole, '', 'fr'],
  ['ann.oye@example.com', 'Ann Oye', '', '', 'en'],
] as const
const addresses: ReadonlySet<string> = new Set(examples.map(([address]) => address))

/** The file, with its headings in the reader's words. */
export function templateFile(titles: Readonly<Record<ImportColumn, string>>, separator: Separator): string {
  const rows = [columns.map((column) => titles[column]), ...examples]
  return byteOrderMark + rows.map((cells) => formatCsvRow(cells, separator)).join('')
}

/** Whether a row with this address is one that the template came with. */
export function isExample(address: string): boolean {
  return addresses.has(fold(address))
}
