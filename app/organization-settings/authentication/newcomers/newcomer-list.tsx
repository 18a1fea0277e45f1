import { DecisionForm } from '@/components/saml/decision-form'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { timeText } from '@/lib/i18n/format'
import type { Newcomer } from '@/lib/org/saml/saml-newcomers'
import type { SettingsContext } from '../../settings-context'
import { decideNewcomers } from '../actions'
import { PeopleCard, PersonLine } from '../people'

export interface NewcomerListProps {
  people: readonly Newcomer[]
  now: Date
  context: SettingsContext
}

/** Each person with the decisions. */
export function NewcomerList({ people, now, context }: NewcomerListProps) {
  const { t, reader } = context
  const text = t.saml.newcomers
  return (
    <PeopleCard label={text.title}>
      {people.map((person) => {
        const came = text.came(timeText(person.createdAt, now, reader).text)
        return (
          <PersonLine
            key={person.id}
            name={person.name}
            detail={[person.email, came].filter(Boolean).join(' · ')}
            href={`/organization-settings/users/${person.id}`}
          >
            <Decision person={person} context={context} />
          </PersonLine>
        )
      })}
    </PeopleCard>
  )
}

function Decision({ person: { id, name, linked }, context }: { person: Newcomer; context: SettingsContext }) {
  const { t, refusal } = context
  const text = t.saml.newcomers
  const refused = refusal('user_access_manage')
  if (refused) {
    return (
      <Button size="sm" disabledReason={refused}>
        {text.decision}
      </Button>
    )
  }
  return (
    <>
      {linked && (
        <Badge tone="idp" icon="link">
          {text.linked}
        </Badge>
      )}
      <DecisionForm
        action={decideNewcomers}
        person={id}
        name={name}
        verbs={[
          ...(linked ? [] : [{ value: 'link', label: text.link }]),
          { value: 'keep', label: text.keep },
          { value: 'disable', label: text.disable },
        ]}
        pendingLabel={text.pending}
      />
    </>
  )
}
