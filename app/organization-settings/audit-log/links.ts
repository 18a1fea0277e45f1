/** Addresses of the audit log's views. */
import { type AuditQuery, formatAuditQuery, withChange } from '@/lib/audit/query'
import { auditPath } from './context'

export function logHref(query: AuditQuery, change: Partial<AuditQuery> = {}): string {
  return `${auditPath}${formatAuditQuery(withChange(query, change))}`
}

/** The same page with another row opened, or none. */
export function openHref(query: AuditQuery, open: string | undefined): string {
  return `${auditPath}${formatAuditQuery({ ...query, open })}`
}

export function eventHref(id: string): string {
  return `${auditPath}/${id}`
}

/** Everything, narrowed to one thing. */
export function onlyHref(change: Partial<AuditQuery>): string {
  return `${auditPath}${formatAuditQuery({ q: '', events: [], actors: [], size: 50, ...change })}`
}

export function exportHref(query: AuditQuery, format: string): string {
  const filter = formatAuditQuery(withChange(query, { size: 50 }))
  return `${auditPath}/export${filter}${filter ? '&' : '?'}format=${format}`
}
