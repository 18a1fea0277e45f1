import { ListRow } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { Time } from '@/components/ui/time'
import { timeText } from '@/lib/i18n/format'
import { selectionPath } from './bulk-tasks'
import type { PersonView } from './person-view'
import { Change, Section, SectionRows } from './section'

/** Teams, and which of them the identity provider fills. */
export function PersonTeams({ context, person, now, level }: PersonView) {
  const { t, reader } = context
  const { person: text } = t.users
  const more = person.live.teams - person.teams.length
  return (
    <Section level={level} title={text.teams} aside={more > 0 ? text.andMore(more) : undefined}>
      <SectionRows none={text.noTeams}>
        {person.teams.map(({ id, name, managed, since }) => (
          <ListRow
            key={id}
            icon={<Icon name="team" className={managed ? 'text-idp' : undefined} />}
            title={<span className="font-medium wrap-anywhere">{name}</span>}
            detail={managed ? <span className="text-idp">{text.teamManaged}</span> : undefined}
            aside={<Time {...timeText(since, now, reader)} />}
          />
        ))}
      </SectionRows>
      <Change
        label={text.addToTeam}
        href={`${selectionPath('team')}?id=${person.id}`}
        refused={context.refusal('teams_manage')}
      />
    </Section>
  )
}
