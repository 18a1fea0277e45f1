import type { Metadata } from 'next'
import { FieldForm } from '@/components/audit/field-form'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { PageHeader } from '@/components/ui/page-header'
import { formatAuditQuery, type Parameters, parseAuditQuery, withChange } from '@/lib/audit/query'
import { settingsContext } from '../../settings-context'
import { auditPath } from '../context'
import { viewForm } from '../forms'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext('audit_logs_read')).t.auditLog.views.saveTitle }
}

/** Names the view that the address carries, as a page: without scripts, or in a tab of its own. */
export default async function SaveViewPage({ searchParams }: { searchParams: Promise<Parameters> }) {
  const { t } = await settingsContext('audit_logs_read')
  const query = formatAuditQuery(withChange(parseAuditQuery(await searchParams), {}))
  const { title, views } = t.auditLog
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t.common.breadcrumb}
            steps={[{ label: title, href: `${auditPath}${query}` }]}
            current={views.saveTitle}
          />
        }
        title={views.saveTitle}
        purpose={views.saveText}
      />
      <FieldForm {...viewForm(query, t)} />
    </>
  )
}
