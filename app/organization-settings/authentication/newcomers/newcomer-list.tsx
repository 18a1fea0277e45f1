import { DecisionForm } from '@/components/saml/decision-form'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Identity } from '@/components/ui/identity'
import { timeText } from '@/lib/i18n/format'
import type { Newcomer } from '@/lib/org/saml-newcomers'
import type { SettingsContext } from '../../settings-context'
import { decideNewcomers } from '../actions'

export interface NewcomerListProps {
  people: readonly Newcomer[]
  now: Date
  context: SettingsContext
}

/** Each person with the decisions; on small screens those stand below the name. */
export function NewcomerList({ people, now, context }: NewcomerListProps) {
  const { t, reader } = context
  const text = t.saml.newcomers
  return (
    <ul aria-label={text.title} className="rounded-card border border-line bg-surface">
      {people.map((person) => {
        const came = text.came(timeText(person.createdAt, now, reader).text)
        return (
          <li
            key={person.id}
            className="flex flex-wrap items-center gap-x-6 gap-y-2 border-t border-line px-4 py-2.5 first:border-t-0"
          >
            <div className="min-w-0 flex-1 basis-60">
              <Identity
                avatar={{ kind: 'person', name: person.name }}
                name={person.name}
                detail={[person.email, came].filter(Boolean).join(' · ')}
                href={`/organization-settings/users/${person.id}`}
              />
            </div>
            <Decision person={person} context={context} />
          </li>
        )
      })}
    </ul>
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
    <div className="flex flex-wrap items-center gap-2 max-sm:pl-11">
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
    </div>
  )
}
