import { notFound } from 'next/navigation'
import { DomainError } from '@/lib/base/errors'
import { find, type Job } from '@/lib/org/jobs'
import { type SettingsContext, settingsContext } from '../../../settings-context'

export interface JobView {
  readonly context: SettingsContext
  readonly job: Job
}

/** Answers 404 for a job that this member may not see. */
export async function jobView(params: Promise<{ id: string }>): Promise<JobView> {
  const context = await settingsContext('user_access_read')
  const { org, actor } = context.member
  try {
    return { context, job: await find(org, actor, (await params).id) }
  } catch (error) {
    if (error instanceof DomainError && error.code === 'job_not_found') notFound()
    throw error
  }
}
