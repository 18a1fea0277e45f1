import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { readEntry, readPage } from '@/lib/provisioning/activity-page'
import { attemptsOf } from '@/lib/provisioning/activity-replay'
import { latestRequest } from '@/lib/provisioning/health'
import { settingsContext } from '../../../settings-context'
import { ActivityDetail } from '../activity-detail'
import { ActivityView } from '../activity-view'
import { type Parameters, parseQuery } from '../query'

interface EntryPageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<Parameters>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.activity.title }
}

/** One request beside the list it was opened from. */
export default async function ActivityEntryPage({ params, searchParams }: EntryPageProps) {
  const context = await settingsContext('audit_logs_read')
  const { org } = context.member
  const { id } = await params
  const query = parseQuery(await searchParams)
  const [entry, page, latest] = await Promise.all([
    readEntry(org, id),
    readPage(org, query, context.reader.zone),
    latestRequest(org),
  ])
  if (!entry) notFound()
  const attempts = await attemptsOf(org, entry.row)
  return (
    <ActivityView context={context} query={query} page={page} latest={latest} openId={id}>
      <ActivityDetail context={context} query={query} attempts={attempts} {...entry} />
    </ActivityView>
  )
}
