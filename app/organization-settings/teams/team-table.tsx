import { Badge } from '@/components/ui/badge'
import { Identity } from '@/components/ui/identity'
import { SourceBadge, WideOnly } from '@/components/ui/source-badge'
import { Table } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { timeText } from '@/lib/i18n/format'
import type { TeamEntry, TeamPage } from '@/lib/org/teams/team-directory'
import type { SettingsContext } from '../settings-context'
import { RoleNames } from '../users/role-names'
import { teamHref } from './links'

export function TeamTable({ page, context }: { page: TeamPage; context: SettingsContext }) {
  const { t, reader } = context
  const { columns, table, memberFigure, members } = t.teams
  return (
    <Table
      caption={table}
      rows={page.teams}
      rowKey={({ id }) => id}
      rowOwned={({ connection }) => connection !== null}
      columns={[
        {
          id: 'name',
          header: columns.name,
          narrow: 'lead',
          cell: (team) => (
            <Identity
              avatar={{ kind: 'team', owned: team.connection !== null }}
              name={team.name}
              detail={`@${team.handle}`}
              narrowDetail={`@${team.handle} · ${members(team.members)}`}
              href={teamHref(team.id)}
            />
          ),
        },
        {
          id: 'members',
          header: columns.members,
          width: 'w-24',
          hideBelow: 'md',
          cell: (team) => memberFigure(team.members),
        },
        {
          id: 'source',
          header: columns.source,
          width: 'w-48',
          narrow: 'aside',
          cell: (team) => <TeamSource team={team} t={t} />,
        },
        {
          id: 'roles',
          header: columns.roles,
          width: 'w-34',
          hideBelow: 'lg',
          cell: ({ roles }) => <RoleNames roles={roles} t={t} />,
        },
        {
          id: 'managers',
          header: columns.managers,
          width: 'w-34',
          hideBelow: 'lg',
          cell: ({ managers: [first, ...more] }) =>
            first ? (
              <span className="wrap-anywhere">{t.teams.managers.some(first, more.length)}</span>
            ) : (
              <span className="text-muted">—</span>
            ),
        },
        {
          id: 'changed',
          header: columns.changed,
          width: 'w-31',
          hideBelow: 'lg',
          cell: ({ updatedAt }) => (
            <span className="text-muted">
              <Time {...timeText(updatedAt, page.now, reader)} />
            </span>
          ),
        },
      ]}
    />
  )
}

function TeamSource({ team, t }: { team: Pick<TeamEntry, 'connection' | 'unlinked'>; t: SettingsContext['t'] }) {
  if (team.connection !== null) {
    return <SourceBadge source="provider" label={<WideOnly>{team.connection}</WideOnly>} />
  }
  if (team.unlinked) {
    return (
      <Badge icon="unlink">
        <WideOnly>{t.teams.unlinked}</WideOnly>
      </Badge>
    )
  }
  return <SourceBadge source="local" label={t.teams.local} />
}
