import { IdpRibbon } from '@/components/ui/banner'
import type { Person } from '@/lib/org/user-directory-person'
import type { PersonView } from './person-view'

/** Says who owns the person, where that is not this organization. */
export function PersonRibbon({ context, person }: PersonView) {
  const { person: text, enable } = context.t.users
  if (!person.managed) return null
  return (
    <IdpRibbon title={text.ribbon}>
      {text.ribbonText} {person.state === 'disabled' && enable.returns}
    </IdpRibbon>
  )
}

/** "zoe@acme.test · Staff engineer" */
export function personLine({ email, title }: Person): string {
  return [email, title].filter(Boolean).join(' · ')
}
