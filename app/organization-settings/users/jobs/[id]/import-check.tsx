import { Icon } from '@/components/ui/icon'
import { SubmitButton } from '@/components/ui/submit-button'
import { JobForm } from '@/components/users/job-forms'
import { changeJob } from '../../import/actions'
import { ImportMapping } from './import-mapping'
import type { JobView } from './job-view'
import { Outcomes } from './outcomes'

/** What would come of each row, and the button that makes it so. */
export function ImportCheck(view: JobView) {
  const { context, job } = view
  const { import: text } = context.t.invitations
  const count = job.counts.invite ?? 0
  return (
    <>
      <p className="text-md font-medium">{text.checkedText(count)}</p>
      <JobForm action={changeJob} job={job.id} className="flex flex-wrap items-center gap-2">
        {count > 0 && (
          <SubmitButton name="do" value="start" variant="primary" icon="send" pendingLabel={text.starting}>
            {text.run(count)}
          </SubmitButton>
        )}
        <SubmitButton name="do" value="discard" variant="quiet" pendingLabel={text.discard}>
          {text.discard}
        </SubmitButton>
      </JobForm>
      <Outcomes {...view} />
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
