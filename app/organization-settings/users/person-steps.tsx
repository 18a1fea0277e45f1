import { PanelStep } from '@/components/ui/panel-step'
import { neighbors } from '@/lib/org/users/user-neighbors'
import { personHref } from './links'
import type { PersonView } from './person-view'

/** To the panels about the previous and the next person of the list. */
export async function PersonSteps({ context, person, query }: PersonView) {
  const { previous, next } = await neighbors(context.member.org.id, query, person.id)
  const text = context.t.users.person
  return (
    <>
      <PanelStep to="previous" href={previous && personHref(previous, query)} label={text.previous} />
      <PanelStep to="next" href={next && personHref(next, query)} label={text.next} />
    </>
  )
}
