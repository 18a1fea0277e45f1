import { Menu, MenuAction, MenuLink } from '@/components/ui/menu'
import type { Column } from '@/components/ui/table'
import type { KeyEntry } from '@/lib/org/keys/key-entry'
import type { SettingsContext } from '../settings-context'
import { Expiry, type KeyContext, LastUse, MadeBy, MaskedKey, Scopes } from './key-cells'

export interface KeyColumnsProps {
  context: SettingsContext
  now: Date
  /** Where revoking leads afterwards: the page with this table. */
  returnTo: string
  /** The key stands below its name, where a column of its own would be too much. */
  keyBelowName?: boolean
  /** The keys are the member's own. */
  own?: boolean
}

/** The columns that every table of keys has: name, key, scopes, last use, end, what can be done. */
export function keyColumns(props: KeyColumnsProps): Column<KeyEntry>[] {
  const { context, now, keyBelowName } = props
  const text = context.t.applicationKeys
  const drawn: KeyContext = { text, reader: context.reader, now }
  const { columns } = text
  return [
    {
      id: 'name',
      header: columns.name,
      narrow: 'lead',
      cell: (key) => (
        <>
          <span className="identity-name block truncate font-semibold" title={key.note || undefined}>
            {key.name}
          </span>
          {!keyBelowName && (
            <span className="block truncate text-sm text-muted max-sm:hidden">
              <MadeBy of={key} context={drawn} />
            </span>
          )}
          <span className={keyBelowName ? 'block truncate text-muted' : 'block truncate text-muted sm:hidden'}>
            <MaskedKey of={key} />
          </span>
        </>
      ),
    },
    { id: 'key', header: columns.key, width: 'w-24', hideBelow: 'md', cell: (key) => <MaskedKey of={key} /> },
    {
      id: 'scopes',
      header: columns.scopes,
      width: 'w-42',
      hideBelow: 'lg',
      cell: (key) => <Scopes of={key} context={drawn} />,
    },
    {
      id: 'used',
      header: columns.lastUsed,
      width: 'w-42',
      hideBelow: 'md',
      cell: (key) => <LastUse of={key} context={drawn} />,
    },
    {
      id: 'expires',
      header: columns.expires,
      width: 'w-30',
      narrow: 'aside',
      cell: (key) => <Expiry of={key} context={drawn} />,
    },
    {
      id: 'actions',
      header: columns.actions,
      headerHidden: true,
      width: 'w-14',
      align: 'end',
      narrow: 'action',
      cell: (key) => (key.state === 'revoked' ? null : <KeyMenu of={key} {...props} />),
    },
  ]
}

/** What can be done about a key: each is a page of its own, so it works without scripts. */
function KeyMenu({ of, context, returnTo, own }: KeyColumnsProps & { of: KeyEntry }) {
  const { t, refusal } = context
  const { rotate, revoke, rowMenu } = t.applicationKeys
  const refused = refusal(own ? 'user_app_keys' : 'org_app_keys_write')
  const page = `/organization-settings/application-keys/${of.id}`
  const notReplaceable = refused ?? (of.state !== 'live' ? rotate.ended : of.replacement ? rotate.replaced : undefined)
  return (
    <Menu trigger={{ kind: 'icon', label: rowMenu(of.name) }}>
      {notReplaceable ? (
        <MenuAction icon="rotate" disabledReason={notReplaceable}>
          {rotate.action}
        </MenuAction>
      ) : (
        <MenuLink icon="rotate" href={`${page}/rotate`}>
          {rotate.action}
        </MenuLink>
      )}
      {refused ? (
        <MenuAction icon="ban" disabledReason={refused}>
          {revoke.action}
        </MenuAction>
      ) : (
        <MenuLink icon="ban" danger href={`${page}/revoke?returnTo=${encodeURIComponent(returnTo)}`}>
          {revoke.action}
        </MenuLink>
      )}
    </Menu>
  )
}
