import { DomainError } from '@/lib/base/errors'
import { fold, foldMarks } from '@/lib/base/fold'
import { newId } from '@/lib/base/id'
import { sha256Hex } from '@/lib/base/secret'
import { type Found, findInvitation, type InvitationRow, type Org } from '@/lib/db/finders'
import { statement, type Tx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { undoMs } from '@/lib/mail/outbox'
import type { Actor } from '../can'
import * as passwords from '../passwords/passwords'
import { searchText } from '../profile'
import { isRequired } from '../second-factor/second-factor-policy'
import * as attempts from '../sign-in/attempts'
import * as sessions from '../sign-in/sessions'
import * as access from '../users/user-access'
import { lock, lockOrRefuse } from '../users/user-row'
import { type Write, write, writeIn } from '../write'
import { issue } from './invitation-links'
import { parseInvitationToken } from './invitation-token'
import { requireInviter } from './invitees'

export { issue, issueFirst, newLink, renew } from './invitation-links'

const requestsPerHour = 3

/** Sends a new mail with a new link and ends the older one. Answers what `undo` takes while the mail is held. Refuses an
 *  unknown id (`user_not_found`), a person whose invitation is not open (`invitation_not_open`) or who has no address
 *  (`address_missing`), and an organization that sends none (`invitation_mail_off`). */
export async function resend(org: Org, actor: Actor, userId: string): Promise<{ email: string; batchId: string }> {
  requireInviter(org, actor)
  if (!org.mailsInvitations) throw new DomainError('invitation_mail_off')
  const held = { batchId: newId(), heldMs: actor.kind === 'user' ? undoMs : 0 }
  return write(org, actor, async (w) => {
    const user = await lockOrRefuse(w.tx, userId)
    if (user.status !== 'pending') throw new DomainError('invitation_not_open', { name: user.display_name })
    if (user.email === null) throw new DomainError('address_missing', { name: user.display_name })
    issue(w, user, held)
    w.effects.audit({ event: 'invitation.resend', targetId: user.id, target: user.display_name })
    return { email: user.email, batchId: held.batchId }
  })
}

/** Takes an invitation back for good: the person who never came is removed. Refuses whoever is not waiting for one
 *  (`invitation_not_open`) or is managed by an identity provider (`user_managed`). */
export async function cancel(org: Org, actor: Actor, userId: string): Promise<{ name: string }> {
  requireInviter(org, actor)
  return write(org, actor, async (w) => {
    const user = await lockOrRefuse(w.tx, userId)
    if (user.connection_id !== null) throw new DomainError('user_managed', { name: user.display_name })
    if (user.status !== 'pending') throw new DomainError('invitation_not_open', { name: user.display_name })
    w.effects.audit({ event: 'invitation.cancel', targetId: user.id, target: user.display_name })
    access.removeRow(w, user)
    return { name: user.display_name }
  })
}

export type LinkState = 'open' | 'expired' | 'accepted' | 'replaced' | 'cancelled'

export interface OpenedLink {
  readonly state: LinkState
  readonly row: Found<InvitationRow>
  readonly now: Date
}

/** What the holder of a link may see of it; undefined unless the link is genuine. Changes nothing. */
export async function peek(token: string): Promise<OpenedLink | undefined> {
  const parsed = parseInvitationToken(token)
  if (!parsed) return undefined
  return withOrg(parsed.orgId, async (tx) => {
    const row = await findInvitation(tx, sha256Hex(parsed.secret))
    return row && { state: stateOf(row, tx.now), row, now: tx.now }
  })
}

function stateOf(row: InvitationRow, now: Date): LinkState {
  if (row.ended_as) return row.ended_as
  if (row.deleted_at || row.user_status === 'disabled') return 'cancelled'
  if (row.user_status === 'active') return 'accepted'
  return row.expires_at <= now ? 'expired' : 'open'
}

export interface Acceptance {
  readonly name: string
  readonly password: string
}

const activate = statement(
  'invitation_accept',
  `with link as (
     update invitation_links set ended_at = $3, ended_as = 'accepted' where org_id = $1 and id = $4
   ), invitation as (
     update invitations set updated_at = $3 where org_id = $1 and user_id = $2
   )
   update users set status = 'active', verified_at = $3, verified_email_lc = $10, display_name = $5, sort_name = $6, search_lc = $7,
     display_name_lc = case when $8 then $9 else display_name_lc end,
     attributes = case when $8 then attributes || jsonb_build_object('displayName', $5::text) else attributes end,
     version = version + 1, updated_at = $3, last_sign_in_at = $11
   where org_id = $1 and id = $2`,
)

export type Accepted =
  | { readonly kind: 'signed_in'; readonly session: sessions.NewSession }
  /** The organization asks for more than a password: they sign in with it, and prove or set up the rest there. */
  | { readonly kind: 'sign_in'; readonly slug: string }

/** Accepts an invitation: the person is verified and active, has a password and is signed in, unless the organization
 *  requires a second factor. One of several at once wins. Refuses a link that is not open (`invitation_unavailable`),
 *  somebody who may not use a password (`method_off`), a missing name (`name_missing`) and a weak password. A name that
 *  the identity provider sent stays what SCIM answers; the person's own wording shows here
 *  until the provider changes it. */
export async function accept(
  token: string,
  { name, password }: Acceptance,
  client: sessions.Client,
): Promise<Accepted> {
  // Before the hash, which is costly on purpose.
  if ((await peek(token))?.state !== 'open') throw new DomainError('invitation_unavailable')
  const secret = await passwords.prepare(password)
  return acceptWith(token, name, client, {
    method: 'password',
    store: async (w, row) => {
      passwords.requireOwn(password, [row.address, row.display_name, row.org.name])
      passwords.store(w.tx, row.user_id, secret)
    },
  })
}

/** What a person gets to sign in with. */
export interface WayIn {
  readonly method: 'password' | 'passkey'
  store(w: Write, row: Found<InvitationRow>): Promise<void>
}

/** Accepts an invitation with a way to sign in. Refuses what `accept` does of the link, the method and the name, and what
 *  storing it throws. */
export async function acceptWith(token: string, name: string, client: sessions.Client, way: WayIn): Promise<Accepted> {
  const parsed = parseInvitationToken(token)
  if (!parsed) throw new DomainError('invitation_unavailable')
  return withOrg(parsed.orgId, async (tx) => {
    const row = await findInvitation(tx, sha256Hex(parsed.secret), true)
    if (!row || stateOf(row, tx.now) !== 'open') throw new DomainError('invitation_unavailable')
    if (!row.user_methods.includes(way.method)) throw new DomainError('method_off')
    if (!name.trim()) throw new DomainError('name_missing')
    const comesIn = way.method === 'passkey' || !(await isRequired(tx))
    const { result: session } = await writeIn(tx, row.org, personOf(row, client), async (w) => {
      admit(w, row, name.trim(), comesIn)
      await way.store(w, row)
      if (!comesIn) return undefined
      return sessions.begin(w, row.user_id, way.method === 'passkey' ? 'passkey' : 'invitation', client)
    })
    return session ? { kind: 'signed_in', session } : { kind: 'sign_in', slug: row.org.slug }
  })
}

function personOf(row: InvitationRow, client: sessions.Client): Actor {
  return { kind: 'user', id: row.user_id, name: row.display_name, ...client, permissions: new Set() }
}

/** `comesIn`: whether a session begins with it. */
function admit(w: Write, row: Found<InvitationRow>, name: string, comesIn: boolean): void {
  const search = searchText([name, row.user_name, row.address, row.user_title, row.external_id])
  const own = row.connection_id === null
  const shown = [name, foldMarks(name), search, own, fold(name)]
  const signedInAt = comesIn ? w.tx.now : null
  w.tx.queue(activate, [w.tx.orgId, row.user_id, w.tx.now, row.link_id, ...shown, fold(row.address), signedInAt])
  w.effects.audit({ event: 'invitation.accept', targetId: row.user_id, target: name, after: { address: row.address } })
}

const recentLinks = statement<{ recent: number }>(
  'invitation_recent',
  `select count(*)::int as recent from invitation_links
   where org_id = $1 and user_id = $2 and issued_at > $3::timestamptz - interval '1 hour'`,
)

/** Whether this client may ask for a new link at all; counts the question. Many people come from one office. */
export function mayAsk({ address }: sessions.Client): Promise<boolean> {
  return attempts.take([{ what: `invite:${address ?? 'unknown'}`, most: 100, perMinutes: 60 }])
}

/** A new link for the holder of one that expired or was replaced, mailed to the person's own address only, at most
 *  three an hour. Tells nobody whether anything was sent: a stranger's token and a spent one are answered alike. */
export async function requestNew(token: string, client: sessions.Client): Promise<void> {
  const parsed = parseInvitationToken(token)
  if (!parsed) return
  await withOrg(parsed.orgId, async (tx) => {
    const row = await findInvitation(tx, sha256Hex(parsed.secret), true)
    if (!row || !['expired', 'replaced'].includes(stateOf(row, tx.now))) return
    if (!(await mayRequest(tx, row.user_id))) return
    const user = await lock(tx, row.user_id)
    if (user?.status !== 'pending') return
    await writeIn(tx, row.org, personOf(row, client), async (w) => {
      issue(w, user)
      w.effects.audit({ event: 'invitation.request', targetId: user.id, target: user.display_name })
    })
  })
}

/** A new link for somebody whom the identity provider has just vouched for and who never accepted theirs: to their own
 *  address, at most three an hour. Does nothing for anybody else. */
export async function requestFor(org: Org, userId: string, client: sessions.Client): Promise<void> {
  await withOrg(org.id, async (tx) => {
    const user = await lock(tx, userId)
    if (user?.status !== 'pending' || !(await mayRequest(tx, user.id))) return
    const actor: Actor = { kind: 'user', id: user.id, name: user.display_name, ...client, permissions: new Set() }
    await writeIn(tx, org, actor, async (w) => {
      issue(w, user)
      w.effects.audit({ event: 'invitation.request', targetId: user.id, target: user.display_name })
    })
  })
}

async function mayRequest(tx: Tx, userId: string): Promise<boolean> {
  const [count] = await tx.query(recentLinks, [tx.orgId, userId, tx.now])
  return (count?.recent ?? 0) < requestsPerHour
}
