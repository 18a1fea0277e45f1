/** Teams as the identity provider manages them.
 *
 *  A managed team belongs to a connection, which alone decides its name, handle and members. A team that was made here
 *  becomes managed by adoption: only where its members have no role for it, or an administrator has allowed it, for
 *  otherwise a group named like a team would hand out that team's roles. Adoption keeps the id and remembers who was in
 *  the team, for "stop managing". A group that the provider deletes leaves what its connection says; what stays here is
 *  hidden from SCIM until the provider creates a group of that name again, which takes it over under the same rule.
 */
import { DomainError } from '@/lib/base/errors'
import { fold } from '@/lib/base/fold'
import type { Connection } from '@/lib/db/finders'
import { statement } from '@/lib/db/tx'
import { requirePermission } from '../can'
import { holdOpen, noteCreated } from '../seq-ranges'
import type { Write } from '../write'
import { count } from './team-counts'
import { handleOf } from './team-handle'
import { apply, type MemberChange, type MemberPlan } from './team-members'
import { grantsManagement, grantsRole, type TeamRow, teamColumns } from './team-row'

export interface NewTeam {
  readonly id: string
  readonly name: string
  readonly externalId: string | null
  /** The connection that manages it; null for a team made here. */
  readonly connectionId: string | null
}

const insertTeam = statement(
  'team_insert',
  `insert into teams (org_id, id, name, name_lc, handle, external_id, connection_id, created_at, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
)

/** Queues a new team without a check of permissions; answers its row as it will be. A name or handle that is taken
 *  fails the transaction (`team_name_taken`, `team_handle_taken`). */
export function insert({ tx, effects }: Write, { id, name, externalId, connectionId }: NewTeam): TeamRow {
  const handle = handleOf(name, id)
  holdOpen(tx, 'team')
  noteCreated(tx.orgId, 'team')
  tx.queue(insertTeam, [tx.orgId, id, name, fold(name), handle, externalId, connectionId, tx.now])
  effects.audit({ event: 'team.create', targetId: id, target: name, after: { name, handle, externalId } })
  return {
    id,
    name,
    handle,
    external_id: externalId,
    connection_id: connectionId,
    adoptable_at: null,
    unlinked_at: null,
    version: 1,
    created_at: tx.now,
    updated_at: tx.now,
    grants_role: false,
    grants_management: false,
  }
}

/** A new managed team with its members, which were planned for this id. */
export function create(
  w: Write,
  team: NewTeam & { readonly connectionId: string },
  members?: { readonly change: MemberChange; readonly planned: MemberPlan },
): TeamRow {
  requirePermission(w.actor, 'user_access_manage')
  const row = insert(w, team)
  if (members) apply(w, row, members.change, members.planned, { source: 'scim', bumps: false })
  return row
}

/** What of a team itself changes; members are changed by `apply` (team-members.ts). */
export interface TeamChange {
  readonly name: string
  readonly externalId: string | null
}

const updateTeam = statement(
  'team_update',
  `update teams set name = $3, name_lc = $4, handle = $5, external_id = $6, version = version + 1, updated_at = $7
   where org_id = $1 and id = $2`,
)

/** Changes an exclusively locked team without a check of permissions; answers its row as it will be, which is the same
 *  where nothing changes. The handle follows the name. */
export function change({ tx, effects }: Write, team: TeamRow, { name, externalId }: TeamChange): TeamRow {
  if (name === team.name && externalId === team.external_id) return team
  const handle = fold(name) === fold(team.name) ? team.handle : handleOf(name, team.id)
  tx.queue(updateTeam, [tx.orgId, team.id, name, fold(name), handle, externalId, tx.now])
  effects.audit({
    event: 'team.update',
    targetId: team.id,
    target: name,
    before: { name: team.name, handle: team.handle, externalId: team.external_id },
    after: { name, handle, externalId },
  })
  return { ...team, name, handle, external_id: externalId, version: team.version + 1, updated_at: tx.now }
}

/** Whether the connection may take the team over. Where the team's members can manage access, the word has to be for
 *  this team, or the connection may grant that anyway. */
export function isAdoptable(team: TeamRow, connection: Connection): boolean {
  if (team.connection_id !== null) return false
  const isAllowed = connection.adoptsTeams && (!team.grants_management || connection.grantsManagement)
  return !team.grants_role || team.adoptable_at !== null || isAllowed
}

const adoptTeam = statement<TeamRow>(
  'team_adopt',
  `update teams t set connection_id = $3, unlinked_at = null, adoptable_at = null, version = t.version + 1, updated_at = $4,
     former_members = array(select m.user_id from team_members m where m.org_id = $1 and m.team_id = $2)
   where t.org_id = $1 and t.id = $2 and t.connection_id is null
     and (t.adoptable_at is not null or not ${grantsRole} or ($5::boolean and ($6::boolean or not ${grantsManagement})))
   returning ${teamColumns}`,
)

/** Takes over a team that was made here or was unlinked; answers its row. Refuses (`team_not_adoptable`) where its
 *  members have a role for it and nobody allowed it. What is asked of the row is asked again with the change, for the
 *  role may have come a moment ago. */
export async function adopt(w: Write, team: TeamRow, connection: Connection): Promise<TeamRow> {
  const { tx, effects } = w
  requirePermission(w.actor, 'user_access_manage')
  if (team.unlinked_at !== null) count(w, team.id, 1)
  const { id, adoptsTeams } = connection
  const may = [adoptsTeams, connection.grantsManagement]
  const [adopted] = await tx.query(adoptTeam, [tx.orgId, team.id, id, tx.now, ...may])
  if (!adopted) throw new DomainError('team_not_adoptable', { team: team.name })
  effects.apply({ rule: 'adoption', about: team.id })
  effects.audit({ event: 'team.adopt', targetId: team.id, target: team.name, after: { connection: connection.name } })
  return adopted
}

const endings = {
  keep_team: statement(
    'team_end_keep_team',
    `with members as (delete from team_members where org_id = $1 and team_id = $2)
     update teams set connection_id = null, external_id = null, unlinked_at = $3, version = version + 1, updated_at = $3
     where org_id = $1 and id = $2`,
  ),
  keep_members: statement(
    'team_end_keep_members',
    `with members as (update team_members set source = 'manual' where org_id = $1 and team_id = $2 and source <> 'manual')
     update teams set connection_id = null, external_id = null, unlinked_at = $3, version = version + 1, updated_at = $3
     where org_id = $1 and id = $2`,
  ),
  delete: statement(
    'team_end_delete',
    `delete from teams where org_id = $1 and id = $2 and $3::timestamptz is not null`,
  ),
}

/** The provider has deleted the group: what stays of the exclusively locked team is its connection's choice. */
export function end(w: Write, team: TeamRow, { groupDelete }: Connection): void {
  const { tx, effects } = w
  requirePermission(w.actor, 'user_access_manage')
  count(w, team.id, -1)
  tx.queue(endings[groupDelete], [tx.orgId, team.id, tx.now])
  effects.apply({ rule: 'group_delete', about: groupDelete })
  const before = { name: team.name, handle: team.handle, externalId: team.external_id }
  effects.audit({ event: 'team.remove', targetId: team.id, target: team.name, before, after: { groupDelete } })
}
