import { settingsContext } from '../settings-context'

export const auditPath = '/organization-settings/audit-log'

export function auditContext() {
  return settingsContext('audit_logs_read')
}
