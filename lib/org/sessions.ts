/** Browser sessions: a random token in the cookie, its hash in a row. Deleting the row ends the session at its next
 *  request; the person's state is read with it every time, so a disabled person has none. */
import { randomBase62 } from '@/lib/base/base62'
import { newId } from '@/lib/base/id'
import { secretLength, sha256Hex } from '@/lib/base/secret'
import { claim, type Found, findSession, orgIdLength, type SessionRow } from '@/lib/db/finders'
import { type OrgId, statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import type { Actor } from './can'
import { type Write, writeIn } from './write'

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
  readonly expiresAt: Date
}

const insert = statement(
  'session_insert',
  `insert into sessions (org_id, hash, id, user_id, method, address, user_agent, created_at, last_seen_at, proved_at,
     expires_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $8, $9)`,
)

/** Queues a session for a person whose row is locked or was just found active in the same transaction. */
export function begin({ org, tx }: Write, userId: string, method: string, client: Client): NewSession {
  const secret = randomBase62(secretLength)
  const expiresAt = new Date(tx.now.getTime() + maxAgeSeconds * 1000)
  const agent = client.userAgent?.slice(0, 400) ?? null
  const id = newId(tx.now.getTime())
  const from = client.address ?? null
  tx.queue(insert, [tx.orgId, sha256Hex(secret), id, userId, method, from, agent, tx.now, expiresAt])
  return { token: `${org.id}_${secret}`, expiresAt }
}

function parseToken(token: string): { orgId: OrgId; hash: string } | undefined {
  const orgId = claim(token.slice(0, orgIdLength))
  const secret = token.slice(orgIdLength + 1)
  if (!orgId || token[orgIdLength] !== '_' || secret.length !== secretLength) return undefined
  return { orgId, hash: sha256Hex(secret) }
}

/** For how long a proof of who one is suffices for what could lock its owner out or let somebody else in. */
export const freshMinutes = 15

export type LiveSession = Found<SessionRow> & {
  /** Whether the person proved who they are within the last `freshMinutes`. */
  readonly is_fresh: boolean
}

/** The session of a token with its person, if it is alive: known, not past its end, the person active. */
export async function find(token: string): Promise<LiveSession | undefined> {
  const parsed = parseToken(token)
  if (!parsed) return undefined
  return withOrg(parsed.orgId, async (tx) => {
    const session = await findSession(tx, parsed.hash)
    if (!session || session.expires_at <= tx.now || session.user_status !== 'active') return undefined
    const provedMsAgo = tx.now.getTime() - session.proved_at.getTime()
    return { ...session, is_fresh: provedMsAgo < freshMinutes * 60_000 }
  })
}

const remove = statement('session_delete', 'delete from sessions where org_id = $1 and hash = $2')

/** Ends the session of a token, if it is one; from the next request on it is nobody's. */
export async function endByToken(token: string): Promise<void> {
  const parsed = parseToken(token)
  if (!parsed) return
  await withOrg(parsed.orgId, async (tx) => {
    const session = await findSession(tx, parsed.hash)
    if (!session) return
    const { user_id: id, display_name: name } = session
    const actor: Actor = { kind: 'user', id, name, permissions: new Set() }
    await writeIn(tx, session.org, actor, async ({ effects }) => {
      tx.queue(remove, [tx.orgId, parsed.hash])
      effects.audit({ event: 'user.sign_out', targetId: id, target: name })
    })
  })
}
