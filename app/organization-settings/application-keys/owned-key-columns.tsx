import { Badge } from '@/components/ui/badge'
import { PlainLink } from '@/components/ui/link'
import type { Column } from '@/components/ui/table'
import type { Messages } from '@/lib/i18n/messages'
import type { OwnedKey } from '@/lib/org/keys/key-entry'
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
  if (!name) return [owner, ...others]
  const named: Column<OwnedKey> = {
    ...name,
    cell: (key) => (
      <>
        {name.cell(key)}
        <NarrowOwner of={key} t={t} />
      </>
    ),
  }
  return [named, owner, ...others]
}

/** Where there is no room for a column: several keys are called "SCIM", and whose one is decides whether it lasts. */
function NarrowOwner({ of, t }: { of: OwnedKey; t: Messages }) {
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-1.5 text-sm text-muted md:hidden">
      <span className="truncate">{of.owner.name}</span>
      {of.owner.kind === 'human' && <PersonBadge of={of} t={t} />}
    </span>
  )
}

function Owner({ of, t }: { of: OwnedKey; t: Messages }) {
  const { owner: words } = t.applicationKeys
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
  return (
    <>
      <span className="block truncate">{name}</span>
      <PersonBadge of={of} t={t} />
    </>
  )
}

function PersonBadge({ of, t }: { of: OwnedKey; t: Messages }) {
  const { owner: words, personal } = t.applicationKeys
  return (
    <Badge tone="warning" icon="user">
      {of.scim && of.state === 'live' ? personal.endsWith : words.human}
    </Badge>
  )
}
