/** The audit log as a file, a thousand rows at a time, so that its size is no matter. */
import { byteOrderMark, formatCsvRow } from '@/lib/base/csv'
import type { OrgId } from '@/lib/db/tx'
import { type AuditRow, list } from './list'
import { toOcsf } from './ocsf'
import { type AuditQuery, withChange } from './query'

export const exportFormats = ['csv', 'ndjson', 'ocsf'] as const
export type ExportFormat = (typeof exportFormats)[number]

const rowsAtOnce = 1_000
const names = [
  'at',
  'event',
  'summary',
  'actorKind',
  'actorName',
  'actorId',
  'keyId',
  'address',
  'requestId',
  'target',
  'targetId',
  'before',
  'after',
  'id',
] as const

export interface Export {
  readonly orgId: OrgId
  readonly query: AuditQuery
  /** The reader's, for the days of the query. */
  readonly zone: string
  readonly format: ExportFormat
  /** The event in words. */
  readonly summary: (row: AuditRow) => string
}

/** The pieces of the file, newest row first. Rows that arrive meanwhile are not among them. */
export async function* exported({ orgId, query, zone, format, summary }: Export): AsyncGenerator<string> {
  if (format === 'csv') yield byteOrderMark + formatCsvRow(names)
  let asked: AuditQuery | undefined = withChange(query, { size: rowsAtOnce })
  while (asked) {
    const page: Awaited<ReturnType<typeof list>> = await list(orgId, asked, zone)
    const rows = page.rows.map((row) => ({ ...row, summary: summary(row) }))
    if (rows.length > 0) yield rows.map(lineOf[format]).join('')
    asked = page.older && withChange(asked, { cursor: page.older })
  }
}

type Told = AuditRow & { readonly summary: string }

function csvOf(row: Told): string {
  return formatCsvRow(names.map((name) => textOf(row[name])))
}

function jsonOf(row: Told): string {
  return `${JSON.stringify(Object.fromEntries(names.map((name) => [name, row[name]])))}\n`
}

function ocsfOf({ summary, ...row }: Told): string {
  return `${JSON.stringify(toOcsf(row, summary))}\n`
}

const lineOf: Record<ExportFormat, (row: Told) => string> = { csv: csvOf, ndjson: jsonOf, ocsf: ocsfOf }

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'string' ? value : JSON.stringify(value)
}
