import { byteOrderMark, formatCsvRow } from '@/lib/base/csv'
import { allRows, type Job, type JobRow } from '@/lib/org/jobs'
import { exportColumns } from '@/lib/org/people-export'
import type { ImportOptions } from '@/lib/org/people-import'
import { jobView } from '../job-view'
import { outcomeText } from '../outcomes'

/** The file that an export wrote; of an import or a resend each row with what came of it. Sent while it is read. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { context, job } = await jobView(params)
  const { jobs: text } = context.t.invitations
  const { columns = [] } = job.options as unknown as Partial<ImportOptions>
  const heading = {
    export: [...exportColumns],
    import: [...columns, text.outcome, context.t.users.person.id],
    resend: [context.t.users.person.id, text.outcome],
  }[job.kind]
  const encoder = new TextEncoder()
  const pieces = allRows(context.member.org.id, job.id)
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(byteOrderMark + formatCsvRow(heading)))
    },
    async pull(controller) {
      const { value: rows, done } = await pieces.next()
      if (done) return controller.close()
      const told = (outcome: string) => outcomeText(outcome, context)
      controller.enqueue(encoder.encode(rows.map((row) => lineOf(job, row, columns.length, told)).join('')))
    },
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${job.kind}-${job.id.slice(0, 8)}.csv"`,
      'cache-control': 'no-store',
    },
  })
}

function lineOf({ kind }: Job, { input, outcome, userId }: JobRow, width: number, told: (outcome: string) => string) {
  if (kind === 'export') return String(input)
  const said = outcome ? told(outcome) : ''
  if (kind === 'resend') return formatCsvRow([userId ?? '', said])
  const cells = Array.isArray(input) ? input.map(String) : []
  const padded = Array.from({ length: width }, (_, index) => cells[index] ?? '')
  return formatCsvRow([...padded, said, userId ?? ''])
}
