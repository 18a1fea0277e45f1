import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader, ListRow } from '@/components/ui/card'
import { PlainLink } from '@/components/ui/link'
import { SubmitButton } from '@/components/ui/submit-button'
import { ActionForm } from '@/components/users/people-actions'
import { candidates } from '@/lib/org/teams/team-directory-team'
import { teamHref } from '../links'
import type { TeamView } from '../team-view'
import { PeopleSearch } from './people-search'

/** Who keeps this team without managing all of them; named and dismissed by whoever manages teams. */
export function ManagersCard({ name, ...view }: TeamView & { name: string }) {
  const { context, team } = view
  const { t, refusal } = context
  const { managers } = t.teams
  const refused = refusal('teams_manage')
  return (
    <Card labelledBy="managers">
      <CardHeader id="managers" title={managers.title} />
      {team.managers.map((person) => (
        <ListRow
          key={person.id}
          title={
            <PlainLink
              href={`/organization-settings/users/${person.id}`}
              prefetch={false}
              className="font-medium hover:underline"
            >
              {person.name}
            </PlainLink>
          }
          detail={person.email}
          aside={
            !refused && (
              <ActionForm fields={{ do: 'dismiss', id: team.id, person: person.id }} className="inline-flex">
                <SubmitButton size="sm" variant="quiet" pendingLabel={t.teams.detail.removing}>
                  <span aria-hidden="true">{t.teams.detail.remove}</span>
                  <span className="sr-only">{managers.removeLabel(person.name)}</span>
                </SubmitButton>
              </ActionForm>
            )
          }
        />
      ))}
      <div className={team.managers.length > 0 ? 'border-t border-line' : undefined}>
        <CardBody>
          <p className="text-sm text-muted">
            {team.connection ? managers.textOwned(team.connection.name) : managers.text}
          </p>
          {refused ? <Button disabledReason={refused}>{managers.find}</Button> : <Appoint {...view} name={name} />}
        </CardBody>
      </div>
    </Card>
  )
}

async function Appoint({ context, team, name }: TeamView & { name: string }) {
  const { t, member } = context
  const { managers, add } = t.teams
  const found = await candidates(member.org.id, team.id, name, 'manager')
  return (
    <PeopleSearch
      action={`${teamHref(team.id)}#managers`}
      name="manager"
      value={name}
      found={found}
      text={{ label: managers.find, placeholder: add.placeholder, search: managers.search, nobody: managers.nobody }}
      fields={{ do: 'appoint', id: team.id }}
      submit={{ variant: 'primary', pendingLabel: add.pending, children: managers.submit }}
    />
  )
}
