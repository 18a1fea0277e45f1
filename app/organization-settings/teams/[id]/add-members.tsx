import { Card, CardBody } from '@/components/ui/card'
import { list } from '@/lib/i18n/format'
import { candidates, mostCandidates } from '@/lib/org/teams/team-directory-team'
import { roleName } from '../../users/role-names'
import { teamHref } from '../links'
import type { TeamView } from '../team-view'
import { PeopleSearch } from './people-search'

/** Why the reader may add nobody here: the identity provider decides, or they may not keep the team. */
export function addRefusal({ context: { t }, team, keepsNot }: TeamView): string | undefined {
  return team.connection ? t.teams.detail.membersOwned(team.connection.name) : keepsNot
}

/** Search people, tick them, add them. */
export async function AddMembers({ context, team, add }: TeamView & { add: string }) {
  const { t, member, reader } = context
  const words = t.teams.add
  const found = await candidates(member.org.id, team.id, add)
  const roles = list(
    team.rules.map(({ name }) => roleName(name, t)),
    reader.locale,
  )
  return (
    <Card>
      <CardBody>
        <PeopleSearch
          action={teamHref(team.id)}
          name="add"
          value={add}
          found={found}
          text={words}
          fields={{ do: 'add', id: team.id }}
          submit={{ variant: 'primary', icon: 'plus', pendingLabel: words.pending, children: words.submit }}
          told={
            <p className="text-sm text-muted">
              {found.length === mostCandidates ? words.first(found.length) : words.found(found.length)}
            </p>
          }
          note={roles && <p className="text-sm text-warning">{words.gains(roles)}</p>}
        />
      </CardBody>
    </Card>
  )
}
