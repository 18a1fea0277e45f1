import { byteOrderMark, formatCsvRow } from '@/lib/base/csv'
import { csvFile } from '@/lib/http/csv-file'
import { webStream } from '@/lib/http/streamed'
import { csvSeparator } from '@/lib/i18n/format'
import { allRows, type JobRow } from '@/lib/org/jobs'
import { exportColumns } from '@/lib/org/users/people-export'
import { type ImportOptions, toFix } from '@/lib/org/users/people-import'
import { type JobView, jobView } from '../job-view'
import { outcomeText } from '../outcomes'

/** The file that an export wrote; of an import or a resend each row with what came of it. Of an import with
 *  `rows=to-fix` those that are wrong, as they came and with the reason, to be put right and imported again. Sent while
 *  it is read. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { context, job } = await jobView(params)
  const isToFix = job.kind === 'import' && new URL(request.url).searchParams.get('rows') === 'to-fix'
  const name = `${job.kind}-${job.id.slice(0, 8)}${isToFix ? '-to-fix' : ''}.csv`
  return csvFile(name, webStream(linesOf({ context, job }, isToFix)))
}

async function* linesOf(view: JobView, isToFix: boolean): AsyncGenerator<string> {
  const { context, job } = view
  const separator = csvSeparator(context.reader.locale)
  const { heading, cells } = isToFix ? fixSheet(view) : resultSheet(view)
  yield byteOrderMark + formatCsvRow(heading, job.kind === 'export' ? ',' : separator)
  for await (const rows of allRows(context.member.org.id, job.id, isToFix ? toFix : null)) {
    // What an export wrote are lines already.
    const line = (row: JobRow) => (job.kind === 'export' ? String(row.input) : formatCsvRow(cells(row), separator))
    yield rows.map(line).join('')
  }
}

interface Sheet {
  readonly heading: readonly string[]
  readonly cells: (row: JobRow) => string[]
}

function resultSheet({ context, job }: JobView): Sheet {
  const { person } = context.t.users
  const { outcome } = context.t.invitations.jobs
  const columns = columnsOf(job.options)
  const said = (row: JobRow) => (row.outcome ? outcomeText(row.outcome, context) : '')
  return {
    export: { heading: exportColumns, cells: () => [] },
    import: {
      heading: [...columns, outcome, person.id],
      cells: (row: JobRow) => [...inputOf(row, columns.length), said(row), row.userId ?? ''],
    },
    resend: { heading: [person.id, outcome], cells: (row: JobRow) => [row.userId ?? '', said(row)] },
  }[job.kind]
}

/** A file that was such a sheet once has the column of reasons already. */
function fixSheet({ context, job }: JobView): Sheet {
  const { problem } = context.t.invitations.import
  const columns = columnsOf(job.options)
  const own = columns.at(-1) === problem ? columns.slice(0, -1) : columns
  return {
    heading: [...own, problem],
    cells: (row) => [...inputOf(row, own.length), outcomeText(row.outcome ?? '', context)],
  }
}

function columnsOf(options: Readonly<Record<string, unknown>>): readonly string[] {
  return (options as Partial<ImportOptions>).columns ?? []
}

function inputOf({ input }: JobRow, width: number): string[] {
  const cells = Array.isArray(input) ? input.map(String) : []
  return Array.from({ length: width }, (_, index) => cells[index] ?? '')
}
