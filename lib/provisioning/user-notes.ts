/** What a request about people asked for and did not get, as notes beside the protocol's own (lib/scim/dialect.ts). The
 *  provider's roles are its own business, so those unknown here are no mistake; management is granted, and identity
 *  taken over, on an administrator's word alone. The server may alter what it is sent, as long as it says so. */
import type { Tolerance } from '@/lib/scim'

export const passwordIgnored: Tolerance = {
  name: 'passwordIgnored',
  seenIn: 'okta.json O10',
  says: 'A password was ignored.',
}
export const roleUnknown: Tolerance = {
  name: 'roleUnknown',
  seenIn: 'RFC 7644 3.3',
  says: 'No role has this name or id.',
}
export const roleWithheld: Tolerance = {
  name: 'roleWithheld',
  seenIn: 'RFC 7644 3.3',
  says: 'A role that manages access was not granted: the connection may not.',
}
export const identityKept: Tolerance = {
  name: 'identityKept',
  seenIn: 'RFC 7644 3.3',
  says: 'A person was taken over; user name, addresses and roles stayed as they were.',
}
export const heldBack: Tolerance = {
  name: 'heldBack',
  seenIn: 'RFC 7644 3.3',
  says: 'An administrator holds the person: `active` was recorded, and stays false until they are released.',
}

export const userNotes: readonly Tolerance[] = [passwordIgnored, roleUnknown, roleWithheld, identityKept, heldBack]
