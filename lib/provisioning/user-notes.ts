/** What a request about people asked for and did not get, as notes beside the protocol's own (lib/scim/dialect.ts). */
import type { Tolerance } from '@/lib/scim'

export const passwordIgnored: Tolerance = {
  name: 'passwordIgnored',
  seenIn: 'okta.json O10',
  says: 'A password was ignored.',
}
export const roleUnknown: Tolerance = {
  name: 'roleUnknown',
  seenIn: 'product.md 13',
  says: 'No role has this name or id.',
}
export const roleWithheld: Tolerance = {
  name: 'roleWithheld',
  seenIn: 'product.md 13',
  says: 'A role that manages access was not granted: the connection may not.',
}
export const identityKept: Tolerance = {
  name: 'identityKept',
  seenIn: 'product.md 10a',
  says: 'A person was taken over; user name, addresses and roles stayed as they were.',
}
export const heldBack: Tolerance = {
  name: 'heldBack',
  seenIn: 'product.md 19',
  says: 'An administrator holds the person: `active` was recorded, and stays false until they are released.',
}

export const userNotes: readonly Tolerance[] = [passwordIgnored, roleUnknown, roleWithheld, identityKept, heldBack]
