/** Passwords by SCIM: set where the connection accepts them and the person is managed and verified, ignored otherwise.
 *
 *  Hashing takes tens of milliseconds, so only what will be stored is hashed: once the key has proven itself and the
 *  person is known. Their row is locked meanwhile, which holds up other changes of this one person; to hash before it is
 *  locked would take a round trip more, and a hash for everybody whose password is ignored (Okta sends one to all). */
import * as passwords from '@/lib/org/passwords/passwords'
import type { LockedUser } from '@/lib/org/users/user-row'
import type { Operation, Resource } from '@/lib/scim'
import type { Caller, Principal } from './caller'
import { passwordIgnored } from './user-notes'

/** The password that the operations set, if they do. */
export function passwordIn(operations: readonly Operation[]): string | undefined {
  const setting = operations.filter(
    ({ op, path }) => op !== 'remove' && path.urn === undefined && path.attribute === 'password',
  )
  return textOf(setting.at(-1)?.value)
}

export function passwordOf(resource: Resource): string | undefined {
  return textOf(resource.password)
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The password to be stored, hashed; undefined where none was sent and for whom it must not become their own. Throws 400
 *  for a weak one, and for one that is their name or address. */
export async function acceptedPassword(
  text: string | undefined,
  row: LockedUser,
  { org, connection }: Principal,
  { notes }: Caller,
): Promise<passwords.Prepared | undefined> {
  if (text === undefined) return undefined
  if (!connection.acceptsPasswords || row.connection_id === null || row.verified_at === null) {
    notes.note(passwordIgnored, 'password')
    return undefined
  }
  const known = [row.user_name, row.email, row.display_name, org.name]
  passwords.requireOwn(
    text,
    known.filter((name) => name !== null),
  )
  return passwords.prepare(text)
}
