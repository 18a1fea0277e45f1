/** The row of a user, and the lock that every change of a person begins with. */
import { DomainError } from '@/lib/base/errors'
import { isUuid } from '@/lib/base/id'
import { statement, type Tx } from '@/lib/db/tx'

export type UserStatus = 'pending' | 'active' | 'disabled'
/** One grant of a role: the same role from two sources is two. */
export interface Grant {
  readonly id: string
  readonly name: string
  readonly source: string
  /** Whether the role holds `user_access_manage`. */
  readonly manages: boolean
}

export type UserSource = 'setup' | 'scim' | 'saml' | 'invited' | 'imported' | 'api'

export interface UserRow {
  id: string
  kind: 'human' | 'service'
  status: UserStatus
  user_name: string | null
  external_id: string | null
  display_name: string
  email: string | null
  email_lc: string | null
  source: UserSource
  /** The connection that manages the person; null for one managed here. */
  connection_id: string | null
  version: number
  /** The stored SCIM attributes, as JSON text. */
  attributes: string
  verified_at: Date | null
  /** The address that was proven; while `email` is another one, that one waits for its own proof. */
  verified_email_lc: string | null
  created_at: Date
  updated_at: Date
  /** Of a row that was read without a lock: what tells whether it is still the one that was read. */
  mark?: string
}

/** The columns of `UserRow`, for statements with the user as `u`. */
export const userColumns = `u.id, u.kind::text as kind, u.status::text as status, u.user_name, u.external_id,
  u.display_name, u.email, u.email_lc, u.source::text as source, u.connection_id, u.version, u.attributes::text as attributes,
  u.verified_at, u.verified_email_lc, u.created_at, u.updated_at`

/** What would end with a person's access: ids, for the journal. */
export interface Access {
  sessions: string[]
  live_keys: string[]
  open_links: string[]
  queued_mails: string[]
}

/** A row that stays as it is until the transaction ends, with all that hangs on it. */
export interface LockedUser extends UserRow, Access {
  teams: string[]
  grants: Grant[]
  /** Whether a team of theirs has a role that holds `user_access_manage`. */
  manages_by_team: boolean
  /** Whether they have anything to sign in with. */
  has_credential: boolean
  /** When an administrator allowed the identity provider to take this person over. */
  adoptable_at: Date | null
  /** Whether their address belongs to a domain that the organization has proven. */
  on_verified_domain: boolean
  second_step_at: Date | null
  /** Since when an administrator keeps the person disabled, whatever the identity provider says. */
  held_at: Date | null
  /** What the provider last said `active` should be, and when since the hold; null for who is not held. */
  held_wish: boolean | null
  held_wish_at: Date | null
}

const ids = (from: string) => `array(select x.id from ${from})`

/** The columns of `Access`, for statements with the user as `u`. */
export const accessColumns = `
  ${ids('sessions x where x.org_id = u.org_id and x.user_id = u.id')} as sessions,
  ${ids('application_keys x where x.org_id = u.org_id and x.owner_id = u.id and x.revoked_at is null')} as live_keys,
  ${ids('invitation_links x where x.org_id = u.org_id and x.user_id = u.id and x.ended_at is null')} as open_links,
  ${ids(`outbox x where x.org_id = u.org_id and x.user_id = u.id and x.state = 'queued'`)} as queued_mails`

/** The mark of the row `u`, for what is read without a lock; the condition that the row `users` still has the mark $n,
 *  or that none was taken. */
export const markColumn = 'u.xmin::text as mark'
export const isUnmoved = (n: number) => `($${n}::text is null or xmin = $${n}::text::xid)`

/** Whether the user `u` has anything of their own to sign in with. */
export const hasCredential = `(exists (select from credentials c where c.org_id = u.org_id and c.user_id = u.id)
  or exists (select from passkeys k where k.org_id = u.org_id and k.user_id = u.id))`

/** The columns of `LockedUser`, for statements with the user as `u` that come after `hold`. */
export const lockedColumns = `${userColumns}, u.adoptable_at, u.second_step_at, u.held_at, u.held_wish, u.held_wish_at,
  ${accessColumns},
  array(select m.team_id from team_members m where m.org_id = u.org_id and m.user_id = u.id order by 1) as teams,
  (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name, 'source', ur.source,
      'manages', 'user_access_manage' = any(r.permissions))), '[]')
    from user_roles ur join roles r on r.org_id = ur.org_id and r.id = ur.role_id
    where ur.org_id = u.org_id and ur.user_id = u.id) as grants,
  exists (select from team_members m
    join team_roles tr on tr.org_id = m.org_id and tr.team_id = m.team_id
    join roles r on r.org_id = tr.org_id and r.id = tr.role_id
    where m.org_id = u.org_id and m.user_id = u.id and 'user_access_manage' = any(r.permissions)) as manages_by_team,
  (${hasCredential}
    or exists (select from saml_identities s where s.org_id = u.org_id and s.user_id = u.id)) as has_credential,
  exists (select from domains d where d.org_id = u.org_id and d.domain = split_part(u.email_lc, '@', 2)
    and d.verified_at is not null) as on_verified_domain`

/** Whether the user `u` counts as an administrator if they can sign in at all. */
export const mayManage = `(u.status = 'active' and (
  exists (select from user_roles ur join roles r on r.org_id = ur.org_id and r.id = ur.role_id
    where ur.org_id = u.org_id and ur.user_id = u.id and 'user_access_manage' = any(r.permissions))
  or exists (select from team_members m
    join team_roles tr on tr.org_id = m.org_id and tr.team_id = m.team_id
    join roles r on r.org_id = tr.org_id and r.id = tr.role_id
    where m.org_id = u.org_id and m.user_id = u.id and 'user_access_manage' = any(r.permissions))))`

const living = `u.org_id = $1 and u.id = $2 and u.kind = 'human' and u.deleted_at is null`
const holdHuman = statement('user_hold', `select from users u where ${living} for update`)
const readHeld = statement<LockedUser>('user_held', `select ${lockedColumns} from users u where ${living}`)

/** Queues the lock of a person's row. What is read of them goes into a statement of its own, sent after it: one that
 *  both waits and reads would answer with what was there before it waited. */
export function hold(tx: Tx, id: string): void {
  tx.queue(holdHuman, [tx.orgId, id])
}

const refuseManaging = statement(
  'user_not_managing',
  `select row_moved() from users u where ${living} and ${mayManage}`,
)

/** Queues the lock of somebody who was no administrator when they were read, and fails the transaction with 40001 where
 *  they have become one since. */
export function holdUnlessManaging(tx: Tx, id: string): void {
  hold(tx, id)
  tx.queue(refuseManaging, [tx.orgId, id])
}

/** Locks a living person; undefined where there is none with this id in the organization. */
export async function lock(tx: Tx, id: string): Promise<LockedUser | undefined> {
  if (!isUuid(id)) return undefined
  hold(tx, id)
  const [user] = await tx.query(readHeld, [tx.orgId, id])
  return user
}

const holdPeople = statement(
  'user_hold_many',
  `select from users u where u.org_id = $1 and u.id = any($2::uuid[]) and u.kind = 'human' and u.deleted_at is null
   order by u.id for update`,
)
const readPeople = statement<LockedUser>(
  'user_held_many',
  `select ${lockedColumns} from users u
   where u.org_id = $1 and u.id = any($2::uuid[]) and u.kind = 'human' and u.deleted_at is null order by u.id`,
)

/** Locks the living people among the ids, in the order of their ids. */
export async function lockMany(tx: Tx, ids: readonly string[]): Promise<LockedUser[]> {
  tx.queue(holdPeople, [tx.orgId, ids])
  return tx.query(readPeople, [tx.orgId, ids])
}

/** Like `lock`, but refuses (`user_not_found`) where there is none. */
export async function lockOrRefuse(tx: Tx, id: string): Promise<LockedUser> {
  const user = await lock(tx, id)
  if (!user) throw new DomainError('user_not_found')
  return user
}

/** The address that may open the way in (reset, link, SAML match): the proven one, and none before there is one. */
export function provenAddress(user: Pick<UserRow, 'verified_email_lc'>): string | null {
  return user.verified_email_lc
}

/** Whether the person may manage access here, by whatever grant. */
export function manages(user: Pick<LockedUser, 'grants' | 'manages_by_team'>): boolean {
  return user.manages_by_team || user.grants.some((grant) => grant.manages)
}
