import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { sentence } from '@/components/audit/sentence'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { PageHeader } from '@/components/ui/page-header'
import { read } from '@/lib/audit/list'
import { isUuid } from '@/lib/base/id'
import { stamp } from '@/lib/i18n/format'
import { settingsContext } from '../../settings-context'
import { auditPath } from '../context'
import { EventDetail } from '../event-detail'

interface Props {
  params: Promise<{ id: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext('audit_logs_read')).t.auditLog.title }
}

/** One event, at an address that stays. */
export default async function EventPage({ params }: Props) {
  const context = await settingsContext('audit_logs_read')
  const { id } = await params
  const detail = isUuid(id) ? await read(context.member.org.id, id) : undefined
  if (!detail) notFound()
  const { t, reader } = context
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t.common.breadcrumb}
            steps={[{ label: t.auditLog.title, href: auditPath }]}
            current={t.auditLog.detail.event}
          />
        }
        title={<span className="text-xl">{sentence(detail.row, t)}</span>}
        purpose={stamp(detail.row.at, reader)}
      />
      <EventDetail context={context} detail={detail} />
    </>
  )
}
