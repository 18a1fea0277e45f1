/** Look-ups made before a tenant is known, and the only place where an `Org` is made.
 *
 *  A key, a session, an invitation link each carry their organization's short id. That claim binds the transaction;
 *  the row found under it by the secret's hash proves it. Nothing found: no such organization, as far as the caller
 *  can tell. */
import { sameHash } from '@/lib/base/secret'
import type { Locale, PlanName } from './enums'
import { ssoOnly } from './sign-in-methods'
import { type OrgId, sharedStatement, statement, type Tx } from './tx'

declare const orgBrand: unique symbol

/** A proven organization. Every function of the domain takes one. */
export interface Org {
  readonly [orgBrand]: true
  readonly id: OrgId
  readonly slug: string
  readonly name: string
  readonly plan: PlanName
  readonly locale: Locale
  readonly timeZone: string
  readonly inviteTtlHours: number
  /** Whether an invitation is a mail: else people come by single sign-on. */
  readonly mailsInvitations: boolean
  /** Whether it takes `user_access_manage` to invite. */
  readonly managersInvite: boolean
}

export interface OrgRow {
  org_id: string
  org_slug: string
  org_name: string
  org_plan: string
  org_locale: string
  org_time_zone: string
  org_invite_ttl_hours: number
  org_mails_invitations: boolean
  org_managers_invite: boolean
}

/** The columns of `OrgRow`, for statements with the organization as `o`. */
const orgColumns = `o.id as org_id, o.slug as org_slug, o.name as org_name, o.plan::text as org_plan,
  o.locale as org_locale, o.time_zone as org_time_zone, o.invite_ttl_hours as org_invite_ttl_hours,
  (o.invite_mail = 'always' or (o.invite_mail = 'unless_sso' and not ${ssoOnly})) as org_mails_invitations,
  o.invite_managers_only as org_managers_invite`

function toOrg(row: OrgRow): Org {
  return {
    id: row.org_id as OrgId,
    slug: row.org_slug,
    name: row.org_name,
    plan: row.org_plan as PlanName,
    locale: row.org_locale as Locale,
    timeZone: row.org_time_zone,
    inviteTtlHours: row.org_invite_ttl_hours,
    mailsInvitations: row.org_mails_invitations,
    managersInvite: row.org_managers_invite,
  } as Org
}

export const orgIdLength = 10

/** The organization that a secret claims to belong to, if the claim has the right form. Proves nothing. */
export function claim(text: string): OrgId | undefined {
  return /^[0-9A-Za-z]{10}$/.test(text) ? (text as OrgId) : undefined
}

/** Permissions of the user `u`, from all roles held: granted to them, or to a team they are in. Separated by commas,
 *  some perhaps twice: unfolding and sorting them here would cost as much as the rest of the look-up. */
const permissionsOf = `(select coalesce(string_agg(array_to_string(r.permissions, ','), ','), '') from (
    select ur.role_id from user_roles ur where ur.org_id = u.org_id and ur.user_id = u.id
    union all
    select tr.role_id from team_members m join team_roles tr on tr.org_id = m.org_id and tr.team_id = m.team_id
    where m.org_id = u.org_id and m.user_id = u.id) held
  join roles r on r.org_id = u.org_id and r.id = held.role_id)`

/** What a deleted group leaves behind: its team without members and link, with its members, or nothing. */
export type GroupDelete = 'keep_team' | 'keep_members' | 'delete'

/** The SCIM set-up of one identity provider: what it may do here. */
export interface Connection {
  readonly id: string
  readonly name: string
  readonly groupDelete: GroupDelete
  /** May take over people and teams that were made here. */
  readonly adoptsPeople: boolean
  readonly adoptsTeams: boolean
  /** May grant roles that hold `user_access_manage`. */
  readonly grantsManagement: boolean
  readonly acceptsPasswords: boolean
}

const connectionColumns = `c.id as connection_id, c.name as connection_name, c.group_delete, c.adopts_people,
  c.adopts_teams, c.grants_management, c.accepts_passwords`

interface ConnectionRow {
  connection_id: string | null
  connection_name: string
  group_delete: GroupDelete
  adopts_people: boolean
  adopts_teams: boolean
  grants_management: boolean
  accepts_passwords: boolean
}

function toConnection(row: ConnectionRow): Connection | null {
  if (row.connection_id === null) return null
  return {
    id: row.connection_id,
    name: row.connection_name,
    groupDelete: row.group_delete,
    adoptsPeople: row.adopts_people,
    adoptsTeams: row.adopts_teams,
    grantsManagement: row.grants_management,
    acceptsPasswords: row.accepts_passwords,
  }
}

export interface KeyRow extends OrgRow {
  key_id: string
  key_name: string
  secret_hash: Buffer
  /** Separated by commas. */
  scopes: string
  expires_at: Date | null
  revoked_at: Date | null
  owner_id: string
  owner_name: string
  owner_kind: 'human' | 'service'
  owner_status: string
  /** Separated by commas. */
  permissions: string
  /** The connection that the key speaks for. */
  connection: Connection | null
}

const keyByPublicId = sharedStatement<Omit<KeyRow, 'connection'> & ConnectionRow>(
  'key_by_public_id',
  `select ${orgColumns}, k.id as key_id, k.name as key_name, k.secret_hash, array_to_string(k.scopes, ',') as scopes,
     k.expires_at, k.revoked_at, u.id as owner_id, u.display_name as owner_name, u.kind::text as owner_kind,
     u.status::text as owner_status, ${permissionsOf} as permissions, ${connectionColumns}
   from application_keys k
   join organizations o on o.id = k.org_id
   join users u on u.org_id = k.org_id and u.id = k.owner_id and u.deleted_at is null
   left join connections c on c.org_id = k.org_id and c.id = k.connection_id
   where k.org_id = $1 and k.public_id = $2`,
)

export type Found<Row> = Row & { readonly org: Org }

/** What was made of a row: requests that travelled together share it. */
const known = new WeakMap<object, Found<KeyRow>>()

/** The application key with this public id whose secret has this hash: expired and revoked ones too. */
export async function findKey(tx: Tx, publicId: string, hash: Uint8Array): Promise<Found<KeyRow> | undefined> {
  const [row] = await tx.peek(keyByPublicId, [tx.orgId, publicId])
  if (!row || !sameHash(row.secret_hash, hash)) return undefined
  const found = known.get(row) ?? { ...row, org: toOrg(row), connection: toConnection(row) }
  known.set(row, found)
  return found
}

export interface SessionRow extends OrgRow {
  session_id: string
  session_method: string
  expires_at: Date
  last_seen_at: Date
  proved_at: Date
  user_id: string
  display_name: string
  email: string | null
  user_status: string
  user_locale: string | null
  user_time_zone: string | null
  /** Separated by commas. */
  permissions: string
}

const sessionByHash = statement<SessionRow>(
  'session_by_hash',
  `select ${orgColumns}, s.id as session_id, s.method as session_method, s.expires_at, s.last_seen_at, s.proved_at,
     u.id as user_id, u.display_name, u.email, u.status::text as user_status, u.locale as user_locale,
     u.time_zone as user_time_zone, ${permissionsOf} as permissions
   from sessions s
   join organizations o on o.id = s.org_id
   join users u on u.org_id = s.org_id and u.id = s.user_id and u.deleted_at is null
   where s.org_id = $1 and s.hash = $2`,
)

/** The session whose token has this hash, with the person as they are now. */
export async function findSession(tx: Tx, hash: string): Promise<Found<SessionRow> | undefined> {
  const [row] = await tx.query(sessionByHash, [tx.orgId, hash])
  return row && { ...row, org: toOrg(row) }
}

export interface InvitationRow extends OrgRow {
  link_id: string
  address: string
  issued_at: Date
  expires_at: Date
  ended_at: Date | null
  ended_as: 'accepted' | 'replaced' | 'cancelled' | null
  user_id: string
  user_status: string
  display_name: string
  user_locale: string | null
  user_source: string
  /** The connection that manages the person; null for one managed here. */
  connection_id: string | null
  user_title: string | null
  external_id: string | null
  user_name: string | null
  inviter_name: string | null
  role_names: string[]
  deleted_at: Date | null
}

const invitationColumns = `${orgColumns}, l.id as link_id, l.address, l.issued_at, l.expires_at, l.ended_at,
  l.ended_as::text as ended_as, u.id as user_id, u.status::text as user_status, u.display_name,
  u.locale as user_locale,
  u.source::text as user_source, u.connection_id, u.title as user_title, u.external_id, u.user_name, u.deleted_at,
  (select i.display_name from invitations n join users i on i.org_id = n.org_id and i.id = n.sent_by
    where n.org_id = l.org_id and n.user_id = l.user_id) as inviter_name,
  (select coalesce(array_agg(distinct r.name), '{}') from user_roles ur join roles r on r.org_id = ur.org_id and r.id = ur.role_id
    where ur.org_id = u.org_id and ur.user_id = u.id) as role_names`
const invitationFrom = `from invitation_links l
  join organizations o on o.id = l.org_id
  join users u on u.org_id = l.org_id and u.id = l.user_id
  where l.org_id = $1 and l.hash = $2`

const invitationByHash = statement<InvitationRow>('invitation_by_hash', `select ${invitationColumns} ${invitationFrom}`)
const lockInvitation = statement<InvitationRow>(
  'invitation_lock',
  `select ${invitationColumns} ${invitationFrom} for update of l, u`,
)

/** The invitation link with this hash, in whatever state. With `lock` its row and its person stay as they are until
 *  the transaction ends. */
export async function findInvitation(tx: Tx, hash: string, lock = false): Promise<Found<InvitationRow> | undefined> {
  const [row] = await tx.query(lock ? lockInvitation : invitationByHash, [tx.orgId, hash])
  return row && { ...row, org: toOrg(row) }
}

const memberById = statement<{ name: string; permissions: string }>(
  'member_by_id',
  `select u.display_name as name, ${permissionsOf} as permissions from users u
   where u.org_id = $1 and u.id = $2 and u.kind = 'human' and u.status = 'active' and u.deleted_at is null`,
)

/** An active person as they are now, with the permissions of all their roles: for work that goes on in their name. */
export async function findMemberById(
  tx: Tx,
  id: string,
): Promise<{ name: string; permissions: ReadonlySet<string> } | undefined> {
  const [row] = await tx.query(memberById, [tx.orgId, id])
  return row && { name: row.name, permissions: new Set(row.permissions.split(',')) }
}

const orgById = statement<OrgRow>('org_by_id', `select ${orgColumns} from organizations o where o.id = $1`)

/** The organization the transaction is bound to. Only for callers that have proven the claim in another way: the
 *  worker (its own queue) and the command line (the operator). */
export async function findOrg(tx: Tx): Promise<Org | undefined> {
  const [row] = await tx.query(orgById, [tx.orgId])
  return row && toOrg(row)
}
