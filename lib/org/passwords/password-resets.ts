/** Forgotten passwords. Whoever can read the mail of an address that they have proven may choose a new password: the
 *  link works for an hour, once, and a newer one ends it. Asking is answered alike whether or not the address is known,
 *  and opening a link changes nothing. A changed address that waits for its proof gets no link; the proven one does. */
import { env } from '@/lib/base/env'
import { DomainError } from '@/lib/base/errors'
import { newId } from '@/lib/base/id'
import { sha256Hex } from '@/lib/base/secret'
import { claim, findOrg, type Org } from '@/lib/db/finders'
import { personMethods } from '@/lib/db/sign-in-methods'
import { nobody, statement, type Tx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { tellOfPassword } from '../account/account-notices'
import { type Actor, systemActor } from '../can'
import * as attempts from '../sign-in/attempts'
import type { Client } from '../sign-in/sessions'
import { addressHash } from '../users/user-insert'
import { type LockedUser, lock, lockOrRefuse } from '../users/user-row'
import { type Write, write, writeIn } from '../write'
import * as passwords from './passwords'
import { parseResetToken, resetToken } from './reset-token'

export const ttlMinutes = 60
const linksPerHour = 3
const maxOrganizations = 20

const known = statement<{ org_id: string; user_id: string }>(
  'reset_addresses',
  'select org_id, user_id from login_addresses where address_hash = $1 limit $2',
)

/** Sends a link to whoever has the address, one for each organization that knows it, at most three an hour each. Says
 *  nothing about whether it did. */
export async function request(address: string, client: Client): Promise<void> {
  const found = await withOrg(nobody, (tx) => tx.query(known, [addressHash(address), maxOrganizations]))
  for (const { org_id, user_id } of found) {
    const orgId = claim(org_id)
    if (orgId) await withOrg(orgId, (tx) => requestIn(tx, user_id, { ...systemActor(), ...client }))
  }
}

/** Whether this client may ask at all; counts the question. */
export function mayAsk({ address }: Client): Promise<boolean> {
  return attempts.take([{ what: `reset:${address ?? 'unknown'}`, most: 20, perMinutes: 60 }])
}

/** Whether the user `u` of the organization `o` may sign in with a password. */
const byPassword = `('password' = any(${personMethods}) or u.break_glass_at is not null)`

const recent = statement<{ recent: number; by_password: boolean }>(
  'reset_recent',
  `select (select count(*)::int from password_resets r where r.org_id = o.id and r.user_id = $2
       and r.issued_at > $3::timestamptz - interval '1 hour') as recent,
     ${byPassword} as by_password
   from organizations o join users u on u.org_id = o.id and u.id = $2 where o.id = $1`,
)

async function requestIn(tx: Tx, userId: string, actor: Actor): Promise<void> {
  const [org, user] = await Promise.all([findOrg(tx), lock(tx, userId)])
  if (!org || !user || !mayReset(user)) return
  const [state] = await tx.query(recent, [tx.orgId, user.id, tx.now])
  if (!state?.by_password || state.recent >= linksPerHour) return
  await writeIn(tx, org, actor, async (w) => {
    const { resetId, to } = issue(w, user)
    w.effects.mail({ kind: 'password_reset', userId: user.id, to, resetId })
  })
}

/** A last administrator whom SCIM wanted out comes back by the operator's hand alone. */
function mayReset(user: LockedUser): user is LockedUser & { verified_email_lc: string } {
  return user.status === 'active' && !user.second_step_at && user.verified_email_lc !== null
}

const insert = statement(
  'reset_insert',
  `with older as (
     update password_resets set ended_at = $6 where org_id = $1 and user_id = $2 and ended_at is null
   )
   insert into password_resets (org_id, user_id, hash, id, address, issued_at, expires_at)
   values ($1, $2, $3, $4, $5, $6, $7)`,
)

function issue({ tx, effects }: Write, user: LockedUser & { verified_email_lc: string }) {
  const resetId = newId(tx.now.getTime())
  const token = resetToken(tx.orgId, resetId, env().secret)
  const to = user.verified_email_lc
  const expiresAt = new Date(tx.now.getTime() + ttlMinutes * 60_000)
  tx.queue(insert, [tx.orgId, user.id, hashOf(token), resetId, to, tx.now, expiresAt])
  effects.audit({ event: 'user.password_reset', targetId: user.id, target: user.display_name, after: { to } })
  return { resetId, to, token, expiresAt }
}

function hashOf(token: string): string {
  return sha256Hex(parseResetToken(token)?.secret ?? '')
}

const mayUsePassword = statement<{ by_password: boolean }>(
  'reset_by_password',
  `select ${byPassword} as by_password from users u join organizations o on o.id = u.org_id
   where u.org_id = $1 and u.id = $2`,
)

/** A link without a mail, for an operator to hand over. Refuses whoever is not active or has no proven address
 *  (`user_not_found`), and whoever may not sign in with a password (`reset_method_off`): it would open nothing. */
export async function issueFor(org: Org, actor: Actor, userId: string): Promise<{ link: string; expiresAt: Date }> {
  return write(org, actor, async (w) => {
    const user = await lockOrRefuse(w.tx, userId)
    if (!mayReset(user)) throw new DomainError('user_not_found')
    const [ways] = await w.tx.query(mayUsePassword, [org.id, user.id])
    if (!ways?.by_password) throw new DomainError('reset_method_off')
    const { token, expiresAt } = issue(w, user)
    return { link: `${env().origin}/reset/${token}`, expiresAt }
  })
}

interface ResetRow {
  user_id: string
  address: string
  user_status: string
  user_locale: string | null
  by_password: boolean
  expires_at: Date
  ended_at: Date | null
}

const byHash = statement<ResetRow>(
  'reset_by_hash',
  `select r.user_id, r.address, r.expires_at, r.ended_at, u.status::text as user_status, u.locale as user_locale,
     ${byPassword} as by_password
   from password_resets r join organizations o on o.id = r.org_id
   join users u on u.org_id = r.org_id and u.id = r.user_id and u.deleted_at is null
   where r.org_id = $1 and r.hash = $2`,
)

export interface OpenedReset {
  readonly state: 'open' | 'expired' | 'ended'
  readonly org: Org
  readonly row: ResetRow
}

/** What the holder of a link may see of it; undefined unless the link is genuine. Changes nothing. */
export async function peek(token: string): Promise<OpenedReset | undefined> {
  const parsed = parseResetToken(token)
  if (!parsed) return undefined
  return withOrg(parsed.orgId, (tx) => open(tx, parsed.secret))
}

async function open(tx: Tx, secret: string): Promise<OpenedReset | undefined> {
  const [row] = await tx.query(byHash, [tx.orgId, sha256Hex(secret)])
  const org = row && (await findOrg(tx))
  return row && org && { state: stateOf(row, tx.now), org, row }
}

function stateOf({ ended_at, user_status, by_password, expires_at }: ResetRow, now: Date): OpenedReset['state'] {
  if (ended_at || user_status !== 'active' || !by_password) return 'ended'
  return expires_at <= now ? 'expired' : 'open'
}

const use = statement<{ id: string }>(
  'reset_use',
  `with gone as (
     delete from sessions where org_id = $1 and user_id = $2 returning id
   ), used as (
     update password_resets set ended_at = $3 where org_id = $1 and user_id = $2 and ended_at is null
   )
   select id from gone`,
)

/** Puts the new password in place of the forgotten one, and ends every session and every link of the person. Refuses a
 *  link that does not open any more (`reset_unavailable`) and a weak password. */
export async function accept(token: string, password: string, client: Client): Promise<{ slug: string }> {
  const parsed = parseResetToken(token)
  // Before the hash, which is costly on purpose.
  if (!parsed || (await peek(token))?.state !== 'open') throw new DomainError('reset_unavailable')
  const prepared = await passwords.prepare(password)
  return withOrg(parsed.orgId, async (tx) => {
    const seen = await open(tx, parsed.secret)
    const user = seen && (await lock(tx, seen.row.user_id))
    // Read again under the person's lock: a newer link or another use may have ended this one.
    const link = user && (await open(tx, parsed.secret))
    if (!user || link?.state !== 'open') throw new DomainError('reset_unavailable')
    const actor: Actor = { kind: 'user', id: user.id, name: user.display_name, ...client, permissions: new Set() }
    await writeIn(tx, link.org, actor, (w) => replace(w, user, { password, prepared }))
    return { slug: link.org.slug }
  })
}

async function replace(
  w: Write,
  user: LockedUser,
  { password, prepared }: { password: string; prepared: passwords.Prepared },
): Promise<void> {
  const { tx, effects, org } = w
  passwords.requireOwn(password, [user.display_name, user.email ?? '', user.user_name ?? '', org.name])
  passwords.store(tx, user.id, prepared)
  const gone = await tx.query(use, [tx.orgId, user.id, tx.now])
  effects.end(...gone.map(({ id }) => ({ what: 'session' as const, id, userId: user.id })))
  const after = { method: 'reset', sessionsEnded: gone.length }
  effects.audit({ event: 'user.password', targetId: user.id, target: user.display_name, after })
  tellOfPassword(w, user.id, gone.length)
}
