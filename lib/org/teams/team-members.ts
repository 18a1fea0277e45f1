/** Memberships are rows. A change names people and touches only their rows, in one statement whatever the size of the
 *  team; nothing ever writes back a list that was read. It is planned first (who is unknown, who comes, who goes) and
 *  carried out with the commit.
 *
 *  Order of locks: the people named, in the order of their ids; the team (team-row.ts); the memberships, in the order
 *  of the people; last the team's version. The removal of a person locks them, then their teams, then the memberships.
 *
 *  Sets are compared by EXCEPT and INTERSECT, and rows found by `= any`: joins on a list of unknown length are planned
 *  on a guess, and a plan made while the tables were small reads a large team from end to end for one member. For the
 *  same reason who is living is asked in a way that no partial index answers: people are found by their ids. */
import { statement, type Tx } from '@/lib/db/tx'
import type { Write } from '../write'
import type { TeamRow } from './team-row'

/** Ids are UUIDs in lower case, each once; nobody is in both lists. */
export type MemberChange =
  | { readonly kind: 'named'; readonly add: readonly string[]; readonly remove: readonly string[] }
  | { readonly kind: 'replace'; readonly with: readonly string[] }

/** Whether the change must not happen beside another one of the same team, which then has to be locked exclusively: a
 *  whole list, or a swap. What only adds or only removes goes on beside others of its kind. */
export function isOrdered(change: MemberChange): boolean {
  return change.kind === 'replace' || (change.add.length > 0 && change.remove.length > 0)
}

export interface MemberPlan {
  /** Ids to be added that no living person of the organization has: at most 100 of them, and how many there are. */
  unknown: string[]
  unknown_count: number
  /** Who is to come and to go: at most 1,000 of each, and how many there are. */
  added: string[]
  added_count: number
  removed: string[]
  removed_count: number
  /** How many of the people named are living, and stay so until the transaction ends. */
  locked: number
}

const people = (ids: string) => `people as materialized (
    select u.id from users u
    where u.org_id = $1 and u.id = any(${ids}) and u.kind = 'human' and coalesce(u.deleted_at, 'infinity') = 'infinity'
    order by u.id for key share of u
  )`
// Nobody is locked whom no part of the statement reads: `locked` reads them all.
const counted = `select (select coalesce(array_agg(id), '{}') from (select id from unknown order by id limit 100) n) as unknown,
    (select count(*)::int from unknown) as unknown_count,
    (select coalesce(array_agg(id), '{}') from (select id from coming order by id limit 1000) n) as added,
    (select count(*)::int from coming) as added_count,
    (select coalesce(array_agg(id), '{}') from (select id from going order by id limit 1000) n) as removed,
    (select count(*)::int from going) as removed_count,
    (select count(*)::int from people) as locked`

const planNamed = statement<MemberPlan>(
  'team_members_plan',
  `with ${people('$3::uuid[] || $4::uuid[]')}, present as materialized (
    select m.user_id as id from team_members m
    where m.org_id = $1 and m.team_id = $2 and m.user_id = any($3::uuid[] || $4::uuid[])
  ), unknown as materialized (select unnest($3::uuid[]) as id except select id from people),
  coming as materialized (select unnest($3::uuid[]) as id except select id from present),
  going as materialized (select unnest($4::uuid[]) as id intersect select id from present)
  ${counted}`,
)
const planReplace = statement<MemberPlan>(
  'team_members_plan_replace',
  `with ${people('$3::uuid[]')}, present as materialized (
    select m.user_id as id from team_members m where m.org_id = $1 and m.team_id = $2
  ), unknown as materialized (select unnest($3::uuid[]) as id except select id from people),
  coming as materialized (select unnest($3::uuid[]) as id except select id from present),
  going as materialized (select id from present except select unnest($3::uuid[]))
  ${counted}`,
)

/** Locks the people named and looks what the change would do. Sent before the team is locked. */
export async function plan(tx: Tx, teamId: string, change: MemberChange): Promise<MemberPlan> {
  const [row] =
    change.kind === 'named'
      ? await tx.query(planNamed, [tx.orgId, teamId, change.add, change.remove])
      : await tx.query(planReplace, [tx.orgId, teamId, change.with])
  if (!row) throw new Error('a plan of members is one row')
  return row
}

const bump = (changed: string) => `update teams
  set version = version + 1, updated_at = greatest(updated_at, $5) where org_id = $1 and id = $2 and ${changed}`
const insert = (from: string) => `insert into team_members (org_id, team_id, user_id, source, since)
    select $1, $2, id, $6, $5 from (${from} order by id) n on conflict do nothing returning 1`

const applyNamed = statement(
  'team_members_apply',
  `with named as materialized (
    select m.user_id from team_members m
    where m.org_id = $1 and m.team_id = $2 and m.user_id = any($3::uuid[] || $4::uuid[])
    order by m.user_id for update
  ), locked as materialized (select count(*) >= 0 as all_of_them from named),
  gone as (
    delete from team_members
    where org_id = $1 and team_id = $2 and user_id = any($4::uuid[]) and (select all_of_them from locked) returning 1
  ), come as (
    ${insert('select unnest($3::uuid[]) as id where (select all_of_them from locked)')}
  )
  ${bump('$7::boolean and (exists (select from gone) or exists (select from come))')}`,
)
const applyReplace = statement(
  'team_members_replace',
  `with present as materialized (
    select m.user_id as id from team_members m where m.org_id = $1 and m.team_id = $2
  ), gone as (
    delete from team_members where org_id = $1 and team_id = $2
      and user_id = any(array(select id from present except select unnest($3::uuid[]))) returning 1
  ), come as (
    ${insert('select unnest($3::uuid[]) as id except select id from present')}
  )
  ${bump('$4::boolean and (exists (select from gone) or exists (select from come))')}`,
)

/** Where a membership comes from. */
export type MemberSource = 'scim' | 'manual'

/** Whether the plan has anything to do. */
export function changes(planned: MemberPlan): boolean {
  return planned.added_count + planned.removed_count > 0
}

/** Queues the change and tells what it does. The version of the team moves on where rows change, unless `bumps` says
 *  that another statement of this write sees to it. */
export function apply(
  { tx, effects }: Write,
  team: Pick<TeamRow, 'id' | 'name'>,
  change: MemberChange,
  planned: MemberPlan,
  { source, bumps = true }: { source: MemberSource; bumps?: boolean },
): void {
  if (!changes(planned)) return
  if (change.kind === 'named') {
    tx.queue(applyNamed, [tx.orgId, team.id, change.add, change.remove, tx.now, source, bumps])
  } else tx.queue(applyReplace, [tx.orgId, team.id, change.with, bumps, tx.now, source])
  const counts = { added: planned.added_count, removed: planned.removed_count }
  effects.member({ teamId: team.id, ...counts, addedIds: planned.added, removedIds: planned.removed })
  effects.audit({ event: 'team.members', targetId: team.id, target: team.name, after: counts })
}

/** Ends the memberships of the locked user $2 of the organization $1 at the time $3, for use inside a statement: the
 *  teams first, in the order of their ids, then the memberships. */
export const leaveTeams = `left_teams as materialized (
     select t.id from teams t
     where t.org_id = $1 and t.id = any(array(select m.team_id from team_members m where m.org_id = $1 and m.user_id = $2))
     order by t.id for no key update of t
   ), changed_teams as (
     update teams set version = version + 1, updated_at = greatest(updated_at, $3)
     where org_id = $1 and id = any(array(select id from left_teams)) returning id
   ), left_memberships as (
     delete from team_members
     where org_id = $1 and user_id = $2 and team_id = any(array(select id from changed_teams))
   ), left_in_hand as (
     delete from team_managers where org_id = $1 and user_id = $2
   )`
