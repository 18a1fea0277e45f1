/** Passwords, per person and organization: argon2id, length over composition. */
import { hash, verify } from '@node-rs/argon2'
import { DomainError } from '@/lib/base/errors'
import { fold } from '@/lib/base/fold'
import { statement, type Tx } from '@/lib/db/tx'

export const minLength = 8
/** Longer ones are refused rather than cut: hashing must not be a way to keep the server busy. */
export const maxLength = 256

// OWASP's first choice for argon2id: 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The most used passwords of at least eight characters: refused whoever asks. */
const common = new Set(
  `password passw0rd password1 password123 12345678 123456789 1234567890 87654321 11111111 00000000 qwertyui
   qwerty123 qwertyuiop 1q2w3e4r 1qaz2wsx iloveyou sunshine princess football baseball welcome1 welcome123 letmein1
   admin123 administrator trustno1 abcd1234 abc12345 motdepasse azertyuiop azerty123 bonjour1 changeme superman
   michael1 starwars computer internet whatever dragon12 monkey12 p@ssw0rd p@ssword secret123`.split(/\s+/),
)

declare const preparedBrand: unique symbol
/** A password that passed the rules, as its hash. */
export type Prepared = string & { readonly [preparedBrand]: true }

/** Checks the rules that need no person and hashes, outside of any transaction, since it takes tens of milliseconds.
 *  Refuses `password_too_short`, `password_too_long`, `password_common`. */
export async function prepare(password: string): Promise<Prepared> {
  if ([...password].length < minLength) throw new DomainError('password_too_short', { least: String(minLength) })
  if (password.length > maxLength) throw new DomainError('password_too_long', { most: String(maxLength) })
  if (common.has(password.toLowerCase()) || /^(.)\1*$/u.test(password)) throw new DomainError('password_common')
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
