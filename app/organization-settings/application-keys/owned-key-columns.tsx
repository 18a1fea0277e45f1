import { Badge } from '@/components/ui/badge'
import { PlainLink } from '@/components/ui/link'
import type { Column } from '@/components/ui/table'
import type { Messages } from '@/lib/i18n/messages'
import type { OwnedKey } from '@/lib/org/key-entry'
import { type KeyColumnsProps, keyColumns } from './key-columns'

/** Keys of many owners: whose each one is stands beside its name. */
export function ownedKeyColumns(props: KeyColumnsProps): Column<OwnedKey>[] {
  const [name, , ...others] = keyColumns({ ...props, keyBelowName: true })
  const { t } = props.context
  const owner: Column<OwnedKey> = {
    id: 'owner',
    header: t.applicationKeys.columns.owner,
    width: 'w-52',
    hideBelow: 'md',
    cell: (key) => <Owner of={key} t={t} />,
  }
  return name ? [name, owner, ...others] : [owner, ...others]
}

function Owner({ of, t }: { of: OwnedKey; t: Messages }) {
  const { owner: words, personal } = t.applicationKeys
  const { id, name, kind, active } = of.owner
  if (kind === 'service') {
    return (
      <>
        <PlainLink
          href={`/organization-settings/service-accounts/${id}`}
          className="block truncate hover:underline underline-offset-3"
        >
          {name}
        </PlainLink>
        {active ? (
          <Badge tone="accent" icon="bot">
            {words.service}
          </Badge>
        ) : (
          <Badge icon="ban">{words.disabled}</Badge>
        )}
      </>
    )
  }
  const ends = of.scim && of.state === 'live'
  return (
    <>
      <span className="block truncate">{name}</span>
      <Badge tone="warning" icon="user">
        {ends ? personal.endsWith : words.human}
      </Badge>
    </>
  )
}
