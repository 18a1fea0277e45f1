import { Tag } from '@/components/ui/badge'
import { Button, LinkButton } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { effectivePermissions, type ServiceAccount } from '@/lib/org/keys/service-account-directory'
import type { SettingsContext } from '../../settings-context'
import { roleName } from '../texts'

interface CardProps {
  account: ServiceAccount
  context: SettingsContext
}

/** The roles, and what they allow together. */
export function RolesCard({ account, context }: CardProps) {
  const { roles } = account
  const { t } = context
  const { detail, permissions } = t.serviceAccounts
  const meanings: Readonly<Record<string, string>> = permissions
  return (
    <Card labelledBy="roles">
      <CardHeader id="roles" title={detail.roles} aside={<Edit account={account} context={context} />} />
      <CardBody>
        {roles.length === 0 && <p className="text-muted">{detail.noRoles}</p>}
        {roles.map((role) => (
          <p key={role.id} className="flex items-center gap-2">
            <Tag>{roleName(t, role)}</Tag>
            <span className="text-sm text-muted">{detail.roleDetail(role.permissions.length)}</span>
          </p>
        ))}
        {roles.length > 0 && (
          <ul aria-label={detail.permissionsTitle} className="flex flex-col gap-2">
            {effectivePermissions(roles).map((permission) => (
              <li key={permission} className="flex items-start gap-2">
                <Icon name="check" className="mt-0.5 text-success" />
                <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
                  <code className="mono">{permission}</code>
                  <span className="text-sm text-muted">{meanings[permission]}</span>
                </span>
              </li>
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  )
}

/** Who hears of new and revoked keys. */
export function NotificationsCard({ account, contacts, context }: CardProps & { contacts: number }) {
  const { detail } = context.t.serviceAccounts
  const { email } = account
  return (
    <Card labelledBy="notifications">
      <CardHeader
        id="notifications"
        title={detail.notifications}
        aside={<Edit account={account} context={context} />}
      />
      <CardBody>
        <p className="text-muted">{email || contacts > 0 ? detail.notificationsText : detail.noNotifications}</p>
        {email && (
          <p className="flex items-center gap-2">
            <Icon name="mail" className="text-muted" />
            <span className="min-w-0 wrap-anywhere">{email}</span>
          </p>
        )}
        {contacts > 0 && (
          <p className="flex items-start gap-2">
            <Icon name="shield" className="mt-0.5 text-muted" />
            <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
              {detail.securityContacts}
              <span className="text-sm text-muted">{detail.people(contacts)}</span>
            </span>
          </p>
        )}
      </CardBody>
    </Card>
  )
}

function Edit({ account, context: { t, refusal } }: CardProps) {
  const { edit } = t.serviceAccounts
  const refused = refusal('service_account_write')
  const look = { variant: 'quiet', size: 'sm', icon: 'pencil' } as const
  if (refused) {
    return (
      <span className="tip-end inline-flex">
        <Button {...look} disabledReason={refused}>
          {edit.action}
        </Button>
      </span>
    )
  }
  return (
    <LinkButton {...look} href={`/organization-settings/service-accounts/${account.id}/edit`}>
      {edit.action}
    </LinkButton>
  )
}
