import type { Metadata } from 'next'
import { readPage } from '@/lib/provisioning/activity-page'
import { latestRequest } from '@/lib/provisioning/health'
import { settingsContext } from '../../settings-context'
import { ActivityView } from './activity-view'
import { type Parameters, parseQuery } from './query'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.activity.title }
}

export default async function ActivityPage({ searchParams }: { searchParams: Promise<Parameters> }) {
  const context = await settingsContext('audit_logs_read')
  const query = parseQuery(await searchParams)
  const { org } = context.member
  const [page, latest] = await Promise.all([readPage(org, query, context.reader.zone), latestRequest(org)])
  return <ActivityView context={context} query={query} page={page} latest={latest} />
}
