/** The authenticator app of a person: a secret that the app and this server share. It is kept sealed, bound to its
 *  organization and person, and comes into being with the first right code: what was begun and never confirmed leaves
 *  nothing behind. A code counts once. */
import { env } from '@/lib/base/env'
import { DomainError } from '@/lib/base/errors'
import { type Seal, seal, unseal } from '@/lib/base/sealed'
import type { Org } from '@/lib/db/finders'
import { statement, type Tx } from '@/lib/db/tx'
import { enrollmentUri, newSecret, stepOf } from './totp'

/** How long a begun set-up can be confirmed. */
const setupMinutes = 30

/** A set-up that was begun, for the page that shows it. */
export interface Setup {
  /** The same, sealed: comes back with the first code. */
  readonly sealed: string
  /** Base32, for who types it. */
  readonly secret: string
  /** What the QR code says. */
  readonly uri: string
}

interface Holder {
  readonly id: string
  /** How the app names the account. */
  readonly account: string
}

/** Begins a set-up; nothing is stored. */
export function begin(org: Org, holder: Holder, now: Date): Setup {
  const secret = newSecret()
  const until = now.getTime() + setupMinutes * 60_000
  const sealed = seal(env().secret, setupSeal(org.id, holder.id), JSON.stringify({ secret, until } satisfies Begun))
  return shown(org, holder, sealed.toString('base64url'), secret)
}

/** The set-up again, for a second try at its first code; undefined for one that is over or somebody else's. */
export function reopen(org: Org, holder: Holder, sealed: string, now: Date): Setup | undefined {
  const secret = open(org.id, holder.id, sealed, now)
  return secret === undefined ? undefined : shown(org, holder, sealed, secret)
}

function shown(org: Org, { account }: Holder, sealed: string, secret: string): Setup {
  return { sealed, secret, uri: enrollmentUri(secret, { issuer: `${org.name} (Gatehouse)`, account }) }
}

/** Whether the code is the begun set-up's at this moment. */
export function fits({ secret }: Setup, code: string, now: Date): boolean {
  return stepOf(secret, code, now) !== undefined
}

interface Begun {
  readonly secret: string
  readonly until: number
}

function open(orgId: string, userId: string, sealed: string, now: Date): string | undefined {
  const text = unseal(env().secret, setupSeal(orgId, userId), Buffer.from(sealed, 'base64url'))
  if (text === undefined) return undefined
  const { secret, until } = JSON.parse(text) as Begun
  return until > now.getTime() ? secret : undefined
}

const labelOf = (orgId: string, userId: string) => `${orgId}:${userId}`
const setupSeal = (orgId: string, userId: string): Seal => ({
  purpose: 'authenticator set-up',
  label: labelOf(orgId, userId),
})
/** How the secret of a person's app is sealed. */
export const storedSeal = (orgId: string, userId: string): Seal => ({
  purpose: 'authenticator',
  label: labelOf(orgId, userId),
})

const store = statement(
  'authenticator_store',
  `insert into authenticators (org_id, user_id, sealed_secret, last_step, created_at, confirmed_at)
   values ($1, $2, $3, $4, $5, $5)
   on conflict (org_id, user_id) do update set sealed_secret = excluded.sealed_secret, last_step = excluded.last_step,
     created_at = excluded.created_at, confirmed_at = excluded.confirmed_at`,
)

/** Queues the app as the locked person's own, in place of an earlier one. Refuses a set-up that is over
 *  (`setup_expired`) and a wrong first code (`code_wrong`). Answers its secret. */
export function confirm(tx: Tx, userId: string, { sealed, code }: { sealed: string; code: string }): string {
  const secret = open(tx.orgId, userId, sealed, tx.now)
  if (secret === undefined) throw new DomainError('setup_expired')
  const step = stepOf(secret, code, tx.now)
  if (step === undefined) throw new DomainError('code_wrong')
  const kept = seal(env().secret, storedSeal(tx.orgId, userId), secret)
  tx.queue(store, [tx.orgId, userId, kept, step, tx.now])
  return secret
}

const stored = statement<{ sealed_secret: Buffer }>(
  'authenticator_read',
  'select sealed_secret from authenticators where org_id = $1 and user_id = $2 and confirmed_at is not null',
)
// One statement compares and sets: of two uses of one code the later finds the step taken.
const takeStep = statement<{ last_step: string }>(
  'authenticator_take_step',
  `update authenticators set last_step = $3
   where org_id = $1 and user_id = $2 and sealed_secret = $4 and confirmed_at is not null
     and (last_step is null or last_step < $3)
   returning last_step`,
)

/** Whether the code is one of the person's app that was not used before; it is used then. */
export async function spendCode(tx: Tx, userId: string, code: string): Promise<boolean> {
  const [row] = await tx.query(stored, [tx.orgId, userId])
  const secret = row && unseal(env().secret, storedSeal(tx.orgId, userId), row.sealed_secret)
  const step = secret === undefined ? undefined : stepOf(secret, code, tx.now)
  if (!row || step === undefined) return false
  const taken = await tx.query(takeStep, [tx.orgId, userId, step, row.sealed_secret])
  return taken.length > 0
}

/** The secret of the person's app; undefined where there is none that counts. */
export async function secretOf(tx: Tx, userId: string): Promise<string | undefined> {
  const [row] = await tx.query(stored, [tx.orgId, userId])
  return row && unseal(env().secret, storedSeal(tx.orgId, userId), row.sealed_secret)
}

/** Whether there is an app that counts. */
export async function isSetUp(tx: Tx, userId: string): Promise<boolean> {
  return (await tx.query(stored, [tx.orgId, userId])).length > 0
}

const drop = statement<{ user_id: string }>(
  'authenticator_remove',
  `with codes as (delete from recovery_codes where org_id = $1 and user_id = $2)
   delete from authenticators where org_id = $1 and user_id = $2 returning user_id`,
)

/** Removes the person's app with their recovery codes; answers whether there was one. */
export async function remove(tx: Tx, userId: string): Promise<boolean> {
  return (await tx.query(drop, [tx.orgId, userId])).length > 0
}
