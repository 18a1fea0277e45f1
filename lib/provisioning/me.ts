/** The subject of a request (RFC 7644 3.11): the person whose key it carries. */
import { ScimError } from '@/lib/scim'
import type { Answer, Caller } from './caller'
import { locationOf } from './user-mapping'

/** What a verb of /Users answers for that person, with the address that is theirs for good. Throws 404 for the key of a
 *  service account, which is no person and no resource (its answer says whose key would have one). */
export async function asSubject(caller: Caller, verb: (id: string) => Promise<Answer>): Promise<Answer> {
  const { actor, isPerson } = await caller.authorized()
  if (isPerson && actor.id !== null)
    return { ...(await verb(actor.id)), location: locationOf(actor.id, caller.baseUrl) }
  const detail = `This key belongs to the service account ${actor.name}, which is no person: /Me is for the keys of people.`
  throw new ScimError(404, undefined, detail)
}
