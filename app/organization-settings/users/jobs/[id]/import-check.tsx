import { LinkButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { SubmitButton } from '@/components/ui/submit-button'
import { JobForm } from '@/components/users/job-forms'
import { countToFix, toFix } from '@/lib/org/users/people-import'
import { changeJob } from '../../import/actions'
import { toFixHref } from '../links'
import { ImportFix } from './import-fix'
import { ImportMapping } from './import-mapping'
import type { JobView } from './job-view'
import { Outcomes, SkippedRows } from './outcomes'

/** What would come of each row, and the button that makes it so. */
export function ImportCheck(view: JobView) {
  const { context, job } = view
  const { import: text } = context.t.invitations
  const count = job.counts.invite ?? 0
  const wrong = countToFix(job.counts)
  return (
    <>
      <p className="text-md font-medium">{text.checkedText(count)}</p>
      <JobForm action={changeJob} job={job.id} className="flex flex-wrap items-center gap-2">
        {count > 0 && (
          <SubmitButton name="do" value="start" variant="primary" icon="send" pendingLabel={text.starting}>
            {text.run(count)}
          </SubmitButton>
        )}
        {wrong > 0 && (
          <LinkButton href={toFixHref(job.id)} icon="download" external>
            {text.downloadToFix(wrong)}
          </LinkButton>
        )}
        <SubmitButton name="do" value="discard" variant="quiet" pendingLabel={text.discard}>
          {text.discard}
        </SubmitButton>
      </JobForm>
      <Outcomes {...view} />
      <ImportFix {...view} />
      <SkippedRows {...view} except={toFix} />
      <details className="group rounded-card border border-line bg-surface">
        <summary className="flex cursor-pointer list-none items-center gap-2 rounded-card px-4 py-3 font-medium [&::-webkit-details-marker]:hidden">
          {text.steps.map}
          <Icon name="chevron-down" className="ml-auto text-muted group-open:rotate-180" />
        </summary>
        <div className="border-t border-line p-4">
          <ImportMapping {...view} />
        </div>
      </details>
    </>
  )
}
