import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ConfirmForm } from '@/components/keys/confirm-form'
import { LinkButton } from '@/components/ui/button'
import { QuestionCard } from '@/components/ui/question-card'
import { permissions } from '@/lib/org/can'
import { impactOfRole } from '@/lib/org/roles/role-impact'
import { parameter } from '@/lib/org/teams/team-directory-query'
import { ImpactList } from '../../../impact-list'
import { changeRole } from '../../actions'
import { roleHref } from '../../links'
import { RoleHead } from '../../role-head'
import { changeRefusal, type RolePageProps, roleView } from '../../role-view'

export async function generateMetadata(props: RolePageProps): Promise<Metadata> {
  const { context, role } = await roleView(props, 'user_access_manage')
  return { title: context.t.roles.reviewTitle(role.name) }
}

/** The change of a role as its address has it: what it gives and takes, and whom. */
export default async function ReviewRolePage(props: RolePageProps) {
  const view = await roleView(props, 'user_access_manage')
  const { context, role } = view
  const { roles } = context.t
  if (role.managed || changeRefusal(context)) redirect(roleHref(role.id))
  const search = await props.searchParams
  const name = parameter(search, 'name')
  const asked = [search.permission ?? []].flat()
  const after = permissions.filter((permission) => asked.includes(permission))
  const added = after.filter((permission) => !role.permissions.includes(permission))
  const removed = role.permissions.filter((permission) => !asked.includes(permission))
  const orgId = context.member.org.id
  const back = new URLSearchParams([['name', name], ...after.map((each) => ['permission', each])])
  const editHref = `${roleHref(role.id, 'edit')}?${back}`
  if (!name) redirect(editHref)
  const isRenamed = name !== role.name
  return (
    <>
      <RoleHead {...view} title={roles.reviewTitle(role.name)} current={roles.review} />
      <QuestionCard>
        <ConfirmForm
          action={changeRole}
          fields={{ id: role.id, name, was: role.name }}
          submitLabel={roles.save}
          pendingLabel={roles.saving}
          variant="primary"
          cancel={<LinkButton href={editHref}>{roles.back}</LinkButton>}
        >
          {role.permissions.map((permission) => (
            <input key={permission} type="hidden" name="had" value={permission} />
          ))}
          {after.map((permission) => (
            <input key={permission} type="hidden" name="permission" value={permission} />
          ))}
          {isRenamed && <p>{roles.renamed(role.name, name)}</p>}
          {added.length > 0 && <ImpactList impact={await impactOfRole(orgId, role.id, added)} gains t={context.t} />}
          {removed.length > 0 && (
            <ImpactList impact={await impactOfRole(orgId, role.id, removed)} gains={false} t={context.t} />
          )}
          {!isRenamed && added.length === 0 && removed.length === 0 && <p>{roles.unchanged}</p>}
        </ConfirmForm>
      </QuestionCard>
    </>
  )
}
