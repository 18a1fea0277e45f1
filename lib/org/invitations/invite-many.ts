/** Inviting many people at once: one transaction, and for each address what came of it. Nobody is left half made, and
 *  whoever is here already is told apart instead of failing the rest; of two inviters of one address at once, the
 *  later finds them invited. */
import { DomainError } from '@/lib/base/errors'
import { fold } from '@/lib/base/fold'
import { newId } from '@/lib/base/id'
import type { Org } from '@/lib/db/finders'
import { statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { type Held, undoMs } from '@/lib/mail/outbox'
import type { Actor } from '../can'
import { personProfile, profileColumns, profileValues } from '../profile'
import { holdOpen, noteCreated } from '../seq-ranges'
import { loginHashes } from '../users/user-insert'
import { type Write, write } from '../write'
import { findTeams, type JoinableTeam, joinTeams, namedTeams, offeredTeams, requireJoinable } from './invite-teams'
import { type GrantableRole, grantableRoles, judge, requireInviter, type Verdict } from './invitees'
import { newLink } from './invites'

export const mostAtOnce = 1_000
export const longestNote = 500

export interface Invitee {
  readonly address: string
  readonly name: string
  /** Names of roles, instead of the order's. */
  readonly roles?: readonly string[]
  /** Names of teams, beside the order's. */
  readonly teams?: readonly string[]
  readonly locale?: string
}

export interface InvitationOrder {
  /** Ids. None: what everybody gets who joins. */
  readonly roleIds: readonly string[]
  /** Teams that everybody joins who is made. */
  readonly teamIds?: readonly string[]
  /** Of the mail and of the person; null for the organization's. */
  readonly locale: 'en' | 'fr' | null
  readonly note: string
}

export interface InviteResult {
  readonly address: string
  readonly verdict: Verdict
  /** Who was invited, or has the address. */
  readonly userId?: string
  readonly name?: string
}

export interface InvitedBatch {
  /** What `undo` takes, while the mails are held. */
  readonly batchId: string
  readonly results: readonly InviteResult[]
}

/** Invites everybody who can be. Refuses nobody (`invitees_missing`), more than 1,000 (`invitees_too_many`), and roles
 *  that are none (`role_not_found`) or beyond the inviter's (`role_not_held`); teams as `requireJoinable` does. */
export async function inviteMany(
  org: Org,
  actor: Actor,
  invitees: readonly Invitee[],
  order: InvitationOrder,
): Promise<InvitedBatch> {
  requireInviter(org, actor)
  if (invitees.length === 0) throw new DomainError('invitees_missing')
  if (invitees.length > mostAtOnce) throw new DomainError('invitees_too_many')
  const held = { batchId: newId(), heldMs: undoMs }
  return write(org, actor, async (w) => ({
    batchId: held.batchId,
    results: await inviteWithin(w, invitees, order, { held, source: 'invited' }),
  }))
}

/** The same inside a write that is open already. */
export async function inviteWithin(
  w: Write,
  invitees: readonly Invitee[],
  order: InvitationOrder,
  { held, source }: { held: Held; source: 'invited' | 'imported' },
): Promise<InviteResult[]> {
  const roles = await grantableRoles(w.tx, w.actor)
  const given = rolesOf(order.roleIds, roles)
  const { teamIds = [] } = order
  const names = invitees.flatMap(({ teams = [] }) => teams)
  const teams = await findTeams(w.tx, w.actor, { ids: teamIds, names })
  requireJoinable(teamIds, teams)
  const judged = await judge(
    w.tx,
    invitees.map(({ address }) => address),
  )
  const seen = new Set<string>()
  const results = invitees.map((invitee): InviteResult & Wanted => {
    const known = judged.get(fold(invitee.address)) ?? { verdict: 'form' as const }
    const own = invitee.roles && invitee.roles.length > 0 ? namedRoles(invitee.roles, roles) : given
    const isAgain = seen.has(fold(invitee.address))
    seen.add(fold(invitee.address))
    const joined = namedTeams(invitee.teams ?? [], teams)
    const wrong = [own, joined].find((one) => typeof one === 'string')
    const verdict = isAgain ? 'duplicate' : known.verdict === 'invite' ? (wrong ?? 'invite') : known.verdict
    return {
      address: invitee.address,
      ...known,
      verdict,
      invitee,
      roleNames: typeof own === 'string' ? [] : own,
      teamIds: typeof joined === 'string' ? [] : [...new Set([...teamIds, ...joined])],
    }
  })
  const wanted = results.filter(({ verdict }) => verdict === 'invite')
  const made = await insertPeople(w, wanted, order, { held, source })
  await joinTeams(w, membersOf(wanted, made))
  return results.map(({ address, verdict, userId, name }) => {
    if (verdict !== 'invite') return { address, verdict, ...(userId && { userId }), ...(name && { name }) }
    const id = made.get(fold(address))
    // Somebody else was faster between the look and the insert.
    return id ? { address, verdict, userId: id } : { address, verdict: 'invited' }
  })
}

interface Wanted {
  readonly invitee: Invitee
  readonly roleNames: readonly string[]
  readonly teamIds: readonly string[]
}

/** Who of those who were made joins which team. */
function membersOf(wanted: readonly Wanted[], made: ReadonlyMap<string, string>): Map<string, string[]> {
  const members = new Map<string, string[]>()
  for (const { invitee, teamIds } of wanted) {
    const id = made.get(fold(invitee.address))
    if (id) for (const team of teamIds) members.set(team, [...(members.get(team) ?? []), id])
  }
  return members
}

function rolesOf(ids: readonly string[], roles: readonly GrantableRole[]): string[] {
  if (ids.length === 0) return roles.filter(({ isDefault }) => isDefault).map(({ name }) => name)
  return ids.map((id) => {
    const role = roles.find((one) => one.id === id)
    if (!role) throw new DomainError('role_not_found')
    if (!role.grantable) throw new DomainError('role_not_held', { role: role.name })
    return role.name
  })
}

/** Roles by the names in a file, or why they cannot be given. */
export function namedRoles(
  names: readonly string[],
  roles: readonly GrantableRole[],
): string[] | 'role' | 'role_unknown' {
  const found = names.map((name) => roles.find((role) => fold(role.name) === fold(name)))
  if (found.some((role) => role === undefined)) return 'role_unknown'
  if (found.some((role) => !role?.grantable)) return 'role'
  return found.flatMap((role) => (role ? [role.name] : []))
}

const columns = profileColumns.join(', ')
const typed = profileColumns.map((column) => `${column} ${column === 'attributes' ? 'jsonb' : 'text'}`).join(', ')

// Sorted, so that two inviters of the same people wait for each other in one order. Whoever is here by now is left out.
const insertMany = statement<{ id: string }>(
  'people_insert',
  `with wanted as materialized (
     select * from jsonb_to_recordset($2::jsonb) as p(id uuid, ${typed}, roles jsonb, logins jsonb,
       link_id uuid, link_hash text)
   ), person as (
     insert into users (org_id, id, ${columns}, kind, status, source, created_by, created_at, updated_at)
     select $1, id, ${columns}, 'human', 'pending', $3::text::user_source, $4, $5, $5 from wanted order by user_name_lc
     on conflict do nothing returning id
   ), made as materialized (
     select w.* from wanted w join person p on p.id = w.id
   ), address as (
     insert into user_emails (org_id, user_id, n, value, value_lc, type, type_lc, "primary")
     select $1, id, 0, email, email_lc, 'work', 'work', true from made
   ), login as (
     insert into login_addresses (address_hash, org_id, user_id)
     select hash, $1, id from made cross join lateral jsonb_array_elements_text(logins) as hash
   ), granted as (
     insert into user_roles (org_id, user_id, role_id, source, granted_by, created_at)
     select $1, made.id, r.id, 'manual', $4, $5
     from made cross join lateral jsonb_array_elements_text(roles) as role(name)
     join roles r on r.org_id = $1 and r.name = role.name
   ), link as (
     insert into invitation_links (org_id, user_id, hash, id, address, issued_at, expires_at)
     select $1, id, link_hash, link_id, email, $5, $6 from made where $7
   ), invitation as (
     insert into invitations (org_id, user_id, delivery_state, sent_by, expires_at, note, created_at, updated_at)
     select $1, id, 'queued', $4, $6, $8, $5, $5 from made where $7
   )
   select id from made`,
)
const formerly = statement<{ user_name_lc: string; id: string }>(
  'people_formerly',
  `select distinct on (user_name_lc) user_name_lc, id from users
   where org_id = $1 and user_name_lc = any($2::text[]) and deleted_at is not null order by user_name_lc, deleted_at desc`,
)

/** Makes the people, pending, each with a link and a mail where the organization sends any; answers their ids by folded
 *  address. A removed person's address makes a new person, whom the audit log links to the removed one. */
async function insertPeople(
  w: Write,
  wanted: readonly Pick<Wanted, 'invitee' | 'roleNames'>[],
  order: InvitationOrder,
  { held, source }: { held: Held; source: 'invited' | 'imported' },
): Promise<Map<string, string>> {
  if (wanted.length === 0) return new Map()
  const { org, tx, actor, effects } = w
  const by = actor.kind === 'user' ? actor.id : null
  const people = wanted.map(({ invitee, roleNames }) => {
    const locale = invitee.locale || order.locale
    const profile = personProfile(plain(invitee.name).slice(0, 200), invitee.address.trim(), locale || null)
    const values = profileValues(profile)
    const row = Object.fromEntries(profileColumns.map((column, index) => [column, values[index]]))
    const link = newLink(w)
    const email_lc = fold(profile.email ?? '')
    return {
      ...row,
      attributes: profile.attributes,
      id: newId(tx.now.getTime()),
      displayName: profile.displayName,
      key: email_lc,
      email: profile.email,
      roles: roleNames,
      logins: loginHashes({ email_lc, verified_email_lc: null, user_name: profile.userName }),
      link_id: link.id,
      link_hash: link.hash,
    }
  })
  holdOpen(tx, 'user')
  noteCreated(tx.orgId, 'user')
  const expiresAt = new Date(tx.now.getTime() + org.inviteTtlHours * 3_600_000)
  const note =
    order.note
      .replace(/[\p{Cs}\0]/gu, '')
      .trim()
      .slice(0, longestNote) || null
  const [rows, former] = await Promise.all([
    tx.query(insertMany, [tx.orgId, JSON.stringify(people), source, by, tx.now, expiresAt, org.mailsInvitations, note]),
    tx.query(formerly, [tx.orgId, people.map(({ key }) => key)]),
  ])
  const made = new Set(rows.map(({ id }) => id))
  const before = new Map(former.map(({ user_name_lc, id }) => [user_name_lc, id]))
  const done = people.filter(({ id }) => made.has(id))
  for (const { id, displayName: target, email, roles, key, link_id: linkId } of done) {
    const formerId = before.get(key)
    const after = { status: 'pending', source, roles, email, ...(formerId && { formerId }) }
    effects.audit({ event: 'user.create', targetId: id, target, after })
    if (!org.mailsInvitations) continue
    effects.audit({ event: 'invitation.issue', targetId: id, target, after: { to: email } })
    effects.mail({ kind: 'invitation', userId: id, linkId, made: true }, held)
  }
  return new Map(done.map(({ key, id }) => [key, id]))
}

/** A name without what no name has. */
function plain(name: string): string {
  return name.replace(/\p{C}+/gu, ' ').trim()
}

export interface Checked {
  readonly roles: readonly GrantableRole[]
  /** The first ones that are managed here. */
  readonly teams: readonly JoinableTeam[]
  readonly judged: ReadonlyMap<string, { readonly verdict: Verdict; readonly userId?: string; readonly name?: string }>
}

/** What would come of the addresses, which roles may be given and which teams joined; changes nothing. */
export async function check(org: Org, actor: Actor, addresses: readonly string[]): Promise<Checked> {
  requireInviter(org, actor)
  return withOrg(org.id, async (tx) => ({
    roles: await grantableRoles(tx, actor),
    teams: await offeredTeams(tx, actor),
    judged: await judge(tx, addresses.slice(0, mostAtOnce)),
  }))
}
