import type { FieldFormProps } from '@/components/audit/field-form'
import type { Messages } from '@/lib/i18n/messages'
import { saveKeptDays, saveLogView } from './actions'

/** What the form of the retention is drawn with. */
export function retentionForm(days: number, { auditLog: { retention }, common }: Messages): FieldFormProps {
  return {
    action: saveKeptDays,
    name: 'days',
    label: retention.days,
    hint: retention.hint,
    stored: String(days),
    numeric: true,
    maxLength: 5,
    text: { save: common.save, saving: common.saving },
  }
}

/** What the form that names a view is drawn with. */
export function viewForm(query: string, { auditLog: { views }, common }: Messages): FieldFormProps {
  return {
    action: saveLogView,
    name: 'name',
    label: views.name,
    maxLength: 80,
    hidden: { query },
    text: { save: views.saveAction, saving: common.saving },
  }
}
