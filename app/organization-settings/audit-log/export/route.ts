import { sentence } from '@/components/audit/sentence'
import { type ExportFormat, exported, exportFormats } from '@/lib/audit/export'
import { formatAuditQuery, parseAuditQuery, withChange } from '@/lib/audit/query'
import { webStream } from '@/lib/http/streamed'
import { recordExport } from '@/lib/org/audit-settings'
import { auditContext } from '../context'

const types: Record<ExportFormat, string> = { csv: 'text/csv; charset=utf-8', ndjson: 'application/x-ndjson' }

/** What the filters of the address show, as a file: `format` is csv (unless said) or ndjson. */
export async function GET(request: Request): Promise<Response> {
  const { member, t, reader } = await auditContext()
  const parameters = new URL(request.url).searchParams
  const format = exportFormats.find((each) => each === parameters.get('format')) ?? 'csv'
  const query = withChange(parseAuditQuery(Object.fromEntries(parameters)), { size: 50 })
  await recordExport(member.org, member.actor, format, formatAuditQuery(query))
  const pieces = exported({
    orgId: member.org.id,
    query,
    zone: reader.zone,
    format,
    summary: (row) => sentence(row, t),
  })
  return new Response(webStream(pieces), {
    headers: {
      'Content-Type': types[format],
      'Content-Disposition': `attachment; filename="audit-${member.org.slug}.${format}"`,
      'Cache-Control': 'no-store',
    },
  })
}
