/** What a SCIM verb is given, and what it answers. No HTTP here: the surface (lib/http/scim-route.ts) turns headers
 *  into this and answers into responses. */

import type { Connection, Org } from '@/lib/db/finders'
import type { Tx } from '@/lib/db/tx'
import type { Actor } from '@/lib/org/can'
import { etagOf, matches, type Notes, ScimError } from '@/lib/scim'

export interface Principal {
  readonly org: Org
  readonly actor: Actor
  /** The connection that the key speaks for. */
  readonly connection: Connection
  /** Whether the key is a person's, not a service account's. */
  readonly isPerson: boolean
}

export interface Caller {
  /** Bound to the organization that the key claims. What is read before `authorized` resolves is never answered. */
  readonly tx: Tx
  /** Resolves once the key has proven organization, plan and permissions; rejects with the refusal otherwise. Reads
   *  are sent before it is awaited, so that key check and read share a round trip; writes wait for it. */
  authorized(): Promise<Principal>
  /** The SCIM root, absolute, without a slash at its end. */
  readonly baseUrl: string
  readonly ifMatch: string | null
  readonly ifNoneMatch: string | null
  /** Prefer: dry-run. The write is rolled back by whoever called; its answer is what would have been. */
  readonly dryRun: boolean
  /** Whether the request runs for the second time, since a name or address that must be unique was taken when the
   *  first one was committed: the verb now looks who has it. */
  readonly collided: boolean
  /** Whether it runs again since somebody else changed the same at the same time: the verb now locks before it reads. */
  readonly entangled: boolean
  /** The tolerances that this request needed. */
  readonly notes: Notes
}

export interface Answer {
  readonly status: 200 | 201 | 204 | 304
  /** The body as JSON text. */
  readonly json?: string
  /** Instead of `json` a body too large to hold: pieces of JSON text, read while they are sent, before the transaction
   *  ends. */
  readonly chunks?: AsyncIterable<string>
  readonly version?: number
  readonly location?: string
  /** A refusal that leaves something behind all the same: what was written is committed, then it is answered. */
  readonly refusal?: ScimError
}

/** A statement sent ahead of the key's proof. Its failure counts where it is awaited; until then, and where the proof
 *  fails first, it must not count as unhandled, for that would end the process. */
export function ahead<R>(sent: Promise<R>): Promise<R> {
  sent.catch(() => {})
  return sent
}

/** Throws 412 unless If-Match is absent or names the version (RFC 7644 3.14). */
export function requireMatch({ ifMatch }: Caller, version: number): void {
  if (ifMatch !== null && !matches(ifMatch, version)) throw otherVersion(version)
}

/** For writes: throws 412 where If-Match does not name the version, or If-None-Match does (RFC 9110 13.1.2). */
export function requireVersion(caller: Caller, version: number): void {
  requireMatch(caller, version)
  const { ifNoneMatch } = caller
  if (ifNoneMatch !== null && matches(ifNoneMatch, version)) throw otherVersion(version)
}

function otherVersion(version: number): ScimError {
  const detail = `The resource is at version ${etagOf(version)} by now. Read it again, then repeat the change.`
  return new ScimError(412, undefined, detail)
}
