import { Button } from '@/components/ui/button'
import { Identity } from '@/components/ui/identity'
import { Pager } from '@/components/ui/pager'
import { SourceBadge } from '@/components/ui/source-badge'
import { SubmitButton } from '@/components/ui/submit-button'
import { type Column, Table } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { ActionForm } from '@/components/users/people-actions'
import { SearchForm } from '@/components/users/search-form'
import { capitalized, timeText } from '@/lib/i18n/format'
import { type MemberQuery, members, type TeamMember } from '@/lib/org/teams/team-directory-team'
import { teamHref } from '../links'
import type { TeamView } from '../team-view'
import { AddMembers, addRefusal } from './add-members'

export interface MembersProps extends TeamView {
  query: MemberQuery
  /** What is searched for among people who are not in the team. */
  add: string
}

export async function MembersSection({ query, add, ...view }: MembersProps) {
  const { context, team } = view
  const { detail } = context.t.teams
  const { people, next } = await members(context.member.org.id, team.id, query)
  const here = teamHref(team.id)
  const refused = addRefusal(view)
  const search = query.q && `q=${encodeURIComponent(query.q)}`
  return (
    <section aria-labelledby="members" className="flex min-w-0 flex-col gap-3">
      <h2 id="members" className="text-md font-semibold">
        {detail.members}
      </h2>
      {!refused && <AddMembers {...view} add={add} />}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <SearchForm
          action={here}
          kept={{}}
          value={query.q}
          label={detail.findLabel}
          placeholder={detail.findMember}
          clear={{ href: here, label: context.t.teams.search.clear }}
        />
        {refused && (
          <span className="tip-end inline-flex">
            <Button icon="plus" disabledReason={refused}>
              {context.t.teams.add.label}
            </Button>
          </span>
        )}
      </div>
      {people.length === 0 ? (
        <p className="rounded-card border border-line bg-surface px-4 py-6 text-muted">
          {query.q ? detail.noMemberFound(query.q) : detail.noMembers}
        </p>
      ) : (
        <Table
          caption={detail.members}
          rows={people}
          rowKey={({ id }) => id}
          rowOwned={({ source }) => team.connection !== null && source === 'scim'}
          rowState={({ status }) => (status === 'disabled' ? 'off' : undefined)}
          columns={columns(view)}
        />
      )}
      <Pager
        label={detail.pages}
        range={team.connection ? detail.membersOwned(team.connection.name) : context.t.teams.members(team.members)}
        previous={{ label: detail.first, href: query.after ? `${here}${search && `?${search}`}` : undefined }}
        next={{
          label: context.t.common.next,
          href: next && `${here}?after=${encodeURIComponent(next)}${search && `&${search}`}`,
        }}
      />
    </section>
  )
}

function columns(view: TeamView): Column<TeamMember>[] {
  const { context, team, now } = view
  const { t, reader } = context
  const words = t.teams
  return [
    {
      id: 'name',
      header: words.columns.name,
      narrow: 'lead',
      cell: ({ id, name, email }) => (
        <Identity
          avatar={{ kind: 'person', name }}
          name={name}
          detail={email}
          href={`/organization-settings/users/${id}`}
        />
      ),
    },
    {
      id: 'source',
      header: words.detail.addedBy,
      width: 'w-42',
      hideBelow: 'md',
      cell: ({ source }) =>
        source === 'scim' ? (
          <SourceBadge
            source="provider"
            label={team.connection ? capitalized(team.connection.name) : words.detail.byProvider}
          />
        ) : (
          <SourceBadge source="local" label={words.detail.byHand} />
        ),
    },
    {
      id: 'since',
      header: words.columns.since,
      width: 'w-31',
      hideBelow: 'lg',
      cell: ({ since }) => (
        <span className="text-muted">
          <Time {...timeText(since, now, reader)} />
        </span>
      ),
    },
    {
      id: 'actions',
      header: t.users.columns.actions,
      headerHidden: true,
      width: 'w-27',
      align: 'end',
      narrow: 'action',
      cell: (person) => <RemoveMember person={person} view={view} />,
    },
  ]
}

function RemoveMember({ person, view: { context, team, keepsNot } }: { person: TeamMember; view: TeamView }) {
  const { detail } = context.t.teams
  if (team.connection || keepsNot) return null
  return (
    <ActionForm fields={{ do: 'leave', id: team.id, person: person.id }} className="inline-flex">
      <SubmitButton size="sm" variant="quiet" pendingLabel={detail.removing}>
        <span aria-hidden="true">{detail.remove}</span>
        <span className="sr-only">{detail.removeMember(person.name)}</span>
      </SubmitButton>
    </ActionForm>
  )
}
