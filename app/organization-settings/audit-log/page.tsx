import type { Metadata } from 'next'
import { list, read } from '@/lib/audit/list'
import { type Parameters, parseAuditQuery } from '@/lib/audit/query'
import { listViews, readKeptDays } from '@/lib/org/audit-settings'
import { settingsContext } from '../settings-context'
import { EventTable } from './event-table'
import { LogFooter } from './log-footer'
import { LogHeader } from './log-header'
import { LogNone } from './log-none'
import { LogToolbar } from './log-toolbar'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext('audit_logs_read')).t.auditLog.title }
}

export default async function AuditLogPage({ searchParams }: { searchParams: Promise<Parameters> }) {
  const context = await settingsContext('audit_logs_read')
  const { member, reader } = context
  const query = parseAuditQuery(await searchParams)
  const [page, keptDays, views, opened] = await Promise.all([
    list(member.org.id, query, reader.zone),
    readKeptDays(member.org.id),
    listViews(member.org.id, member.id),
    query.open ? read(member.org.id, query.open) : undefined,
  ])
  const view = { context, query, page, keptDays, views, opened }
  return (
    <>
      <LogHeader {...view} />
      <LogToolbar {...view} />
      {page.rows.length > 0 ? <EventTable {...view} /> : <LogNone {...view} />}
      <LogFooter {...view} />
    </>
  )
}
