/** An organization never loses its last administrator: somebody human and active who can sign in and holds
 *  `user_access_manage`, by a role of their own or a team's. A service account is none, however much it may do. Where
 *  people sign in by single sign-on alone, now or by a change that is planned, it keeps a break-glass administrator too.
 *
 *  Whoever takes an administrator out first takes the organization's advisory lock, then looks again: of several at
 *  once the later ones see what the earlier have done. Only where the person or the team gives management is there
 *  anything to decide, so ordinary deactivations never queue here. */
import { type DomainCode, DomainError } from '@/lib/base/errors'
import { ssoOnly, ssoOnlySoon } from '@/lib/db/sign-in-methods'
import { statement, type Tx } from '@/lib/db/tx'
import { comesIn, comesInByGlass, comesInByMethods } from '../sign-in/ways-in'
import type { MemberPlan } from '../teams/team-members'
import type { TeamRow } from '../teams/team-row'
import { askSecondStep } from '../users/user-access'
import { type LockedUser, manages } from '../users/user-row'
import type { Write } from '../write'

/** Who stops managing: people altogether, the members of a team (all of them where none are named) as far as the team
 *  made them administrators, or the holders of a role as far as the role did. Or who goes on without break glass. */
export type Leaving =
  | { readonly people: readonly string[] }
  | { readonly glass: string }
  | { readonly team: string; readonly members?: readonly string[] }
  | { readonly role: string }

const serialise = statement(
  'administrators_lock',
  `select pg_advisory_xact_lock(hashtextextended('administrators:' || $1::text, 0))`,
)
// A statement of its own after the lock, so that it sees what was committed while this one waited.
interface Outlook {
  lost: boolean
  remains: boolean
  glass_needed: boolean
  glass_lost: boolean
  glass_remains: boolean
}
const outlook = statement<Outlook>(
  'administrators_outlook',
  `with managing as (
     select id from roles where org_id = $1 and 'user_access_manage' = any(permissions)
   ), held as (
     select ur.user_id, null::uuid as team_id, ur.role_id from user_roles ur join managing r on r.id = ur.role_id where ur.org_id = $1
     union all
     select m.user_id, m.team_id, tr.role_id from team_roles tr join managing r on r.id = tr.role_id
     join team_members m on m.org_id = tr.org_id and m.team_id = tr.team_id where tr.org_id = $1
   ), administrator as (
     select h.user_id = any($2::uuid[])
         or coalesce(h.team_id = $3::uuid and ($4::uuid[] is null or h.user_id = any($4::uuid[])), false)
         or coalesce(h.role_id = $5::uuid, false) or coalesce(u.id = $6::uuid and not ${comesInByMethods}, false) as leaves,
       coalesce(u.id = $6::uuid, false) as loses_glass, u.second_step_at is null as comes_in, ${comesInByGlass} as glass
     from held h join users u on u.org_id = $1 and u.id = h.user_id join organizations o on o.id = $1
     where u.kind = 'human' and u.status = 'active' and u.deleted_at is null and ${comesIn}
   )
   select coalesce(bool_or(leaves), false) as lost, coalesce(bool_or(not leaves and comes_in), false) as remains,
     coalesce(bool_or((leaves or loses_glass) and glass), false) as glass_lost,
     coalesce(bool_or(not (leaves or loses_glass) and comes_in and glass), false) as glass_remains,
     exists (select from organizations o where o.id = $1 and (${ssoOnly} or ${ssoOnlySoon})) as glass_needed
   from administrator`,
)

/** Queues the organization's lock, for a write that takes row locks of its own and may have to ask afterwards. */
export function serialiseAdministrators(tx: Tx): void {
  tx.queue(serialise, [tx.orgId])
}

/** Whether an administrator remains without those who leave, and a break-glass one where one is needed; true as well
 *  where none of them is one. Holds the organization's lock from then on, until the transaction ends. */
export async function isAdministratorLeft(w: Pick<Write, 'tx'>, leaving: Leaving): Promise<boolean> {
  return (await missingWithout(w, leaving)) === undefined
}

/** Refuses (`last_administrator`, `last_break_glass`) what would leave the organization without one. To be asked before
 *  the write. */
export async function requireAdministratorLeft(w: Pick<Write, 'tx'>, leaving: Leaving): Promise<void> {
  const missing = await missingWithout(w, leaving)
  if (missing) throw new DomainError(missing)
}

/** What the organization would miss without those who leave, as the code of the refusal. Holds its lock from then on. */
export async function missingWithout(
  { tx }: Pick<Write, 'tx'>,
  leaving: Leaving,
): Promise<Extract<DomainCode, 'last_administrator' | 'last_break_glass'> | undefined> {
  const people = 'people' in leaving ? leaving.people : []
  const [team, members] = 'team' in leaving ? [leaving.team, leaving.members ?? null] : [null, null]
  const role = 'role' in leaving ? leaving.role : null
  const glass = 'glass' in leaving ? leaving.glass : null
  serialiseAdministrators(tx)
  const [found] = await tx.query(outlook, [tx.orgId, people, team, members, role, glass])
  if (found?.lost && !found.remains) return 'last_administrator'
  return found?.glass_needed && found.glass_lost && !found.glass_remains ? 'last_break_glass' : undefined
}

type Leavers = Pick<MemberPlan, 'removed' | 'removed_count'>

/** Whether an administrator remains without the members of a team whom `planned` takes out, or without all where
 *  nothing is planned; asks nothing of a team that makes no administrators. */
export async function isAdministratorLeftWithoutTeam(
  w: Pick<Write, 'tx'>,
  team: Pick<TeamRow, 'id' | 'grants_management'>,
  planned?: Leavers,
): Promise<boolean> {
  if (!team.grants_management || planned?.removed_count === 0) return true
  // Of very many only the first are named; then it is as if all went.
  const named = planned && planned.removed.length === planned.removed_count
  return isAdministratorLeft(w, { team: team.id, ...(named && { members: planned.removed }) })
}

/** Refuses (`last_administrator`) where none does. */
export async function requireAdministratorWithoutTeam(
  w: Pick<Write, 'tx'>,
  team: Pick<TeamRow, 'id' | 'grants_management'>,
  planned?: Leavers,
): Promise<void> {
  if (!(await isAdministratorLeftWithoutTeam(w, team, planned))) throw new DomainError('last_administrator')
}

/** Whether the locked person counts as an administrator, so that it matters whether they go. */
export function isAdministrator(user: LockedUser): boolean {
  return user.status === 'active' && user.has_credential && manages(user)
}

const told = statement<{ address: string }>(
  'administrators_told',
  `select unnest(security_contacts) as address from organizations where id = $1
   union
   select u.email from users u where u.org_id = $1 and u.id is distinct from $2::uuid and u.kind = 'human' and u.status <> 'disabled'
     and u.deleted_at is null and u.email is not null and (
       exists (select from user_roles ur join roles r on r.org_id = ur.org_id and r.id = ur.role_id
         where ur.org_id = $1 and ur.user_id = u.id and 'user_access_manage' = any(r.permissions))
       or exists (select from team_members m join team_roles tr on tr.org_id = m.org_id and tr.team_id = m.team_id
         join roles r on r.org_id = tr.org_id and r.id = tr.role_id
         where m.org_id = $1 and m.user_id = u.id and 'user_access_manage' = any(r.permissions)))
   limit 100`,
)

/** The addresses of whoever answers for the organization: its security contacts and all who manage access but `without`. */
export async function answerable(tx: Tx, without?: string): Promise<string[]> {
  const rows = await tx.query(told, [tx.orgId, without ?? null])
  return rows.map(({ address }) => address)
}

/** What becomes of the last administrator whom the identity provider wanted out: they stay one, but have to prove
 *  themselves anew to the operator, and whoever answers for the organization is told. Once: providers repeat what was
 *  refused. */
export async function lockOut(w: Write, user: LockedUser): Promise<void> {
  if (user.second_step_at !== null) return
  askSecondStep(w, user)
  w.effects.apply({ rule: 'last_admin', about: user.id })
  for (const to of await answerable(w.tx, user.id)) {
    w.effects.mail({ kind: 'last_administrator', userId: null, to, person: user.display_name, by: w.actor.name })
  }
}

const toldLately = statement(
  'administrators_told_lately',
  `select from audit_events where org_id = $1 and target_id = $2 and event = 'team.keep_administrators'
     and at > $3::timestamptz - interval '1 day' limit 1`,
)

/** What becomes of a team whose group the identity provider emptied or deleted, where that would have demoted the last
 *  administrator: all stays, and whoever answers for the organization is told, the administrator too, once a day. Nobody
 *  is locked out: that the team makes administrators was decided here, so the provider said nothing about their access. */
export async function keepAdministrators(w: Write, team: Pick<TeamRow, 'id' | 'name'>): Promise<void> {
  if ((await w.tx.query(toldLately, [w.tx.orgId, team.id, w.tx.now])).length > 0) return
  w.effects.apply({ rule: 'last_admin', about: team.id })
  w.effects.audit({ event: 'team.keep_administrators', targetId: team.id, target: team.name })
  for (const to of await answerable(w.tx)) {
    w.effects.mail({ kind: 'last_administrator', userId: null, to, team: team.name, by: w.actor.name })
  }
}
