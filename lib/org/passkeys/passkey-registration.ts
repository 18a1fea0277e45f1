/** Adding a passkey: the browser asks for what is to be made, the authenticator makes it, and what it answers is checked
 *  and kept. */
import type { PublicKeyCredentialCreationOptionsJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { generateRegistrationOptions } from '@simplewebauthn/server'
import { DomainError } from '@/lib/base/errors'
import { newId } from '@/lib/base/id'
import type { Org } from '@/lib/db/finders'
import { statement, type Tx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { tellOfSignIn } from '../account/account-notices'
import type { Actor } from '../can'
import { waysIn } from '../sign-in/sign-in-ways'
import { lockOrRefuse } from '../users/user-row'
import { type Write, write } from '../write'
import { algorithms, handleOf, type NewCredential, readAnswer, relyingParty, verifyNew } from './passkey-answers'
import {
  challengeMinutes,
  type NewChallenge,
  newChallenge,
  type PasskeyAnswer,
  takeChallenge,
} from './passkey-challenges'
import { maxPasskeys, passkeyName } from './passkeys'

export interface BegunRegistration extends NewChallenge {
  /** For the browser's `navigator.credentials.create`. */
  readonly options: PublicKeyCredentialCreationOptionsJSON
}

/** Whom a passkey is made for, as their device will name them. */
export interface Holder {
  readonly id: string
  readonly name: string
  readonly email: string
}

const known = statement<{ credential_id: string; transports: string[] }>(
  'passkeys_known',
  'select credential_id, transports from passkeys where org_id = $1 and user_id = $2',
)

/** Begins to add a passkey. Refuses a person who may not use one (`passkey_off`) or has 20 (`passkeys_too_many`). */
export async function beginRegistration(org: Org, holder: Holder): Promise<BegunRegistration> {
  const others = await withOrg(org.id, async (tx) => {
    const [others] = await Promise.all([tx.query(known, [org.id, holder.id]), requireRoom(tx, holder.id)])
    return others
  })
  const handle = handleOf(org.id, holder.id)
  const { challenge, sealed } = newChallenge({ for: 'add', handle })
  const options = await generateRegistrationOptions({
    rpName: 'Gatehouse',
    rpID: relyingParty().expectedRPID,
    userID: new Uint8Array(Buffer.from(handle)),
    // Whoever belongs to several organizations has to tell them apart in a list of their device.
    userName: `${holder.email || holder.name} (${org.name})`,
    userDisplayName: holder.name,
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    timeout: challengeMinutes * 60_000,
    attestationType: 'none',
    excludeCredentials: others.map(({ credential_id: id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: algorithms,
  })
  return { challenge, sealed, options }
}

async function requireRoom(tx: Tx, userId: string): Promise<void> {
  const ways = await waysIn(tx, userId)
  if (!ways?.methods.has('passkey')) throw new DomainError('passkey_off')
  if (ways.passkeys >= maxPasskeys) throw new DomainError('passkeys_too_many')
}

/** The credential that an answer holds, made for this person. Refuses `passkey_refused` and `passkey_expired`. */
export async function readNewCredential(handle: string, answer: PasskeyAnswer): Promise<NewCredential> {
  const { credential, challenge } = readAnswer<RegistrationResponseJSON>(answer)
  await takeChallenge(challenge, answer, { for: 'add', handle })
  return verifyNew(credential, challenge)
}

/** Keeps the passkey that was made, and tells the person by mail. Refuses as `beginRegistration` and `readNewCredential`
 *  do, and one that is kept already (`passkey_exists`). The caller has asked for a recent proof. */
export async function finishRegistration(org: Org, actor: Actor, text: string, answer: PasskeyAnswer): Promise<void> {
  const name = passkeyName(text)
  const credential = await readNewCredential(handleOf(org.id, actor.id ?? ''), answer)
  await write(org, actor, async (w) => {
    const user = await lockOrRefuse(w.tx, actor.id ?? '')
    await requireRoom(w.tx, user.id)
    await storePasskey(w, user, name, credential)
    tellOfSignIn(w, user.id, 'passkey_added', name)
  })
}

const insert = statement<{ id: string }>(
  'passkey_insert',
  `insert into passkeys (org_id, id, user_id, credential_id, name, public_key, counter, transports, backed_up, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning id`,
)

/** Stores the credential as the person's own. Refuses one that is kept already (`passkey_exists`). */
export async function storePasskey(
  { tx, effects }: Write,
  user: { readonly id: string; readonly display_name: string },
  name: string,
  { credentialId, publicKey, counter, transports, backedUp }: NewCredential,
): Promise<void> {
  const values = [credentialId, name, Buffer.from(publicKey), counter, transports, backedUp, tx.now]
  const [stored] = await tx.query(insert, [tx.orgId, newId(tx.now.getTime()), user.id, ...values])
  if (!stored) throw new DomainError('passkey_exists')
  const told = { targetId: user.id, target: user.display_name, after: { name, synced: backedUp } }
  effects.audit({ event: 'passkey.add', ...told })
}
