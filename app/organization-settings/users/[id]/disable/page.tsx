import type { Metadata } from 'next'
import { Banner } from '@/components/ui/banner'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { QuestionCard } from '@/components/ui/question-card'
import { ActionNotice, PeopleActions } from '@/components/users/people-actions'
import { isOff } from '@/lib/org/users/user-directory-query'
import { changePeople } from '../../actions'
import { DisableForm } from '../../disable-form'
import { personHref, sameListHref } from '../../links'
import { disableRefusal } from '../../person-actions'
import { type PersonPageProps, personView } from '../../person-view'

export async function generateMetadata(props: PersonPageProps): Promise<Metadata> {
  const { context, person } = await personView(props)
  return { title: context.t.users.disable.title(person.name) }
}

/** The question of [Disable…] as a page: where the button leads without scripts. */
export default async function DisablePage(props: PersonPageProps) {
  const view = await personView(props)
  const { context, person, query } = view
  const { t } = context
  const href = personHref(person.id, query)
  const refused = disableRefusal(view)
  return (
    <PeopleActions action={changePeople} says="banner">
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t.common.breadcrumb}
            steps={[
              { href: sameListHref(query), label: t.users.title },
              { href, label: person.name },
            ]}
            current={t.users.disable.submit}
          />
        }
        title={t.users.disable.title(person.name)}
      />
      <div className="flex max-w-140 flex-col gap-4">
        <ActionNotice />
        {!isOff(person.state) && refused && <Banner tone="warning">{refused}</Banner>}
        {!isOff(person.state) && !refused && (
          <QuestionCard>
            <DisableForm {...view} />
          </QuestionCard>
        )}
        {(isOff(person.state) || refused) && (
          <div>
            <LinkButton href={href}>{person.name}</LinkButton>
          </div>
        )}
      </div>
    </PeopleActions>
  )
}
