import { Badge } from '@/components/ui/badge'
import { Identity } from '@/components/ui/identity'
import { PlainLink } from '@/components/ui/link'
import { Pager } from '@/components/ui/pager'
import { Table } from '@/components/ui/table'
import { date, exactTime } from '@/lib/i18n/format'
import type { Messages } from '@/lib/i18n/messages'
import { type Holder, holders, type Reason } from '@/lib/org/roles/role-directory'
import { roleHref } from '../links'
import type { RoleView } from '../role-view'

/** Who has the role, and by what: every reason, since taking one away leaves the others. */
export async function Holders({ context, role, after }: RoleView & { after: string | undefined }) {
  const { t, member } = context
  const { who, nobody, columns, pages, first, service } = t.roles
  const page = await holders(member.org.id, role.id, after)
  const here = roleHref(role.id)
  return (
    <section aria-labelledby="holders" className="flex min-w-0 flex-col gap-3">
      <h2 id="holders" className="text-md font-semibold">
        {who}
      </h2>
      {page.holders.length === 0 ? (
        <p className="rounded-card border border-line bg-surface px-4 py-6 text-muted">{nobody}</p>
      ) : (
        <>
          <Table
            caption={who}
            rows={page.holders}
            rowKey={({ id }) => id}
            rowOwned={({ managed }) => managed}
            rowState={({ status }) => (status === 'disabled' ? 'off' : undefined)}
            columns={[
              {
                id: 'name',
                header: t.users.columns.name,
                narrow: 'lead',
                cell: (holder) => (
                  <Identity
                    avatar={holder.kind === 'human' ? { kind: 'person', name: holder.name } : { kind: 'machine' }}
                    name={holder.name}
                    detail={holder.email ?? (holder.kind === 'service' ? service : undefined)}
                    narrowDetail={holder.reasons.map((reason) => reasonText(reason, t)).join(', ')}
                    href={holderHref(holder)}
                  />
                ),
              },
              {
                id: 'why',
                header: columns.reason,
                width: 'w-80',
                hideBelow: 'md',
                cell: ({ reasons }) => <Reasons reasons={reasons} context={context} />,
              },
            ]}
          />
          {(after || page.next) && (
            <Pager
              label={pages}
              range=""
              previous={{ label: first, href: after ? here : undefined }}
              next={{
                label: t.common.next,
                href: page.next && `${here}?after=${encodeURIComponent(page.next)}`,
              }}
            />
          )}
        </>
      )}
    </section>
  )
}

function holderHref({ kind, id }: Holder): string {
  return `/organization-settings/${kind === 'human' ? 'users' : 'service-accounts'}/${id}`
}

function Reasons({ reasons, context: { t, reader } }: Pick<RoleView, 'context'> & { reasons: readonly Reason[] }) {
  return (
    <ul className="flex flex-col gap-1 py-2 text-sm whitespace-normal">
      {reasons.map((reason) => (
        <li key={`${reason.source} ${reason.teamId}`}>
          {reason.source === 'scim' ? (
            <Badge tone="idp" icon="key">
              {reasonText(reason, t)}
            </Badge>
          ) : reason.teamId ? (
            <PlainLink href={`/organization-settings/teams/${reason.teamId}`} className="link wrap-anywhere">
              {reasonText(reason, t)}
            </PlainLink>
          ) : (
            reasonText(reason, t)
          )}{' '}
          <time
            dateTime={reason.since.toISOString()}
            title={exactTime(reason.since, reader)}
            className="text-muted whitespace-nowrap"
          >
            {t.roles.sinceDay(date(reason.since, reader))}
          </time>
        </li>
      ))}
    </ul>
  )
}

/** Of a team's: who gave the role to the team stands there. */
function reasonText({ source, team, grantedBy }: Reason, t: Messages): string {
  const { because } = t.roles
  if (source === 'team') return because.team(team ?? '')
  if (source === 'manual' && grantedBy) return because.manualBy(grantedBy)
  return because[source]
}
