import type { Metadata } from 'next'
import { Banner } from '@/components/ui/banner'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { QuestionCard } from '@/components/ui/question-card'
import { ActionNotice, PeopleActions } from '@/components/users/people-actions'
import { changePeople } from '../../actions'
import { LeaveForm, leaveRefusal, leaveText } from '../../leave-form'
import { personHref, sameListHref } from '../../links'
import { type PersonPageProps, personView } from '../../person-view'

export async function generateMetadata(props: PersonPageProps): Promise<Metadata> {
  const view = await personView(props)
  return { title: leaveText(view).title(view.person.name) }
}

/** The question of [Remove…] or [Cancel invitation…] as a page: where the button leads without scripts. */
export default async function RemovePage(props: PersonPageProps) {
  const view = await personView(props)
  const { context, person, query } = view
  const text = leaveText(view)
  const refused = leaveRefusal(view)
  const href = personHref(person.id, query)
  return (
    <PeopleActions action={changePeople} says="banner">
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={context.t.common.breadcrumb}
            steps={[
              { href: sameListHref(query), label: context.t.users.title },
              { href, label: person.name },
            ]}
            current={text.submit}
          />
        }
        title={text.title(person.name)}
      />
      <div className="flex max-w-140 flex-col gap-4">
        <ActionNotice />
        {refused ? (
          <>
            <Banner tone="warning">{refused}</Banner>
            <div>
              <LinkButton href={href}>{person.name}</LinkButton>
            </div>
          </>
        ) : (
          <QuestionCard>
            <LeaveForm {...view} />
          </QuestionCard>
        )}
      </div>
    </PeopleActions>
  )
}
