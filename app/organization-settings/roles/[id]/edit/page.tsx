import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Button, LinkButton } from '@/components/ui/button'
import { parameter } from '@/lib/org/teams/team-directory-query'
import { roleHref } from '../../links'
import { RoleFields } from '../../role-fields'
import { RoleHead } from '../../role-head'
import { changeRefusal, type RolePageProps, roleView } from '../../role-view'

export async function generateMetadata(props: RolePageProps): Promise<Metadata> {
  const { context, role } = await roleView(props, 'user_access_manage')
  return { title: context.t.roles.editTitle(role.name) }
}

/** Leads to the review: what changes for whom is told before anything does. */
export default async function EditRolePage(props: RolePageProps) {
  const view = await roleView(props, 'user_access_manage')
  const { context, role } = view
  const { roles } = context.t
  const search = await props.searchParams
  const asked = typeof search.name === 'string' ? [search.permission ?? []].flat() : undefined
  if (role.managed || changeRefusal(context)) redirect(roleHref(role.id))
  return (
    <>
      <RoleHead {...view} title={roles.editTitle(role.name)} current={roles.edit} />
      <form action={roleHref(role.id, 'review')} className="flex max-w-160 flex-col gap-5">
        <RoleFields
          context={context}
          name={asked ? String(search.name) : role.name}
          error={asked && !parameter(search, 'name') ? context.t.errors.refused.name_missing : undefined}
          permissions={asked ?? role.permissions}
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary">
            {roles.review}
          </Button>
          <LinkButton href={roleHref(role.id)}>{roles.cancel}</LinkButton>
        </div>
      </form>
    </>
  )
}
