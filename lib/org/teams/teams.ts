/** Teams as administrators manage them. What the identity provider manages (its name and members) is changed by the
 *  provider alone, until an administrator stops that: then the team stays with its members, who was in it before it was
 *  taken over comes back, and the provider does not see it any more.
 *
 *  All verbs need `teams_manage`; members are changed by the team's own managers too (team-managers.ts). Who puts people into a team whose members have a role grants that role: they must
 *  hold its permissions.
 */
import { DomainError } from '@/lib/base/errors'
import { isUuid, newId } from '@/lib/base/id'
import type { Org } from '@/lib/db/finders'
import { statement } from '@/lib/db/tx'
import { type Actor, requirePermission } from '../can'
import { requireAdministratorWithoutTeam } from '../roles/last-admin'
import { type Write, write } from '../write'
import { change, insert } from './managed-teams'
import { count } from './team-counts'
import { requireKeeper } from './team-managers'
import { apply, type MemberChange, plan } from './team-members'
import { readNamesakes } from './team-names'
import { requireHeldRolesOf } from './team-roles'
import { lockOrRefuse, type TeamRow } from './team-row'

/** Creates a team of this organization's own; answers its id. Refuses a missing name (`name_missing`) and one that is
 *  taken (`team_name_taken`, `team_handle_taken`). */
export async function create(org: Org, actor: Actor, { name }: { name: string }): Promise<{ id: string }> {
  return write(org, actor, async (w) => {
    requirePermission(actor, 'teams_manage')
    const id = newId()
    const free = await requireFreeName(w, id, name)
    insert(w, { id, name: free, externalId: null, connectionId: null })
    return { id }
  })
}

const maxNameLength = 200

/** The name as it is stored. The unique indexes decide whether it is free; the look says which of them it hurts. */
async function requireFreeName({ tx }: Write, id: string, name: string): Promise<string> {
  const trimmed = name.trim().slice(0, maxNameLength)
  if (!trimmed) throw new DomainError('name_missing')
  const [namesake] = await readNamesakes(tx, id, trimmed)
  if (namesake) throw new DomainError(namesake.same_name ? 'team_name_taken' : 'team_handle_taken', { id: namesake.id })
  return trimmed
}

/** Renames a team; its handle follows. Refuses a managed one (`team_managed`), a missing and a taken name. */
export async function rename(org: Org, actor: Actor, id: string, name: string): Promise<void> {
  await changeOwn(org, actor, id, async (w, team) => {
    change(w, team, { name: await requireFreeName(w, id, name), externalId: team.external_id })
  })
}

const deleteTeam = statement('team_delete', 'delete from teams where org_id = $1 and id = $2')

/** Removes a team with its memberships and role rules. Refuses a managed one (`team_managed`), and one whose members
 *  are the last administrators (`last_administrator`). */
export async function remove(org: Org, actor: Actor, id: string): Promise<void> {
  await changeOwn(org, actor, id, async (w, team) => {
    const { tx, effects } = w
    await requireAdministratorWithoutTeam(w, team)
    if (team.unlinked_at === null) count(w, id, -1)
    tx.queue(deleteTeam, [tx.orgId, id])
    const before = { name: team.name, handle: team.handle }
    effects.audit({ event: 'team.remove', targetId: id, target: team.name, before })
  })
}

/** Puts people into a team; answers how many came. Refuses a managed team (`team_managed`), anybody who is no living person of the
 *  organization (`user_not_found`), and roles beyond the actor's own (`role_not_held`). */
export async function addMembers(org: Org, actor: Actor, id: string, userIds: readonly string[]): Promise<number> {
  return changeMembers(org, actor, id, { kind: 'named', add: unique(userIds), remove: [] })
}

/** Takes people out of a team; who is not in it is no error. Refuses a managed team (`team_managed`), and
 *  the last administrator's leaving one that makes them so (`last_administrator`). */
export async function removeMembers(org: Org, actor: Actor, id: string, userIds: readonly string[]): Promise<void> {
  await changeMembers(org, actor, id, { kind: 'named', add: [], remove: unique(userIds.filter(isUuid)) })
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids.map((id) => id.toLowerCase()))]
}

async function changeMembers(
  org: Org,
  actor: Actor,
  id: string,
  members: Extract<MemberChange, { kind: 'named' }>,
): Promise<number> {
  return write(org, actor, (w) => changeWithin(w, id, members))
}

/** `addMembers` inside a write that is open already. */
export function addMembersWithin(w: Write, id: string, userIds: readonly string[]): Promise<number> {
  return changeWithin(w, id, { kind: 'named', add: unique(userIds), remove: [] })
}

async function changeWithin(w: Write, id: string, members: Extract<MemberChange, { kind: 'named' }>): Promise<number> {
  if (!members.add.every(isUuid)) throw new DomainError('user_not_found')
  if (!isUuid(id)) throw new DomainError('team_not_found')
  await requireKeeper(w, id)
  // People are locked before the team: the two statements keep their order.
  const planning = plan(w.tx, id, members)
  planning.catch(() => {})
  const team = requireOwn(await lockOrRefuse(w.tx, id))
  const planned = await planning
  if (planned.unknown_count > 0) throw new DomainError('user_not_found')
  if (team.grants_role && members.add.length > 0) await requireHeldRolesOf(w, id)
  await requireAdministratorWithoutTeam(w, team, planned)
  apply(w, team, members, planned, { source: 'manual' })
  return planned.added_count
}

function requireOwn(team: TeamRow): TeamRow {
  if (team.connection_id !== null) throw new DomainError('team_managed', { team: team.name })
  return team
}

async function changeOwn(
  org: Org,
  actor: Actor,
  id: string,
  fn: (w: Write, team: TeamRow) => Promise<void>,
): Promise<void> {
  await write(org, actor, async (w) => {
    requirePermission(actor, 'teams_manage')
    await fn(w, requireOwn(await lockOrRefuse(w.tx, id)))
  })
}

const lockFormer = statement<{ id: string }>(
  'team_former_members',
  `select u.id from users u
   where u.org_id = $1 and u.id = any((select t.former_members from teams t where t.org_id = $1 and t.id = $2)::uuid[])
     and u.kind = 'human' and u.deleted_at is null
   order by u.id for key share of u`,
)
const unlinkTeam = statement(
  'team_unlink',
  `with back as (
     insert into team_members (org_id, team_id, user_id, source, since)
     select $1, $2, id, 'manual', $4 from (select unnest($3::uuid[]) as id order by 1) former on conflict do nothing
   ), stay as (
     update team_members set source = 'manual' where org_id = $1 and team_id = $2 and source <> 'manual'
   )
   update teams set connection_id = null, external_id = null, unlinked_at = $4, adoptable_at = null, former_members = '{}',
     version = version + 1, updated_at = $4
   where org_id = $1 and id = $2`,
)

/** Stops the identity provider's management of a team. It keeps its members, and whoever was in it before it was taken
 *  over and is still here comes back. The provider's next call is answered 404 until `link`. Refuses a team that is
 *  not managed (`team_not_managed`). */
export async function unlink(org: Org, actor: Actor, id: string): Promise<void> {
  if (!isUuid(id)) throw new DomainError('team_not_found')
  await write(org, actor, async (w) => {
    requirePermission(actor, 'teams_manage')
    const { tx, effects } = w
    const looking = tx.query(lockFormer, [tx.orgId, id])
    const team = await lockOrRefuse(tx, id)
    const former = (await looking).map((person) => person.id)
    if (team.connection_id === null) throw new DomainError('team_not_managed', { team: team.name })
    count(w, id, -1)
    tx.queue(unlinkTeam, [tx.orgId, id, former, tx.now])
    const before = { externalId: team.external_id }
    effects.audit({ event: 'team.unlink', targetId: id, target: team.name, before, after: { back: former.length } })
  })
}

const linkTeam = statement(
  'team_link',
  'update teams set unlinked_at = null, adoptable_at = $3 where org_id = $1 and id = $2',
)

/** Shows an unlinked team to the identity provider again and allows it to take the team over. Nothing happens to a team
 *  that is managed already. */
export async function link(org: Org, actor: Actor, id: string): Promise<void> {
  await allow(org, actor, id, 'team.link')
}

/** Allows the identity provider to take over a team whose members have a role for it. */
export async function allowAdoption(org: Org, actor: Actor, id: string): Promise<void> {
  await allow(org, actor, id, 'team.allow_adoption')
}

async function allow(org: Org, actor: Actor, id: string, event: 'team.link' | 'team.allow_adoption'): Promise<void> {
  await write(org, actor, async (w) => {
    requirePermission(actor, 'teams_manage')
    const team = await lockOrRefuse(w.tx, id)
    if (team.connection_id !== null) return
    if (team.grants_role) await requireHeldRolesOf(w, id)
    const isLink = event === 'team.link'
    if (isLink && team.unlinked_at !== null) count(w, id, 1)
    w.tx.queue(isLink ? linkTeam : allowTeam, [w.tx.orgId, id, w.tx.now])
    w.effects.audit({ event, targetId: id, target: team.name })
  })
}

const allowTeam = statement('team_allow_adoption', 'update teams set adoptable_at = $3 where org_id = $1 and id = $2')
