import { Button, LinkButton } from '@/components/ui/button'
import { Card, CardBody, CardHeader, ListRow } from '@/components/ui/card'
import { SelectField } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { roleName } from '../../users/role-names'
import { teamHref } from '../links'
import type { TeamView } from '../team-view'

export interface RulesCardProps extends TeamView {
  /** Whether the form was sent without a role. */
  unchosen: boolean
}

/** "Members of this team have that role." */
export function RulesCard({ context, team, unchosen }: RulesCardProps) {
  const { t, refusal } = context
  const { rules } = t.teams
  const refused = refusal('user_access_manage')
  return (
    <Card labelledBy="rules">
      <CardHeader id="rules" title={rules.title} />
      {team.rules.map((rule) => (
        <ListRow
          key={rule.id}
          icon={<Icon name="shield" />}
          title={<span className="font-medium">{roleName(rule.name, t)}</span>}
          detail={rule.grantedBy && rules.by(rule.grantedBy)}
          aside={
            !refused && (
              <LinkButton href={`${teamHref(team.id, 'role')}?role=${rule.id}`} size="sm" prefetch={false}>
                <span aria-hidden="true">{rules.revokeAction}</span>
                <span className="sr-only">{rules.revokeLabel(roleName(rule.name, t))}</span>
              </LinkButton>
            )
          }
        />
      ))}
      <div className={team.rules.length > 0 ? 'border-t border-line' : undefined}>
        <CardBody>
          {team.rules.length === 0 && <p className="text-sm text-muted">{rules.none}</p>}
          <Grant context={context} team={team} unchosen={unchosen} refused={refused} />
        </CardBody>
      </div>
    </Card>
  )
}

type GrantProps = Pick<RulesCardProps, 'context' | 'team' | 'unchosen'> & { refused: string | undefined }

function Grant({ context, team, unchosen, refused }: GrantProps) {
  const { t, member } = context
  const { rules } = t.teams
  const reason = refused ?? (team.otherRoles.length === 0 ? rules.all : undefined)
  if (reason) return <Button disabledReason={reason}>{rules.look}</Button>
  const beyond = (permissions: readonly string[]) => permissions.some((each) => !member.actor.permissions.has(each))
  return (
    <form action={teamHref(team.id, 'role')} className="flex flex-col gap-3">
      <SelectField label={rules.choose} name="role" defaultValue="" error={unchosen ? rules.chosenNone : undefined}>
        <option value="">{rules.chooseFirst}</option>
        {team.otherRoles.map(({ id, name, permissions }) => (
          <option key={id} value={id} disabled={beyond(permissions)}>
            {roleName(name, t)}
          </option>
        ))}
      </SelectField>
      <div>
        <Button type="submit">{rules.look}</Button>
      </div>
    </form>
  )
}
