import { notFound } from 'next/navigation'
import type { Person } from '@/lib/org/users/user-directory-person'
import { find } from '@/lib/org/users/user-directory-person'
import { type Parameters, type PeopleQuery, parsePeopleQuery } from '@/lib/org/users/user-directory-query'
import { type PeopleContext, peopleContext } from './context'

/** What every part about one person is drawn from. */
export interface PersonView {
  readonly context: PeopleContext
  readonly person: Person
  readonly now: Date
  /** The list that the person was opened from. */
  readonly query: PeopleQuery
  /** Of the headings of its parts. */
  readonly level: 2 | 3
}

export interface PersonPageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<Parameters>
}

/** Answers 404 for whoever is not one of the organization's people. */
export async function personView({ params, searchParams }: PersonPageProps, level: 2 | 3 = 2): Promise<PersonView> {
  const context = await peopleContext()
  const found = await find(context.member.org.id, (await params).id)
  if (!found) notFound()
  return { context, ...found, level, query: parsePeopleQuery(await searchParams) }
}
