/** The row of a team, and the two locks that its changes begin with.
 *
 *  A change of members holds a shared lock: any number of them go on side by side, while the team cannot be taken over,
 *  unlinked or removed under them. Whatever changes the team itself, says its whole list of members or swaps some, holds
 *  the exclusive one. People are locked before teams and teams before memberships (team-members.ts), everywhere: whoever
 *  keeps to that order cannot deadlock. */
import { DomainError } from '@/lib/base/errors'
import { isUuid } from '@/lib/base/id'
import { statement, type Tx } from '@/lib/db/tx'

export interface TeamRow {
  id: string
  name: string
  handle: string
  external_id: string | null
  /** The connection that manages the team; null for one managed here. */
  connection_id: string | null
  /** When an administrator allowed the identity provider to take it over. */
  adoptable_at: Date | null
  /** Since when it is kept from the identity provider, which then does not see it. */
  unlinked_at: Date | null
  version: number
  created_at: Date
  updated_at: Date
  /** Members of it have a role. */
  grants_role: boolean
  /** Members of it have a role that can manage access. */
  grants_management: boolean
}

/** Whether members of the team `t` have a role for it. */
export const grantsRole = '(exists (select from team_roles tr where tr.org_id = t.org_id and tr.team_id = t.id))'

/** Whether members of the team `t` have a role for it that can manage access. */
export const grantsManagement = `(exists (select from team_roles tr join roles r on r.org_id = tr.org_id and r.id = tr.role_id
    where tr.org_id = t.org_id and tr.team_id = t.id and 'user_access_manage' = any(r.permissions)))`

/** The columns of `TeamRow`, for statements with the team as `t`. */
export const teamColumns = `t.id, t.name, t.handle, t.external_id, t.connection_id, t.adoptable_at, t.unlinked_at,
  t.version, t.created_at, t.updated_at, ${grantsRole} as grants_role,
  ${grantsManagement} as grants_management`

const place = `hashtextextended('team ' || $1::text || ' ' || $2::uuid, 0)`
const byId = `select ${teamColumns} from teams t where t.org_id = $1 and t.id = $2`
// Advisory locks decide between the two. Row locks of both strengths on a row whose version moves on all the time end
// in deadlocks: whoever holds the weak one and then writes the version waits behind whoever waits for the strong one.
const locks = {
  shared: {
    take: statement('team_hold_shared', `select pg_advisory_xact_lock_shared(${place})`),
    read: statement<TeamRow>('team_by_id', byId),
  },
  exclusive: {
    take: statement('team_hold', `select pg_advisory_xact_lock(${place})`),
    // The removal of a person moves the version on without either lock.
    read: statement<TeamRow>('team_lock', `${byId} for no key update of t`),
  },
}

/** Locks a team until the transaction ends; undefined where there is none with this id in the organization. */
export async function lock(tx: Tx, id: string, strength: keyof typeof locks): Promise<TeamRow | undefined> {
  if (!isUuid(id)) return undefined
  const { take, read } = locks[strength]
  tx.queue(take, [tx.orgId, id])
  const [team] = await tx.query(read, [tx.orgId, id])
  return team
}

/** Like an exclusive `lock`, but refuses (`team_not_found`) where there is none. */
export async function lockOrRefuse(tx: Tx, id: string): Promise<TeamRow> {
  const team = await lock(tx, id, 'exclusive')
  if (!team) throw new DomainError('team_not_found')
  return team
}
