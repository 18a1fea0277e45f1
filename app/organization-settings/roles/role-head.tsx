import { Breadcrumb } from '@/components/ui/breadcrumb'
import { PageHeader } from '@/components/ui/page-header'
import { roleName } from '../users/role-names'
import { roleHref, rolesPath } from './links'
import type { RoleView } from './role-view'

/** The head of a page below a role. */
export function RoleHead({ context: { t }, role, title, current }: RoleView & { title: string; current: string }) {
  return (
    <PageHeader
      breadcrumb={
        <Breadcrumb
          label={t.common.breadcrumb}
          steps={[
            { href: rolesPath, label: t.roles.title },
            { href: roleHref(role.id), label: roleName(role.name, t) },
          ]}
          current={current}
        />
      }
      title={title}
    />
  )
}
