import { Tag } from '@/components/ui/badge'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import type { Messages } from '@/lib/i18n/messages'
import { effectivePermissions, type ServiceAccount } from '@/lib/org/service-account-directory'
import { roleName } from '../texts'

interface CardProps {
  account: ServiceAccount
  t: Messages
}

/** The roles, and what they allow together. */
export function RolesCard({ account: { roles }, t }: CardProps) {
  const { detail, permissions } = t.serviceAccounts
  const meanings: Readonly<Record<string, string>> = permissions
  return (
    <Card labelledBy="roles">
      <CardHeader id="roles" title={detail.roles} />
      <CardBody>
        {roles.length === 0 && <p className="text-muted">{detail.noRoles}</p>}
        {roles.map((role) => (
          <p key={role.id} className="flex items-center gap-2">
            <Tag>{roleName(t, role)}</Tag>
            <span className="text-sm text-muted">{detail.roleDetail(role.permissions.length)}</span>
          </p>
        ))}
        {roles.length > 0 && (
          <ul className="flex flex-col gap-2">
            {effectivePermissions(roles).map((permission) => (
              <li key={permission} className="flex flex-wrap items-baseline gap-x-2">
                <Icon name="check" className="self-center text-success" />
                <code className="mono">{permission}</code>
                <span className="text-sm text-muted">{meanings[permission]}</span>
              </li>
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  )
}

/** Who hears of new and revoked keys. */
export function NotificationsCard({ account: { email }, t }: CardProps) {
  const { detail } = t.serviceAccounts
  return (
    <Card labelledBy="notifications">
      <CardHeader id="notifications" title={detail.notifications} />
      <CardBody>
        {email ? (
          <>
            <p className="text-muted">{detail.notificationsText}</p>
            <p className="flex items-center gap-2">
              <Icon name="mail" className="text-muted" />
              <span className="min-w-0 wrap-anywhere">{email}</span>
            </p>
          </>
        ) : (
          <p className="text-muted">{detail.noNotifications}</p>
        )}
      </CardBody>
    </Card>
  )
}
