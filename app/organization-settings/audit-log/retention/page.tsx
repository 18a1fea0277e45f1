import type { Metadata } from 'next'
import { FieldForm } from '@/components/audit/field-form'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { PageHeader } from '@/components/ui/page-header'
import { readKeptDays } from '@/lib/org/audit-settings'
import { settingsContext } from '../../settings-context'
import { auditPath } from '../context'
import { retentionForm } from '../forms'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.auditLog.retention.title }
}

/** How long events are kept, as a page: without scripts, or in a tab of its own. */
export default async function RetentionPage() {
  const { member, t } = await settingsContext('audit_logs_read', 'org_management')
  const { title, retention } = t.auditLog
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t.common.breadcrumb}
            steps={[{ label: title, href: auditPath }]}
            current={retention.title}
          />
        }
        title={retention.title}
        purpose={retention.text}
      />
      <FieldForm {...retentionForm(await readKeptDays(member.org.id), t)} />
    </>
  )
}
