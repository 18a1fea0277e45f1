import { Badge } from '@/components/ui/badge'
import { Card, CardFooter, CardHeader } from '@/components/ui/card'
import { PlainLink } from '@/components/ui/link'
import { Time } from '@/components/ui/time'
import { timeText } from '@/lib/i18n/format'
import { can } from '@/lib/org/can'
import { readWrites } from '@/lib/provisioning/activity-page'
import { ResultIcon } from '../../provisioning/activity/activity-list'
import { entryHref, listHref } from '../../provisioning/activity/query'
import { tell } from '../../provisioning/activity/sentence'
import { ToldText } from '../../provisioning/activity/told'
import type { TeamView } from '../team-view'

const mostShown = 5

/** What the identity provider last did to a team that it manages, for whoever may read the log of it. */
export async function SyncCard({ context, team, now }: TeamView) {
  const { t, reader, member } = context
  if (!team.connection || !can(member.actor, 'audit_logs_read')) return null
  const { sync } = t.teams
  const query = { targetId: team.id, rehearsals: false }
  const { rows, names } = await readWrites(member.org, team.id, mostShown)
  const failed = rows.filter(({ status }) => status >= 400).length
  return (
    <Card labelledBy="sync">
      <CardHeader
        id="sync"
        title={sync.title}
        aside={
          failed > 0 && (
            <Badge tone="danger" icon="alert">
              {sync.failed(failed)}
            </Badge>
          )
        }
      />
      {rows.length === 0 && <p className="p-4 text-muted">{sync.none}</p>}
      <ol>
        {rows.map((row) => (
          <li key={row.id} className="flex gap-3 border-t border-line px-4 py-2.5 first:border-t-0">
            <ResultIcon row={row} t={t} />
            <span className="min-w-0 flex-1 text-sm">
              <ToldText {...tell(row, names, t)} />
              {row.status >= 400 && (
                <PlainLink href={entryHref(row.id, query)} className="link block">
                  {sync.cause}
                </PlainLink>
              )}
            </span>
            <span className="flex-none text-sm text-muted">
              <Time {...timeText(row.at, now, reader)} />
            </span>
          </li>
        ))}
      </ol>
      <CardFooter>
        <PlainLink href={listHref(query)} className="link">
          {sync.all}
        </PlainLink>
      </CardFooter>
    </Card>
  )
}
