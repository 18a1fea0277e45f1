/** Browser sessions: a random token in the cookie, its hash in a row. Deleting the row ends the session at its next
 *  request; the person's state and the organization's limits are read with it every time, so a disabled person has none,
 *  and a shorter limit counts at once. */
import { randomBase62 } from '@/lib/base/base62'
import { newId } from '@/lib/base/id'
import { log } from '@/lib/base/log'
import { secretLength, sha256Hex } from '@/lib/base/secret'
import { claim, type Found, findSession, type Org, orgIdLength, type SessionRow } from '@/lib/db/finders'
import { seenEveryMs } from '@/lib/db/session-end'
import { type OrgId, openReading, statement, type Tx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import type { Actor } from '../can'
import { type Write, writeIn } from '../write'

/** The longest that any organization allows. */
export const maxAgeSeconds = 30 * 24 * 3600

/** Where a request came from, for the audit log and the list of sessions. */
export interface Client {
  readonly address?: string
  readonly userAgent?: string
  readonly requestId?: string
}

export interface NewSession {
  /** `<organization>_<43 base62 digits>`: goes into the cookie and nowhere else. */
  readonly token: string
  /** How long it lasts at most. */
  readonly seconds: number
}

const insert = statement(
  'session_insert',
  `insert into sessions (org_id, hash, id, user_id, method, address, user_agent, created_at, last_seen_at, proved_at,
     expires_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $10, $9)`,
)

/** What an identity provider says of a session. */
export interface Said {
  /** When the person proved who they are. */
  readonly provedAt: Date
  /** When the session is to be over; null for whenever the organization's is. */
  readonly endsAt: Date | null
}

/** Queues a session for a person whose row is locked or was just found active in the same transaction. They proved who
 *  they are just now, and stay as long as the organization allows, unless somebody else says when. */
export function begin(
  { org, tx }: Write,
  userId: string,
  method: string,
  client: Client,
  { provedAt, endsAt }: Said = { provedAt: tx.now, endsAt: null },
): NewSession {
  const secret = randomBase62(secretLength)
  const seconds = org.sessionMaxMinutes * 60
  const longest = tx.now.getTime() + seconds * 1000
  const expiresAt = new Date(Math.min(longest, endsAt?.getTime() ?? longest))
  const agent = client.userAgent?.slice(0, 400) ?? null
  const id = newId(tx.now.getTime())
  const from = client.address ?? null
  tx.queue(insert, [tx.orgId, sha256Hex(secret), id, userId, method, from, agent, tx.now, expiresAt, provedAt])
  return { token: `${org.id}_${secret}`, seconds }
}

function parseToken(token: string): Parsed | undefined {
  const orgId = claim(token.slice(0, orgIdLength))
  const secret = token.slice(orgIdLength + 1)
  if (!orgId || token[orgIdLength] !== '_' || secret.length !== secretLength) return undefined
  return { orgId, hash: sha256Hex(secret) }
}

/** By what the row of a new session is known. */
export function sessionHash(token: string): string {
  return sha256Hex(token.slice(orgIdLength + 1))
}

/** For how long a proof of who one is suffices for what could lock its owner out or let somebody else in. */
export const freshMinutes = 15

export type LiveSession = Found<SessionRow> & {
  /** Whether the person proved who they are within the last `freshMinutes`. */
  readonly is_fresh: boolean
}

/** The session of a token with its person, if it is alive: known, not past its end, the person active and still allowed
 *  to sign in the way it came by. Notes that they were seen, unless the request is one that a page makes by itself
 *  (`unattended`). */
export async function find(token: string, { unattended = false } = {}): Promise<LiveSession | undefined> {
  const parsed = parseToken(token)
  if (!parsed) return undefined
  const { session, now } = await lookUp(parsed)
  if (!session || session.ends_at <= now || session.user_status !== 'active' || !session.method_allowed)
    return undefined
  if (!unattended && now.getTime() - session.last_seen_at.getTime() >= seenEveryMs) void noteSeen(parsed, now)
  const provedMsAgo = now.getTime() - session.proved_at.getTime()
  return { ...session, is_fresh: provedMsAgo < freshMinutes * 60_000 }
}

interface Parsed {
  readonly orgId: OrgId
  readonly hash: string
}

/** Every page begins with it: one round trip, which short reads of others may share. */
async function lookUp({ orgId, hash }: Parsed) {
  const tx = openReading(orgId)
  try {
    const session = await findSession(tx, hash)
    return { session, now: tx.now }
  } finally {
    await tx.commit()
  }
}

// Whoever finds the row locked leaves it: another request of the same minute writes it.
const seen = statement(
  'session_seen',
  `update sessions s set last_seen_at = $3 from (select org_id, hash from sessions
     where org_id = $1 and hash = $2 and last_seen_at <= $3::timestamptz - $4::float8 * interval '1 millisecond'
       and expires_at > $3 for update skip locked) free
   where s.org_id = free.org_id and s.hash = free.hash`,
)
const noting = new Set<string>()

/** Behind the request's back and once for all that come at the same time. That it fails is nobody's matter: the next
 *  request tries again. */
async function noteSeen({ orgId, hash }: Parsed, at: Date): Promise<void> {
  if (noting.has(hash)) return
  noting.add(hash)
  try {
    await withOrg(orgId, async (tx) => tx.queue(seen, [orgId, hash, at, seenEveryMs]))
  } catch (error) {
    log.debug({ err: error, org: orgId }, 'a person was seen, which was not noted')
  } finally {
    noting.delete(hash)
  }
}

/** How long the session of a token lasts at most from now on; 0 where it is over. */
export async function secondsLeft(token: string): Promise<number> {
  const parsed = parseToken(token)
  if (!parsed) return 0
  const { session, now } = await lookUp(parsed)
  if (!session || session.ends_at <= now) return 0
  return Math.floor((session.created_at.getTime() + session.org.sessionMaxMinutes * 60_000 - now.getTime()) / 1000)
}

/** Why a session ended by itself. */
export interface Ending {
  readonly reason: 'idle' | 'longest' | 'provider'
  /** The limit; of a session that its identity provider had end, how long that had it last. */
  readonly minutes: number
}

/** Why the session of a token ended, if a limit ended it and the person may come back. */
export async function findEnding(token: string): Promise<Ending | undefined> {
  const parsed = parseToken(token)
  if (!parsed) return undefined
  const { session, now } = await lookUp(parsed)
  if (!session || session.ends_at > now || session.user_status !== 'active' || !session.method_allowed) return undefined
  const idleEnd = session.last_seen_at.getTime() + session.idle_minutes * 60_000
  const longestEnd = session.created_at.getTime() + session.org.sessionMaxMinutes * 60_000
  const lastedMs = session.ends_at.getTime() - session.created_at.getTime()
  if (session.ends_at.getTime() < Math.min(idleEnd, longestEnd)) {
    return { reason: 'provider', minutes: Math.round(lastedMs / 60_000) }
  }
  return idleEnd < longestEnd && idleEnd <= now.getTime()
    ? { reason: 'idle', minutes: session.idle_minutes }
    : { reason: 'longest', minutes: session.org.sessionMaxMinutes }
}

const remove = statement('session_delete', 'delete from sessions where org_id = $1 and hash = $2')

/** Ends the session of a token, if it is one; from the next request on it is nobody's. `look` sees what hangs on the
 *  session before it goes; what it answers is handed on. */
export async function endByToken<R>(
  token: string,
  look?: (tx: Tx, org: Org, hash: string) => Promise<R>,
): Promise<R | undefined> {
  const parsed = parseToken(token)
  if (!parsed) return undefined
  return withOrg(parsed.orgId, async (tx) => {
    const session = await findSession(tx, parsed.hash)
    if (!session) return undefined
    const { user_id: id, display_name: name } = session
    const seen = await look?.(tx, session.org, parsed.hash)
    const actor: Actor = { kind: 'user', id, name, permissions: new Set() }
    await writeIn(tx, session.org, actor, async ({ effects }) => {
      tx.queue(remove, [tx.orgId, parsed.hash])
      effects.audit({ event: 'user.sign_out', targetId: id, target: name })
    })
    return seen
  })
}
