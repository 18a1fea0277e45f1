/** Coming in with a passkey. The answer names the organization and the person itself; the signature, made with a key that
 *  this person registered here, proves both. Whatever is wrong with it is answered alike: a stranger learns nothing of
 *  who is known. */
import type { AuthenticationResponseJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import { generateAuthenticationOptions } from '@simplewebauthn/server'
import { DomainError } from '@/lib/base/errors'
import { findOrg, type Org } from '@/lib/db/finders'
import { type OrgId, statement, type Tx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { type Actor, systemActor } from '../can'
import * as attempts from '../sign-in/attempts'
import { type Entrance, enter } from '../sign-in/entrance'
import { noteProof, proofLimits } from '../sign-in/proofs'
import type { Client } from '../sign-in/sessions'
import { lock } from '../users/user-row'
import { writeIn } from '../write'
import { handleOf, parseHandle, readAnswer, relyingParty, verifyKnown } from './passkey-answers'
import {
  type ChallengePurpose,
  challengeMinutes,
  type NewChallenge,
  newChallenge,
  type PasskeyAnswer,
  takeChallenge,
} from './passkey-challenges'

export interface BegunSignIn extends NewChallenge {
  /** For the browser's `navigator.credentials.get`. */
  readonly options: PublicKeyCredentialRequestOptionsJSON
}

/** Begins a sign-in of whoever has a passkey for this site. */
export function beginSignIn(): Promise<BegunSignIn> {
  return begin({ for: 'sign_in' })
}

/** Begins to prove anew that somebody who is signed in is there. */
export async function beginProof(org: Org, userId: string): Promise<BegunSignIn> {
  const own = await withOrg(org.id, (tx) => tx.query(ofPerson, [org.id, userId]))
  return begin({ for: 'prove', handle: handleOf(org.id, userId) }, own)
}

const ofPerson = statement<{ credential_id: string; transports: string[] }>(
  'passkeys_of_person',
  'select credential_id, transports from passkeys where org_id = $1 and user_id = $2',
)

async function begin(
  purpose: ChallengePurpose,
  allowed: readonly { credential_id: string; transports: string[] }[] = [],
): Promise<BegunSignIn> {
  const { challenge, sealed } = newChallenge(purpose)
  const options = await generateAuthenticationOptions({
    rpID: relyingParty().expectedRPID,
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    timeout: challengeMinutes * 60_000,
    userVerification: 'required',
    allowCredentials: allowed.map(({ credential_id: id, transports }) => ({ id, transports })),
  })
  return { challenge, sealed, options }
}

export type PasskeySignIn =
  /** A passkey is as good as two factors: none is asked for behind it. */
  | Exclude<Entrance, { kind: 'second_factor' | 'enroll' }>
  /** Too many failures; minutes go by before the next attempt counts. */
  | { readonly kind: 'throttled' }
  /** The challenge is too old, or was used. */
  | { readonly kind: 'expired' }
  /** Proven, but in another organization than the page is of. */
  | { readonly kind: 'elsewhere'; readonly organization: string }

/** Signs in, or says why not. Failures are counted as those with a password are: for the person at this client, for the
 *  client, and for the person wherever it is tried. `slug` is the organization that the page is of. */
export async function signInByPasskey(answer: PasskeyAnswer, client: Client, slug?: string): Promise<PasskeySignIn> {
  const from = client.address ?? 'unknown'
  const limits = limitsOf(handleIn(answer), from)
  if (!(await attempts.take(limits))) return { kind: 'throttled' }
  const outcome = await check(answer, client, slug)
  if (outcome.kind !== 'refused') await attempts.giveBack(limits)
  return outcome
}

function limitsOf(handle: string | null, from: string): attempts.Limit[] {
  const person = handle ?? ''
  return [
    { what: `passkey:${person}:${from}`, most: 10, perMinutes: 15 },
    { what: `passkey-from:${from}`, most: 100, perMinutes: 15 },
    { what: `passkey-to:${person}`, most: 100, perMinutes: 60 },
  ]
}

function handleIn(answer: PasskeyAnswer): string | null {
  try {
    return readAnswer(answer).handle
  } catch {
    return null
  }
}

async function check(answer: PasskeyAnswer, client: Client, slug?: string): Promise<PasskeySignIn> {
  try {
    const { handle } = readAnswer<AuthenticationResponseJSON>(answer)
    const person = parseHandle(handle ?? '')
    if (!person) return { kind: 'refused' }
    const org = await withOrg(person.orgId, findOrg)
    await proveKey(person, answer, { for: 'sign_in' }, client)
    if (org && slug !== undefined && org.slug !== slug) return { kind: 'elsewhere', organization: org.name }
    const entrance = await enter(person.orgId, person.userId, { method: 'passkey' }, client)
    return entrance.kind === 'second_factor' || entrance.kind === 'enroll' ? { kind: 'refused' } : entrance
  } catch (error) {
    if (error instanceof DomainError && error.code === 'passkey_expired') return { kind: 'expired' }
    if (error instanceof DomainError && error.code === 'passkey_refused') return { kind: 'refused' }
    throw error
  }
}

/** Proves the person of the session by a passkey of theirs. Refuses `passkey_refused`, `passkey_expired`, and too many
 *  failures (`attempts_too_many`). */
export async function proveByPasskey(
  org: Org,
  actor: Actor,
  sessionId: string,
  answer: PasskeyAnswer,
  client: Client,
): Promise<void> {
  const userId = actor.id ?? ''
  const limits = proofLimits(org, userId)
  if (!(await attempts.take(limits))) throw new DomainError('attempts_too_many')
  const handle = handleOf(org.id, userId)
  // Where the browser was told which keys to ask for, an authenticator may leave the handle out.
  const said = readAnswer<AuthenticationResponseJSON>(answer).handle
  if (said !== null && said !== handle) throw new DomainError('passkey_refused')
  await proveKey({ orgId: org.id, userId }, answer, { for: 'prove', handle }, client)
  await attempts.giveBack(limits)
  await withOrg(org.id, async (tx) => {
    await tx.ready()
    noteProof(tx, sessionId)
  })
}

const byCredential = statement<{ id: string; name: string; public_key: Buffer; counter: number }>(
  'passkey_by_credential',
  `select id, name, public_key, counter::float8 as counter from passkeys
   where org_id = $1 and user_id = $2 and credential_id = $3`,
)

interface KeyHolder {
  readonly orgId: OrgId
  readonly userId: string
}

/** Checks that the answer was signed by a key of this person, and that the key's own count went on. Refuses
 *  `passkey_expired` and `passkey_refused`. */
async function proveKey(person: KeyHolder, answer: PasskeyAnswer, purpose: ChallengePurpose, client: Client) {
  const { orgId, userId } = person
  const { credential, challenge } = readAnswer<AuthenticationResponseJSON>(answer)
  await takeChallenge(challenge, answer, purpose)
  const [key] = await withOrg(orgId, (tx) => tx.query(byCredential, [orgId, userId, String(credential.id)]))
  if (!key) throw new DomainError('passkey_refused', {}, 'the person has no such passkey')
  const { counter, backedUp } = await verifyKnown(credential, challenge, key.public_key)
  const isForward = await withOrg(orgId, async (tx) => {
    await tx.ready()
    const [used] = await tx.query(use, [orgId, userId, key.id, counter, backedUp, tx.now])
    if (!used) await recordCopy(tx, userId, key.name, client)
    return used !== undefined
  })
  if (!isForward) throw new DomainError('passkey_refused', {}, 'the count of the passkey did not go on')
}

// Keys that are kept in several places do not count, and say 0 for ever.
const use = statement<{ id: string }>(
  'passkey_use',
  `update passkeys set counter = $4, backed_up = $5, last_used_at = $6
   where org_id = $1 and user_id = $2 and id = $3 and (counter < $4 or (counter = 0 and $4 = 0)) returning id`,
)

/** A count that does not go on means that the key was copied (WebAuthn level 3, 6.1.1). */
async function recordCopy(tx: Tx, userId: string, name: string, client: Client): Promise<void> {
  const [org, user] = await Promise.all([findOrg(tx), lock(tx, userId)])
  if (!org || !user) return
  await writeIn(tx, org, { ...systemActor(), ...client }, async ({ effects }) => {
    effects.audit({ event: 'passkey.refuse', targetId: userId, target: user.display_name, after: { name } })
  })
}
