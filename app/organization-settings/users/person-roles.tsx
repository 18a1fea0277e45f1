import { ListRow } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { Time } from '@/components/ui/time'
import { timeText } from '@/lib/i18n/format'
import type { HeldRole } from '@/lib/org/users/user-directory-person'
import { selectionPath } from './bulk-tasks'
import type { PersonView } from './person-view'
import { roleName } from './role-names'
import { Change, Section, SectionRows } from './section'

/** Each role once a source: how it is held decides how it is lost. */
export function PersonRoles({ context, person, now, level }: PersonView) {
  const { t, reader } = context
  const { person: text } = t.users
  const held = ({ source, grantedBy, team }: HeldRole) =>
    team ? text.byTeam(team) : source === 'manual' && grantedBy ? text.grantedBy(grantedBy) : text.heldBy[source]
  return (
    <Section level={level} title={text.roles}>
      <SectionRows none={text.noRoles}>
        {person.roles.map((role) => (
          <ListRow
            key={`${role.name} ${role.source} ${role.team}`}
            icon={
              <Icon
                name={role.team ? 'team' : role.source === 'scim' ? 'key' : 'shield'}
                className={role.source === 'scim' ? 'text-idp' : undefined}
              />
            }
            title={<span className="font-medium">{roleName(role.name, t)}</span>}
            detail={held(role)}
            aside={<Time {...timeText(role.since, now, reader)} />}
          />
        ))}
      </SectionRows>
      <Change
        label={text.changeRoles}
        href={`${selectionPath('roles')}?id=${person.id}`}
        refused={context.refusal('user_access_manage')}
      />
    </Section>
  )
}
