import type { Metadata } from 'next'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Banner } from '@/components/ui/banner'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { Button, LinkButton } from '@/components/ui/button'
import { Card, CardHeader, ListRow } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { PageHeader } from '@/components/ui/page-header'
import { permissions } from '@/lib/org/can'
import { parameter } from '@/lib/org/teams/team-directory-query'
import { roleName } from '../../users/role-names'
import { roleHref, rolesPath } from '../links'
import { roleAbout } from '../role-about'
import { changeRefusal, type RolePageProps, type RoleView, roleView } from '../role-view'
import { Holders } from './holders'

export async function generateMetadata(props: RolePageProps): Promise<Metadata> {
  const { context, role } = await roleView(props, 'user_access_read')
  return { title: roleName(role.name, context.t) }
}

export default async function RolePage(props: RolePageProps) {
  const view = await roleView(props, 'user_access_read')
  const { context, role } = view
  const { t } = context
  const { title, kinds, allows, allowsNothing, permissions: words, managedText } = t.roles
  const allowed = permissions.filter((permission) => role.permissions.includes(permission))
  const name = roleName(role.name, t)
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb label={t.common.breadcrumb} steps={[{ href: rolesPath, label: title }]} current={name} />
        }
        avatar={<Avatar kind="tile" icon="shield" size="lg" />}
        title={name}
        badges={<Badge>{role.managed ? kinds.managed : kinds.custom}</Badge>}
        purpose={roleAbout(role, t)}
        actions={<Actions {...view} />}
      />
      <div className="flex flex-col gap-4">
        {role.managed && (
          <Banner tone="neutral" icon="lock">
            {managedText}
          </Banner>
        )}
        <div className="grid grid-cols-[minmax(0,1fr)_360px] items-start gap-4 max-lg:grid-cols-1">
          <Holders {...view} after={parameter(await props.searchParams, 'after') || undefined} />
          <Card labelledBy="allows">
            <CardHeader id="allows" title={allows} />
            {allowed.length === 0 && <ListRow title={allowsNothing} />}
            {allowed.map((permission) => (
              <ListRow
                key={permission}
                icon={<Icon name="check" className="text-success" />}
                title={<span className="font-medium">{words[permission].name}</span>}
                detail={words[permission].text}
              />
            ))}
          </Card>
        </div>
      </div>
    </>
  )
}

function Actions({ context, role }: RoleView) {
  const { t, refusal } = context
  const { remove, edit } = t.roles
  const fixed = role.managed ? t.roles.managedText : undefined
  const noRemove = fixed ?? refusal('user_access_manage')
  const noEdit = fixed ?? changeRefusal(context)
  return (
    <>
      {noRemove ? (
        <Button icon="trash" disabledReason={noRemove}>
          {remove.action}
        </Button>
      ) : (
        <LinkButton href={roleHref(role.id, 'remove')} icon="trash">
          {remove.action}
        </LinkButton>
      )}
      {noEdit ? (
        <Button icon="pencil" disabledReason={noEdit}>
          {edit}
        </Button>
      ) : (
        <LinkButton href={roleHref(role.id, 'edit')} icon="pencil" variant="primary">
          {edit}
        </LinkButton>
      )}
    </>
  )
}
