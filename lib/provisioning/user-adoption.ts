/** Adoption: the identity provider's first write to a person who was made here.
 *
 *  It may, where an administrator allowed it for the person or for the connection, or where the address belongs to a
 *  domain that the organization has proven; an administrator is taken over on an administrator's own word alone. The
 *  request that takes somebody over changes no address, role or credential of theirs: what it says of those is left
 *  for the next. */
import type { Profile } from '@/lib/org/profile'
import { manages } from '@/lib/org/users/user-row'
import type { Write } from '@/lib/org/write'
import { type Notes, quoted, type Resource, ScimError } from '@/lib/scim'
import type { Principal } from './caller'
import type { HeldUser } from './user-lock'
import { identityKept } from './user-notes'

/** Throws 404 where there is nobody, 409 where the connection neither manages the person nor may take them over. */
export function requireManageable(row: HeldUser | undefined, id: string, principal: Principal): HeldUser {
  if (!row) throw noSuchUser(id)
  if (row.connection_id === principal.connection.id) return row
  if (row.connection_id !== null) throw refused(row, 'is managed by another connection', 'Remove them there first')
  if (row.adoptable_at !== null) return row
  if (manages(row)) {
    throw refused(row, 'is an administrator here', 'An administrator has to allow it for this person in Gatehouse')
  }
  if (principal.connection.adoptsPeople || row.on_verified_domain) return row
  const remedy =
    'An administrator has to allow it in Gatehouse, for this person or for the connection, or prove the domain'
  throw refused(row, 'was not created by the identity provider', remedy)
}

export function noSuchUser(id: string): ScimError {
  return new ScimError(404, undefined, `There is no user with the id ${quoted(id)} in this organization.`)
}

function refused(row: HeldUser, why: string, remedy: string): ScimError {
  const who = `The user ${row.id} (${row.display_name}) ${why}`
  return new ScimError(409, 'uniqueness', `${who}, so the identity provider may not change them yet. ${remedy}.`)
}

const kept = ['userName', 'emails', 'roles'] as const

/** What is wanted of somebody who is taken over: all but their identity and their roles. */
export function keepIdentity(current: Resource, wanted: Resource): Resource {
  return { ...wanted, ...Object.fromEntries(kept.map((name) => [name, current[name]])) }
}

export function keepAddresses(row: HeldUser, profile: Profile): Profile {
  return { ...profile, userName: row.user_name, email: row.email }
}

/** Says in effects, audit and notes that the person is taken over. */
export function recordAdoption({ effects }: Write, row: HeldUser, { connection }: Principal, notes: Notes): void {
  effects.apply({ rule: 'adoption', about: row.id })
  effects.audit({
    event: 'user.adopt',
    targetId: row.id,
    target: row.display_name,
    before: { connectionId: null },
    after: { connectionId: connection.id, kept },
  })
  notes.note(identityKept, kept.join(', '))
}
