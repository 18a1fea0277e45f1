import type { Metadata } from 'next'
import { Banner } from '@/components/ui/banner'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { ActionForm, ActionNotice, PeopleActions } from '@/components/users/people-actions'
import { changePeople } from '../../actions'
import { personHref, sameListHref } from '../../links'
import { type PersonPageProps, personView } from '../../person-view'

export async function generateMetadata(props: PersonPageProps): Promise<Metadata> {
  const { context, person } = await personView(props)
  return { title: context.t.users.remove.title(person.name) }
}

/** The question before a person made here is removed for good. */
export default async function RemovePage(props: PersonPageProps) {
  const { context, person, query } = await personView(props)
  const { t } = context
  const { remove } = t.users
  const href = personHref(person.id, query)
  const refused = context.refusal('user_access_manage') ?? (person.managed ? remove.managed : undefined)
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
            current={remove.submit}
          />
        }
        title={remove.title(person.name)}
      />
      <div className="flex max-w-160 flex-col gap-4">
        <ActionNotice />
        {refused ? (
          <Banner tone="warning">{refused}</Banner>
        ) : (
          <>
            <p>{remove.text(person.live.teams)}</p>
            <ActionForm fields={{ do: 'remove', id: person.id }} className="flex gap-2">
              <SubmitButton variant="danger" pendingLabel={remove.pending}>
                {remove.submit}
              </SubmitButton>
              <LinkButton href={href}>{t.common.cancel}</LinkButton>
            </ActionForm>
          </>
        )}
      </div>
    </PeopleActions>
  )
}
