/** Passwords by SCIM: set where the connection accepts them and the person is managed and verified, ignored otherwise.
 *  Hashing takes tens of milliseconds, so it happens once the key has proven itself and before anything is locked. */
import * as passwords from '@/lib/org/passwords'
import type { LockedUser } from '@/lib/org/user-row'
import type { Operation, Resource } from '@/lib/scim'
import type { Caller, Principal } from './caller'
import { passwordIgnored } from './user-notes'

export interface SentPassword {
  readonly text: string
  readonly prepared: passwords.Prepared
}

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

/** The password, hashed, where the connection accepts them. Throws 400 for a weak one. */
export async function preparePassword(caller: Caller, text: string | undefined): Promise<SentPassword | undefined> {
  if (text === undefined) return undefined
  const { connection } = await caller.authorized()
  if (connection.acceptsPasswords) return { text, prepared: await passwords.prepare(text) }
  caller.notes.note(passwordIgnored, 'password')
  return undefined
}

/** The password to be stored; undefined for a person whose own it must not become. Throws 400 for one that is their
 *  name or address. */
export function acceptedPassword(
  sent: SentPassword | undefined,
  row: LockedUser,
  { org }: Principal,
  { notes }: Caller,
): passwords.Prepared | undefined {
  if (!sent) return undefined
  if (row.connection_id === null || row.verified_at === null) {
    notes.note(passwordIgnored, 'password')
    return undefined
  }
  const known = [row.user_name, row.email, row.display_name, org.name]
  passwords.requireOwn(
    sent.text,
    known.filter((text) => text !== null),
  )
  return sent.prepared
}
