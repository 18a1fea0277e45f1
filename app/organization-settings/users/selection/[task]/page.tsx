import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Banner } from '@/components/ui/banner'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { BulkForm } from '@/components/users/bulk-form'
import { mostAtOnce, mostResent, preview } from '@/lib/org/users/people-selection'
import { choices, fillableTeams } from '@/lib/org/users/user-directory-choices'
import type { Parameters } from '@/lib/org/users/user-directory-query'
import { bulkTasks, readSelection } from '../../bulk-tasks'
import { peopleContext, peoplePath } from '../../context'
import { changeMany } from '../actions'
import { BulkQuestion } from '../bulk-question'
import { TeamSearch } from '../team-search'

interface Props {
  params: Promise<{ task: string }>
  searchParams: Promise<Parameters>
}

async function findTask({ params }: Props) {
  const { task } = await params
  return bulkTasks.find((one) => one.task === task) ?? notFound()
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { task } = await findTask(props)
  return { title: (await peopleContext()).t.users.bulk.tasks[task].title }
}

/** The question before something is done to those who were ticked, with what it does, counted. */
export default async function SelectionPage(props: Props) {
  const { task, needs } = await findTask(props)
  const context = await peopleContext()
  const { t, member, refusal } = context
  const { bulk } = t.users
  const parameters = await props.searchParams
  const { selection, list, fields } = readSelection(parameters)
  const q = String([parameters.q ?? ''].flat()[0])
    .trim()
    .slice(0, 200)
  const [counts, choice, fillable] = await Promise.all([
    preview(member.org.id, selection),
    choices(member.org.id),
    fillableTeams(member.org.id, q),
  ])
  const back = <LinkButton href={`${peoplePath}${list}`}>{bulk.back}</LinkButton>
  const most = task === 'resend' ? mostResent : mostAtOnce
  const isTooLarge = counts.people > most
  const isWithoutTeam = task === 'team' && fillable.teams.length === 0
  const refused = refusal(needs) ?? (isTooLarge ? t.errors.refused.selection_too_large : undefined)
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t.common.breadcrumb}
            steps={[{ href: `${peoplePath}${list}`, label: t.users.title }]}
            current={bulk.tasks[task].open}
          />
        }
        title={bulk.tasks[task].title}
        purpose={bulk.whom(counts.people, counts.names.join(', '), counts.people - counts.names.length)}
      />
      <div className="flex max-w-140 flex-col gap-4">
        {task === 'team' && !refusal(needs) && (fillable.more || q) && (
          <TeamSearch q={q} fields={fields} context={context} />
        )}
        {counts.people === 0 || refused || isWithoutTeam ? (
          <>
            <Banner tone="warning">
              {refused ?? (isWithoutTeam ? (q ? bulk.noTeamFound(q) : bulk.noTeam) : bulk.nobody)}
            </Banner>
            <div>{back}</div>
          </>
        ) : (
          <BulkForm
            action={changeMany}
            fields={[['task', task], ['mark', counts.mark], ...fields]}
            submit={{ label: bulk.tasks[task].submit, pending: bulk.pending, danger: task === 'disable' }}
            back={back}
          >
            <BulkQuestion task={task} counts={counts} choices={choice} fillable={fillable} context={context} />
          </BulkForm>
        )}
      </div>
    </>
  )
}
