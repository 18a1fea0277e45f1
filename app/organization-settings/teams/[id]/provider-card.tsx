import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import { ActionForm } from '@/components/users/people-actions'
import type { TeamView } from '../team-view'

/** How the team stands to the identity provider, what a deleted group does, and what can be changed about it. */
export function ProviderCard({ context, team }: TeamView) {
  const { provider } = context.t.teams
  const owner = team.connection ?? team.providers[0]
  return (
    <Card labelledBy="provider">
      <CardHeader id="provider" title={provider.title} />
      <CardBody>
        <p>{standing({ context, team })}</p>
        {team.connection && owner && <p className="text-muted">{provider.onDelete[owner.groupDelete]}</p>}
        <Allowance context={context} team={team} />
      </CardBody>
    </Card>
  )
}

type View = Pick<TeamView, 'context' | 'team'>

function standing({ context, team }: View): string {
  const { provider } = context.t.teams
  if (team.connection) return provider.managed(team.connection.name)
  if (team.unlinkedAt) return provider.unlinked
  if (team.adoptableAt) return provider.allowed
  return team.rules.length === 0 ? provider.localOpen : provider.local
}

function Allowance({ context, team }: View) {
  const { provider } = context.t.teams
  if (team.connection) return null
  const offer = team.unlinkedAt
    ? { verb: 'link', label: provider.link, pending: provider.linking }
    : { verb: 'allow', label: provider.allow, pending: provider.allowing }
  if (!team.unlinkedAt && (team.adoptableAt || team.rules.length === 0)) return null
  const refused = context.refusal('teams_manage')
  if (refused) return <Button disabledReason={refused}>{offer.label}</Button>
  return (
    <ActionForm fields={{ do: offer.verb, id: team.id }}>
      <SubmitButton pendingLabel={offer.pending}>{offer.label}</SubmitButton>
    </ActionForm>
  )
}
