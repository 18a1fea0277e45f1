import type { Metadata } from 'next'
import { ActionNotice, PeopleActions } from '@/components/users/people-actions'
import { listOf as viewsOf } from '@/lib/org/users/people-views'
import { list } from '@/lib/org/users/user-directory'
import { choices as findChoices } from '@/lib/org/users/user-directory-choices'
import { type Parameters, parsePeopleQuery } from '@/lib/org/users/user-directory-query'
import { changePeople } from './actions'
import { peopleContext } from './context'
import { ExpiredBanner } from './expired-banner'
import { PeopleHeader } from './people-header'
import { PeopleNone } from './people-none'
import { PeoplePager } from './people-pager'
import { PeopleTable } from './people-table'
import { PeopleToolbar } from './people-toolbar'
import { SelectionBar } from './selection-bar'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await peopleContext()).t.users.title }
}

export default async function PeoplePage({ searchParams }: { searchParams: Promise<Parameters> }) {
  const context = await peopleContext()
  const query = parsePeopleQuery(await searchParams)
  const { org, id } = context.member
  const [page, choices, views] = await Promise.all([
    list(org.id, query),
    findChoices(org.id, query.teams),
    viewsOf(org.id, id),
  ])
  const view = { context, query, page, choices, views }
  return (
    <PeopleActions action={changePeople} says="toast">
      <PeopleHeader {...view} />
      <ActionNotice withoutScriptOnly />
      <ExpiredBanner {...view} />
      <PeopleToolbar {...view} />
      {page.people.length > 0 ? <PeopleTable {...view} /> : <PeopleNone {...view} />}
      {page.people.length > 0 && <PeoplePager {...view} />}
      {page.people.length > 0 && <SelectionBar {...view} />}
    </PeopleActions>
  )
}
