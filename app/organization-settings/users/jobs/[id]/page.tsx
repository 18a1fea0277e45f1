import type { Metadata } from 'next'
import { Badge } from '@/components/ui/badge'
import { Banner } from '@/components/ui/banner'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { JobForm } from '@/components/users/job-forms'
import { JobLive } from '@/components/users/job-live'
import { paceOf } from '@/lib/org/job-pace'
import { undoMs } from '@/lib/org/jobs'
import { countToFix } from '@/lib/org/users/people-import'
import { peoplePath } from '../../context'
import { changeJob } from '../../import/actions'
import { resultHref, toFixHref } from '../links'
import { jobLooks } from '../looks'
import { ImportCheck } from './import-check'
import { ImportMapping } from './import-mapping'
import { type JobView, jobView } from './job-view'
import { Outcomes, SkippedRows } from './outcomes'

interface Props {
  params: Promise<{ id: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { context, job } = await jobView(params)
  return { title: context.t.invitations.jobs.titles[job.kind] }
}

/** One job, wherever it is: to be mapped, checked, running, ended. The same address all along. */
export default async function JobPage({ params }: Props) {
  const view = await jobView(params)
  const { context, job } = view
  const { t } = context
  const text = t.invitations.jobs
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t.common.breadcrumb}
            steps={[{ href: peoplePath, label: t.users.title }]}
            current={text.titles[job.kind]}
          />
        }
        title={text.titles[job.kind]}
        badges={<Badge {...jobLooks[job.state]}>{text.states[job.state]}</Badge>}
        purpose={job.name}
      />
      <div className="flex max-w-200 flex-col gap-5">
        {job.state === 'draft' && <ImportMapping {...view} />}
        {job.state === 'checked' && <ImportCheck {...view} />}
        {job.state !== 'draft' && job.state !== 'checked' && <Progress {...view} />}
      </div>
    </>
  )
}

function Progress({ context, job }: JobView) {
  const { t } = context
  const text = t.invitations.jobs
  const running = job.state === 'running'
  const sends = job.kind !== 'export'
  const pace = paceOf(job, new Date())
  const wrong = countToFix(job.counts)
  const recent = job.finishedAt === null || Date.now() - job.finishedAt.getTime() < undoMs
  return (
    <>
      {running && (
        <noscript>
          <meta httpEquiv="refresh" content="2" />
        </noscript>
      )}
      {job.state === 'failed' && (
        <Banner tone="danger" title={text.failed}>
          {problemText(job.problem, context)}
        </Banner>
      )}
      <JobLive
        done={job.done}
        total={job.total}
        running={running}
        label={text.progressLabel}
        told={[text.progress(job.done, job.total), pace && text.pace(pace.perSecond, pace.secondsLeft)]
          .filter(Boolean)
          .join(' · ')}
        tenths={Array.from({ length: 11 }, (_, tenth) => text.percent(tenth * 10))}
      />
      {running && <p className="text-muted">{text.leave}</p>}
      {job.kind === 'resend' && job.total === 0 && !running && <p>{text.nobody}</p>}
      <JobForm action={changeJob} job={job.id} className="flex flex-wrap items-center gap-2">
        {job.state === 'done' && (job.kind === 'export' || job.total > 0) && (
          <LinkButton href={resultHref(job.id)} icon="download" variant="primary" external>
            {job.kind === 'export' ? text.downloadExport : text.download}
          </LinkButton>
        )}
        {job.state === 'stopped' && sends && (
          <LinkButton href={resultHref(job.id)} icon="download" external>
            {text.download}
          </LinkButton>
        )}
        {!running && wrong > 0 && (
          <LinkButton href={toFixHref(job.id)} icon="download" external>
            {t.invitations.import.downloadToFix(wrong)}
          </LinkButton>
        )}
        {running && (
          <SubmitButton name="do" value="stop" icon="pause" pendingLabel={text.stopping}>
            {text.stop}
          </SubmitButton>
        )}
        {sends && recent && job.done > 0 && (
          <SubmitButton name="do" value="undo" icon="rotate" pendingLabel={t.invitations.undo.pending}>
            {text.undo}
          </SubmitButton>
        )}
        <LinkButton href={peoplePath} variant="quiet">
          {t.invitations.result.back}
        </LinkButton>
      </JobForm>
      {sends && <Outcomes context={context} job={job} />}
      {sends && <SkippedRows context={context} job={job} />}
    </>
  )
}

function problemText(problem: string | null, { t }: JobView['context']): string {
  const refused: Record<string, string> = t.errors.refused
  return (problem !== null && Object.hasOwn(refused, problem) && refused[problem]) || t.errors.broken.text
}
