/** Repeats of a request that names itself (Idempotency-Key): the first answer is given again for 24 hours, whatever
 *  came between, so a client whose line broke may send the same request until it is answered.
 *
 *  The name is claimed in the transaction of the write, after the key has proven itself: a repeat that comes meanwhile
 *  waits for the first to end. Committed, it has its answer; rolled back, nothing is stored and the repeat is the
 *  first. The same name for another request is a mistake of the client's: 422, since provisioning clients read 409 as
 *  "exists already" and go on to match. */
import { createHmac } from 'node:crypto'
import { env } from '@/lib/base/env'
import { statement, type Tx } from '@/lib/db/tx'
import { badRequest, ScimError } from '@/lib/scim'
import type { Answer } from './caller'

export const maxTokenLength = 200
const keptMs = 24 * 3_600_000

export interface Named {
  readonly keyId: string
  readonly token: string
  /** Of method, path and body. */
  readonly hash: Buffer
}

interface Stored {
  readonly requestId: string
  readonly answer: Answer
}

/** The header's value. Throws 400 for one that is empty or longer than 200 characters. */
export function tokenOf(header: string | null): string | undefined {
  if (header === null) return undefined
  const token = header.trim()
  if (token !== '' && token.length <= maxTokenLength) return token
  throw badRequest(
    'invalidValue',
    `An Idempotency-Key has 1 to ${maxTokenLength} characters; make one for each request.`,
  )
}

/** What tells one request from another. Keyed, since a body may hold a password, and a plain hash of it would let
 *  whoever has the database try passwords against it. */
export function requestHash(method: string, path: string, body: string): Buffer {
  return createHmac('sha256', env().secret).update(`${method} ${path}\n`).update(body).digest()
}

const claimToken = statement<{ claimed: boolean }>(
  'idempotency_claim',
  `insert into idempotency (org_id, key_id, token, body_hash, expires_at) values ($1, $2, $3, $4, $5)
   on conflict (org_id, key_id, token) do update
     set body_hash = excluded.body_hash, answer = null, expires_at = excluded.expires_at
     where idempotency.expires_at <= $6
   returning true as claimed`,
)
const storedAnswer = statement<{ body_hash: Buffer; answer: Stored }>(
  'idempotency_answer',
  'select body_hash, answer from idempotency where org_id = $1 and key_id = $2 and token = $3',
)

/** Claims the name; answers what was stored under it where the request is a repeat. Throws 422 where the name belongs
 *  to another request. */
export async function claim(tx: Tx, { keyId, token, hash }: Named): Promise<Stored | undefined> {
  const expiresAt = new Date(tx.now.getTime() + keptMs)
  const [claimed] = await tx.query(claimToken, [tx.orgId, keyId, token, hash, expiresAt, tx.now])
  if (claimed) return undefined
  // A statement of its own: only now is what the first has committed in sight.
  const [first] = await tx.query(storedAnswer, [tx.orgId, keyId, token])
  if (first?.body_hash.equals(hash)) return first.answer
  throw new ScimError(
    422,
    undefined,
    'This Idempotency-Key was sent with another request in the last 24 hours. Make a new one for each request.',
  )
}

const storeAnswer = statement(
  'idempotency_store',
  'update idempotency set answer = $4 where org_id = $1 and key_id = $2 and token = $3',
)
const forgetToken = statement(
  'idempotency_forget',
  'delete from idempotency where org_id = $1 and key_id = $2 and token = $3',
)

/** Keeps the answer for its repeats, with the commit. */
export function keep(tx: Tx, { keyId, token }: Named, stored: Stored): void {
  tx.queue(storeAnswer, [tx.orgId, keyId, token, JSON.stringify(stored)])
}

/** Gives the name back: the request was refused, though something it left is committed. */
export function giveBack(tx: Tx, { keyId, token }: Named): void {
  tx.queue(forgetToken, [tx.orgId, keyId, token])
}
