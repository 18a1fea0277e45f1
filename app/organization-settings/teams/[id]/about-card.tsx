import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { FactList } from '@/components/ui/fact-list'
import { Icon } from '@/components/ui/icon'
import { Time } from '@/components/ui/time'
import { timeText } from '@/lib/i18n/format'
import type { TeamView } from '../team-view'

export function AboutCard({ context, team, now }: TeamView) {
  const { t, reader } = context
  const { detail } = t.teams
  const external = team.externalId ? [{ label: detail.externalId, value: team.externalId }] : []
  return (
    <Card labelledBy="about">
      <CardHeader id="about" title={detail.about} />
      <CardBody>
        <p className={team.description ? 'wrap-anywhere whitespace-pre-line' : 'text-muted'}>
          {team.description || detail.noDescription}
        </p>
        {team.links.length === 0 && <p className="text-sm text-muted">{detail.noLinks}</p>}
        {team.links.length > 0 && (
          <ul className="flex flex-col gap-2">
            {team.links.map(({ label, url }) => (
              <li key={`${label} ${url}`} className="flex min-w-0 items-start gap-2">
                <Icon name="external" className="mt-0.5 text-muted" />
                <a href={url} rel="noreferrer noopener" className="link wrap-anywhere">
                  {label}
                </a>
              </li>
            ))}
          </ul>
        )}
        <FactList
          names="narrow"
          facts={[
            ...external,
            { label: detail.created, value: <Time {...timeText(team.createdAt, now, reader)} /> },
            { label: detail.changed, value: <Time {...timeText(team.updatedAt, now, reader)} /> },
          ]}
        />
      </CardBody>
    </Card>
  )
}
