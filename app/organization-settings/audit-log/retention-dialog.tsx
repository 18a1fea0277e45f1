import { FieldForm } from '@/components/audit/field-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { auditPath } from './context'
import { retentionForm } from './forms'
import type { LogView } from './log-view'

export function RetentionDialog({ context, keptDays }: Pick<LogView, 'context' | 'keptDays'>) {
  const { t, refusal } = context
  const { retention } = t.auditLog
  const refused = refusal('org_management')
  if (refused) return <Button disabledReason={refused}>{retention.edit}</Button>
  return (
    <Dialog
      trigger={{ label: retention.edit, icon: 'clock', href: `${auditPath}/retention` }}
      title={retention.title}
      description={retention.text}
      closeLabel={t.common.close}
    >
      <FieldForm framed {...retentionForm(keptDays, t)} />
    </Dialog>
  )
}
