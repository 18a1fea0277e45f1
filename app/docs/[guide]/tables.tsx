import { Marked } from '@/components/provisioning/marked'
import type { Messages } from '@/lib/i18n/messages'
import { managedRoles, permissions } from '@/lib/org/can'
import { ReferenceTable } from './reference-table'

const roleNames = Object.keys(managedRoles) as (keyof typeof managedRoles)[]

/** What may be allowed, and which of the roles of the product allow it. */
export function PermissionTable({ t: { guides, roles, serviceAccounts } }: { t: Messages }) {
  const { caption, permission } = guides.permissions
  return (
    <ReferenceTable
      caption={caption}
      heads={[permission, guides.variable.meaning, roles.columns.role]}
      widths={['w-1/4', 'w-2/5']}
      rows={permissions.map((each) => ({
        key: each,
        cells: [
          roles.permissions[each].name,
          roles.permissions[each].text,
          roleNames
            .filter((name) => managedRoles[name].some((held) => held === each))
            .map((name) => serviceAccounts.roles[name])
            .join(', '),
        ],
      }))}
    />
  )
}

/** Every variable of the environment. */
export function VariableTable({ t: { guides } }: { t: Messages }) {
  const { caption, name, fallback, meaning } = guides.variable
  return (
    <ReferenceTable
      caption={caption}
      heads={[name, fallback, meaning]}
      widths={['w-1/3', 'w-1/5']}
      rows={Object.entries(guides.variables).map(([variable, row]) => ({
        key: variable,
        cells: [
          <code key="name" className="mono text-xs">
            {variable}
          </code>,
          <span key="fallback" className="wrap-anywhere">
            <span className="text-xs text-subtle sm:hidden">{fallback} </span>
            {row.fallback}
          </span>,
          <Marked key="meaning" text={row.meaning} />,
        ],
      }))}
    />
  )
}

/** Every refusal of a sign-in by SAML: its code, what the person reads, what the administrator does. */
export function RefusalTable({ t: { guides, sso } }: { t: Messages }) {
  const { code, person, admin } = guides.refusal
  return (
    <ReferenceTable
      caption={sso.refusedPage.title}
      heads={[code, person, admin]}
      widths={['w-1/4', 'w-3/10']}
      rows={Object.entries(sso.refused).map(([name, told]) => ({
        key: name,
        cells: [
          <code key="code" className="mono text-xs">
            {name}
          </code>,
          told.person,
          told.admin,
        ],
      }))}
    />
  )
}
