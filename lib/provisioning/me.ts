/** The subject of a request (RFC 7644 3.11): the person whose key it carries. */
import { ScimError } from '@/lib/scim'
import type { Caller } from './caller'

/** The person's id, for the verbs of /Users. Throws 404 for the key of a service account, which is no person and no
 *  resource (its answer says whose key would have one). */
export async function subjectOf(caller: Caller): Promise<string> {
  const { actor, isPerson } = await caller.authorized()
  if (isPerson && actor.id !== null) return actor.id
  const detail = `This key belongs to the service account ${actor.name}, which is no person: /Me is for the keys of people.`
  throw new ScimError(404, undefined, detail)
}
