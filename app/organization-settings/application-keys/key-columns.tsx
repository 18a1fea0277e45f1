import { Button } from '@/components/ui/button'
import type { Column } from '@/components/ui/table'
import type { KeyEntry } from '@/lib/org/key-directory'
import type { SettingsContext } from '../settings-context'
import { Expiry, type KeyContext, LastUse, MadeBy, MaskedKey, Scopes } from './key-cells'
import { RevokeDialog } from './revoke-dialog'

export interface KeyColumnsProps {
  context: SettingsContext
  now: Date
  /** Where revoking leads afterwards: the page with this table. */
  returnTo: string
  /** The key stands below its name, where a column of its own would be too much. */
  keyBelowName?: boolean
}

/** The columns that every table of keys has: name, key, scopes, last use, end, [Revoke…]. */
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
          <span className="identity-name block truncate font-semibold">{key.name}</span>
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
    { id: 'key', header: columns.key, width: 'w-28', hideBelow: 'md', cell: (key) => <MaskedKey of={key} /> },
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
      width: 'w-34',
      narrow: 'aside',
      cell: (key) => <Expiry of={key} context={drawn} />,
    },
    {
      id: 'actions',
      header: columns.actions,
      headerHidden: true,
      width: 'w-26',
      align: 'end',
      narrow: 'action',
      cell: (key) => (key.state === 'revoked' ? null : <Revoke of={key} {...props} />),
    },
  ]
}

function Revoke({ of, context, now, returnTo }: KeyColumnsProps & { of: KeyEntry }) {
  const { t, refusal } = context
  const refused = refusal('org_app_keys_write')
  if (refused) {
    return (
      <span className="tip-end inline-flex">
        <Button variant="quiet" size="sm" disabledReason={refused}>
          {t.applicationKeys.revoke.action}
        </Button>
      </span>
    )
  }
  return <RevokeDialog of={of} context={context} now={now} returnTo={returnTo} />
}
