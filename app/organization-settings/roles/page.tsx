import type { Metadata } from 'next'
import { Badge } from '@/components/ui/badge'
import { Button, LinkButton } from '@/components/ui/button'
import { Identity } from '@/components/ui/identity'
import { PageHeader } from '@/components/ui/page-header'
import { PlanCard } from '@/components/ui/plan-card'
import { Table } from '@/components/ui/table'
import { plans, plansWith } from '@/lib/org/plans'
import { list, type RoleEntry } from '@/lib/org/roles/role-directory'
import { type Parameters, parameter } from '@/lib/org/teams/team-directory-query'
import { type SettingsContext, settingsContext } from '../settings-context'
import { roleName } from '../users/role-names'
import { comparisonOf } from './compare-form'
import { roleHref, rolesPath } from './links'
import { Matrix } from './matrix'
import { roleAbout } from './role-about'
import { changeRefusal } from './role-view'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext('user_access_read')).t.roles.title }
}

interface RolesPageProps {
  searchParams: Promise<Parameters>
}

export default async function RolesPage({ searchParams }: RolesPageProps) {
  const context = await settingsContext('user_access_read')
  const { t, member } = context
  const roles = await list(member.org.id)
  const parameters = await searchParams
  const comparison = comparisonOf(roles, parameter(parameters, 'left'), parameter(parameters, 'right'))
  return (
    <>
      <PageHeader title={t.roles.title} purpose={t.roles.purpose} actions={<NewRole context={context} />} />
      <div className="flex flex-col gap-6">
        {!plans[member.org.plan].customRoles && <RolesPlan context={context} />}
        <RoleTable roles={roles} context={context} />
        <Matrix roles={roles} comparison={comparison} q={parameter(parameters, 'q')} t={t} />
      </div>
    </>
  )
}

function NewRole({ context }: { context: SettingsContext }) {
  const { action } = context.t.roles.create
  const refused = changeRefusal(context)
  if (refused) {
    return (
      <Button icon="plus" disabledReason={refused}>
        {action}
      </Button>
    )
  }
  return (
    <LinkButton href={`${rolesPath}/new`} variant="primary" icon="plus">
      {action}
    </LinkButton>
  )
}

function RolesPlan({ context: { t, member } }: { context: SettingsContext }) {
  const { plans: names, gate } = t.provisioning
  const { missing, included, excluded } = t.common.plan
  const least = names[plansWith('customRoles')[0] ?? 'enterprise']
  return (
    <PlanCard
      notice={missing}
      plan={names[member.org.plan]}
      title={t.roles.gate.title(least)}
      features={[
        { label: t.roles.kinds.managed, plan: names.free, included: true, state: included },
        { label: gate.features.customRoles, plan: least, included: false, state: excluded },
      ]}
    >
      {t.roles.gate.text}
    </PlanCard>
  )
}

function RoleTable({ roles, context: { t } }: { roles: readonly RoleEntry[]; context: SettingsContext }) {
  const { columns, kinds, table, byTeams, jit, holders } = t.roles
  const counted = ({ direct, teams }: RoleEntry) =>
    [holders(direct), teams.length > 0 && byTeams(teams.length)].filter(Boolean).join(' · ')
  return (
    <Table
      caption={table}
      rows={roles}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'role',
          header: columns.role,
          narrow: 'lead',
          cell: (role) => (
            <Identity
              avatar={{
                kind: 'tile',
                icon: role.permissions.includes('user_access_manage') ? 'shield-check' : 'shield',
              }}
              name={roleName(role.name, t)}
              detail={roleAbout(role, t) || t.serviceAccounts.detail.roleDetail(role.permissions.length)}
              narrowDetail={counted(role)}
              href={roleHref(role.id)}
            />
          ),
        },
        {
          id: 'holders',
          header: columns.holders,
          width: 'w-64',
          hideBelow: 'md',
          cell: (role) => (
            <span className="flex min-w-0 items-center gap-2">
              <span className="truncate" title={role.teams.join(', ') || undefined}>
                {counted(role)}
              </span>
              {role.jit && <Badge icon="login">{jit}</Badge>}
            </span>
          ),
        },
        {
          id: 'kind',
          header: columns.kind,
          width: 'w-48',
          hideBelow: 'lg',
          cell: ({ managed }) => <span className="text-muted">{managed ? kinds.managed : kinds.custom}</span>,
        },
      ]}
    />
  )
}
