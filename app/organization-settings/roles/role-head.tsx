import type { ReactNode } from 'react'
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

/** A question on a page, in its frame. */
export function Framed({ children }: { children: ReactNode }) {
  return <div className="max-w-180 rounded-card border border-line bg-surface p-5">{children}</div>
}
