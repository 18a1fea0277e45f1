import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ConfirmForm } from '@/components/keys/confirm-form'
import { LinkButton } from '@/components/ui/button'
import { SelectField } from '@/components/ui/field'
import { QuestionCard } from '@/components/ui/question-card'
import { list } from '@/lib/org/roles/role-directory'
import { impactOfRole } from '@/lib/org/roles/role-impact'
import { ImpactList } from '../../../impact-list'
import { roleName } from '../../../users/role-names'
import { removeRole } from '../../actions'
import { roleHref } from '../../links'
import { RoleHead } from '../../role-head'
import { type RolePageProps, type RoleView, roleView } from '../../role-view'

export async function generateMetadata(props: RolePageProps): Promise<Metadata> {
  const { context, role } = await roleView(props, 'user_access_manage')
  return { title: context.t.roles.remove.title(role.name) }
}

export default async function RemoveRolePage(props: RolePageProps) {
  const view = await roleView(props, 'user_access_manage')
  const { context, role } = view
  const { remove, cancel } = context.t.roles
  if (role.managed) redirect(roleHref(role.id))
  return (
    <>
      <RoleHead {...view} title={remove.title(role.name)} current={remove.submit} />
      <QuestionCard>
        <ConfirmForm
          action={removeRole}
          fields={{ id: role.id }}
          submitLabel={remove.submit}
          pendingLabel={remove.pending}
          cancel={<LinkButton href={roleHref(role.id)}>{cancel}</LinkButton>}
        >
          <WhereTo {...view} />
        </ConfirmForm>
      </QuestionCard>
    </>
  )
}

async function WhereTo({ context, role }: RoleView) {
  const { t, member } = context
  const { remove } = t.roles
  const people = role.direct + role.byTeam
  if (people === 0 && role.teams.length === 0 && !role.jit) return <p>{remove.unused}</p>
  const others = (await list(member.org.id)).filter(({ id }) => id !== role.id)
  const isBeyond = (permissions: readonly string[]) => permissions.some((each) => !member.actor.permissions.has(each))
  const impact = await impactOfRole(member.org.id, role.id, role.permissions)
  return (
    <>
      <p>{remove.used(impact.people)}</p>
      {role.teams.length > 0 && <p className="text-muted">{remove.usedByTeams(role.teams.join(', '))}</p>}
      {role.jit && <p className="text-muted">{remove.jit}</p>}
      <SelectField label={remove.to} name="to" defaultValue="">
        <option value="">{remove.choose}</option>
        <option value="nowhere">{remove.nowhere}</option>
        {others.map(({ id, name, permissions }) => (
          <option key={id} value={id} disabled={isBeyond(permissions)}>
            {roleName(name, t)}
          </option>
        ))}
      </SelectField>
      <ImpactList impact={impact} gains={false} t={t} />
    </>
  )
}
