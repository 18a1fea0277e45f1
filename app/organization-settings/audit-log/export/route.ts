import { sentence } from '@/components/audit/sentence'
import { type ExportFormat, exported, exportFormats } from '@/lib/audit/export'
import { formatAuditQuery, parseAuditQuery, withChange } from '@/lib/audit/query'
import { webStream } from '@/lib/http/streamed'
import { recordExport } from '@/lib/org/audit-settings'
import { auditContext } from '../context'

const types: Record<ExportFormat, { type: string; ending: string }> = {
  csv: { type: 'text/csv; charset=utf-8', ending: 'csv' },
  ndjson: { type: 'application/x-ndjson', ending: 'ndjson' },
  ocsf: { type: 'application/x-ndjson', ending: 'ocsf.ndjson' },
}

/** What the filters of the address show, as a file: `format` is csv (unless said), ndjson or ocsf. */
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
      'Content-Type': types[format].type,
      'Content-Disposition': `attachment; filename="audit-${member.org.slug}.${types[format].ending}"`,
      'Cache-Control': 'no-store',
    },
  })
}
