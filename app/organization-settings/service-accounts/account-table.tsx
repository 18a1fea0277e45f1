import { Tag } from '@/components/ui/badge'
import { Icon } from '@/components/ui/icon'
import { Identity } from '@/components/ui/identity'
import { StatusBadge } from '@/components/ui/status-badge'
import { type Column, Table } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { number, timeText } from '@/lib/i18n/format'
import { isScimLive, type KeyEntry } from '@/lib/org/keys/key-entry'
import type { ServiceAccount } from '@/lib/org/keys/service-account-directory'
import { EndsOn } from '../application-keys/key-cells'
import type { SettingsContext } from '../settings-context'
import { roleName } from './texts'

export interface AccountTableProps {
  accounts: readonly ServiceAccount[]
  now: Date
  context: SettingsContext
}

export function AccountTable({ accounts, now, context }: AccountTableProps) {
  return (
    <Table
      caption={context.t.serviceAccounts.title}
      columns={columns(context, now)}
      rows={accounts}
      rowKey={({ id }) => id}
      rowState={({ status }) => (status === 'disabled' ? 'off' : undefined)}
    />
  )
}

function columns({ t, reader }: SettingsContext, now: Date): Column<ServiceAccount>[] {
  const { columns: head, status, noAddress, noRoles, runsProvisioning } = t.serviceAccounts
  const { never } = t.applicationKeys
  return [
    {
      id: 'name',
      header: head.name,
      narrow: 'lead',
      cell: ({ id, name, email }) => (
        <Identity
          avatar={{ kind: 'machine' }}
          name={name}
          detail={email ?? noAddress}
          href={`/organization-settings/service-accounts/${id}`}
        />
      ),
    },
    {
      id: 'roles',
      header: head.roles,
      width: 'w-38',
      hideBelow: 'md',
      cell: ({ roles }) => {
        const [first, ...others] = roles
        if (!first) return <span className="text-subtle">{noRoles}</span>
        return (
          <span className="flex min-w-0 items-center gap-1.5">
            <Tag>{roleName(t, first)}</Tag>
            {others.length > 0 && <span className="text-sm text-muted">+{number(others.length, reader.locale)}</span>}
          </span>
        )
      },
    },
    {
      id: 'keys',
      header: head.keys,
      width: 'w-22',
      align: 'end',
      hideBelow: 'lg',
      cell: ({ keys }) => number(live(keys).length, reader.locale),
    },
    {
      id: 'expires',
      header: head.expires,
      width: 'w-34',
      hideBelow: 'lg',
      cell: ({ keys }) => {
        const at = soonest(keys)
        return at ? <EndsOn at={at} reader={reader} now={now} /> : <span className="text-subtle">—</span>
      },
    },
    {
      id: 'used',
      header: head.lastUsed,
      width: 'w-52',
      hideBelow: 'md',
      cell: (account) => {
        const at = lastUsed(account.keys)
        if (!at) return <span className="text-subtle">{never}</span>
        return (
          <>
            <Time {...timeText(at, now, reader)} />
            {provisions(account, now) && (
              <span className="flex items-center gap-1.5 text-sm text-idp">
                <Icon name="plug" className="size-3.5" />
                {runsProvisioning}
              </span>
            )}
          </>
        )
      },
    },
    {
      id: 'status',
      header: head.status,
      width: 'w-32',
      narrow: 'aside',
      cell: (account) => <StatusBadge status={account.status} label={status[account.status]} />,
    },
  ]
}

/** Whether the identity provider works through this account now. */
export function provisions({ status, keys }: ServiceAccount, now: Date): boolean {
  return status === 'active' && keys.some((key) => isScimLive(key, now))
}

function live(keys: readonly KeyEntry[]): KeyEntry[] {
  return keys.filter(({ state }) => state === 'live')
}

function soonest(keys: readonly KeyEntry[]): Date | null {
  const ends = live(keys).flatMap(({ expiresAt }) => expiresAt ?? [])
  return ends.reduce<Date | null>((first, at) => (first && first <= at ? first : at), null)
}

function lastUsed(keys: readonly KeyEntry[]): Date | null {
  const uses = keys.flatMap(({ lastUse }) => lastUse?.at ?? [])
  return uses.reduce<Date | null>((last, at) => (last && last >= at ? last : at), null)
}
