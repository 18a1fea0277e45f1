import type { AuditDetail, AuditPage } from '@/lib/audit/list'
import type { AuditQuery } from '@/lib/audit/query'
import type { NamedView } from '@/lib/org/audit-settings'
import type { SettingsContext } from '../settings-context'

/** What every part of the audit log is drawn with. */
export interface LogView {
  context: SettingsContext
  query: AuditQuery
  page: AuditPage
  keptDays: number
  views: readonly NamedView[]
  /** The row that is opened, with what belongs to it. */
  opened: AuditDetail | undefined
}
