/** Passwords, per person and organization: argon2id, length over composition, none that is known from leaks. */
import { hash, verify } from '@node-rs/argon2'
import { DomainError } from '@/lib/base/errors'
import { fold } from '@/lib/base/fold'
import { statement, type Tx } from '@/lib/db/tx'
import { isLeaked } from './leaked-passwords'

export const minLength = 8
/** Longer ones are refused rather than cut: hashing must not be a way to keep the server busy. */
export const maxLength = 256

// OWASP's first choice for argon2id: 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

declare const preparedBrand: unique symbol
/** A password that passed the rules, as its hash. */
export type Prepared = string & { readonly [preparedBrand]: true }

/** Checks the rules that need no person and hashes, outside of any transaction, since it takes tens of milliseconds.
 *  Refuses `password_too_short`, `password_too_long`, `password_common`. */
export async function prepare(password: string): Promise<Prepared> {
  if ([...password].length < minLength) throw new DomainError('password_too_short', { least: String(minLength) })
  if (password.length > maxLength) throw new DomainError('password_too_long', { most: String(maxLength) })
  if (await isLeaked(password)) throw new DomainError('password_common')
  return (await hash(password.normalize('NFC'), cost)) as Prepared
}

/** Refuses (`password_common`) a password that is the person's own address, name or organization. */
export function requireOwn(password: string, known: readonly string[]): void {
  const folded = fold(password)
  const obvious = known.flatMap((text) => [fold(text), fold(text).split('@')[0], fold(text).replaceAll(' ', '')])
  if (obvious.includes(folded)) throw new DomainError('password_common')
}

const upsert = statement(
  'password_store',
  `insert into credentials (org_id, user_id, kind, secret, created_at, updated_at) values ($1, $2, 'password', $3, $4, $4)
   on conflict (org_id, user_id, kind) do update set secret = excluded.secret, updated_at = excluded.updated_at`,
)

/** Queues the password as the person's own, in place of an older one. */
export function store(tx: Tx, userId: string, password: Prepared): void {
  tx.queue(upsert, [tx.orgId, userId, password, tx.now])
}

// The hash of a random value: what is checked when there is nobody, so that nobody takes as long as somebody.
const nobody = hash(`${Math.PI}${process.hrtime.bigint()}`, cost)

/** Whether the password has this hash; without a hash it takes as long and answers false. */
export async function matches(stored: string | undefined, password: string): Promise<boolean> {
  const known = stored ?? (await nobody)
  const same = await verify(known, password.normalize('NFC').slice(0, maxLength))
  return same && stored !== undefined
}
