/** What a passkey answered, read with care: everything in it comes from outside. The checks of the specification
 *  (WebAuthn level 3, 7.1 and 7.2) are the library's; which person and which challenge it may be about is ours. */
import {
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { decodeAttestationObject, isoBase64URL, isoCBOR } from '@simplewebauthn/server/helpers'
import { env } from '@/lib/base/env'
import { DomainError } from '@/lib/base/errors'
import { isUuid } from '@/lib/base/id'
import { claim, orgIdLength } from '@/lib/db/finders'
import type { OrgId } from '@/lib/db/tx'
import type { PasskeyAnswer } from './passkey-challenges'

/** The site that passkeys belong to. */
export function relyingParty() {
  const { origin } = env()
  return { expectedOrigin: origin, expectedRPID: new URL(origin).hostname }
}

/** ES256, EdDSA, RS256: what authenticators make, in the order we like best. */
export const algorithms = [-7, -8, -257]

/** Names the person within all of the installation, so that an answer says by itself where to look: no table of
 *  everybody is asked. Neither part is secret, and neither is a name or an address (WebAuthn level 3, 14.6.1). */
export function handleOf(orgId: OrgId, userId: string): string {
  return `${orgId}_${userId}`
}

export function parseHandle(handle: string): { orgId: OrgId; userId: string } | undefined {
  const orgId = claim(handle.slice(0, orgIdLength))
  const userId = handle.slice(orgIdLength + 1)
  return orgId && handle[orgIdLength] === '_' && isUuid(userId) ? { orgId, userId } : undefined
}

const maxLength = 20_000

interface Answered<Response> {
  readonly credential: Response
  /** The challenge that it says it signed. */
  readonly challenge: string
  /** The user handle as text; null where there is none. */
  readonly handle: string | null
}

/** An answer as JSON. Refuses (`passkey_refused`) what is none. */
export function readAnswer<Response extends RegistrationResponseJSON | AuthenticationResponseJSON>({
  response,
}: Pick<PasskeyAnswer, 'response'>): Answered<Response> {
  try {
    if (response.length > maxLength) throw new Error('the answer is too long')
    const credential = JSON.parse(response) as Response
    const { clientDataJSON } = credential.response
    const { challenge } = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8')) as {
      challenge: unknown
    }
    if (typeof challenge !== 'string') throw new Error('the answer names no challenge')
    const handle = 'userHandle' in credential.response ? credential.response.userHandle : undefined
    return { credential, challenge, handle: handle ? Buffer.from(handle, 'base64url').toString('utf8') : null }
  } catch (error) {
    throw refused(error)
  }
}

/** The answer without what its maker says of the authenticator. We asked for nothing of the kind and believe none of it,
 *  and to check it would mean to follow addresses that are written in it. */
function withoutAttestation(answer: RegistrationResponseJSON): RegistrationResponseJSON {
  try {
    const { attestationObject } = answer.response
    const authData = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject)).get('authData')
    const bare = isoCBOR.encode(
      new Map<string, string | Uint8Array | Map<string, string>>([
        ['fmt', 'none'],
        ['attStmt', new Map<string, string>()],
        ['authData', authData],
      ]),
    )
    return { ...answer, response: { ...answer.response, attestationObject: isoBase64URL.fromBuffer(bare) } }
  } catch (error) {
    throw refused(error)
  }
}

export interface NewCredential {
  readonly credentialId: string
  readonly publicKey: Uint8Array
  readonly counter: number
  readonly transports: readonly string[]
  readonly backedUp: boolean
}

/** The credential that was made for this challenge. Refuses (`passkey_refused`) one that was made for another site or
 *  without asking who is there. */
export async function verifyNew(response: RegistrationResponseJSON, challenge: string): Promise<NewCredential> {
  const verified = await verifyRegistrationResponse({
    response: withoutAttestation(response),
    expectedChallenge: challenge,
    ...relyingParty(),
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  }).catch((error) => {
    throw refused(error)
  })
  if (!verified.verified) throw new DomainError('passkey_refused')
  const { credential, credentialBackedUp } = verified.registrationInfo
  const transports = (credential.transports ?? []).filter((name) => /^[a-z-]{1,20}$/.test(name)).slice(0, 8)
  return {
    credentialId: credential.id,
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports,
    backedUp: credentialBackedUp,
  }
}

/** What a signature says besides who: how often the key was used by its own count, and whether it is kept elsewhere.
 *  Refuses (`passkey_refused`) a wrong one. The count is the caller's to judge. */
export async function verifyKnown(
  response: AuthenticationResponseJSON,
  challenge: string,
  publicKey: Uint8Array,
): Promise<{ counter: number; backedUp: boolean }> {
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    ...relyingParty(),
    requireUserVerification: true,
    // The library compares counts before it looks at the signature; only who proved to have the key is compared here.
    credential: { id: response.id, publicKey: new Uint8Array(publicKey), counter: 0 },
  }).catch((error) => {
    throw refused(error)
  })
  if (!verified.verified) throw new DomainError('passkey_refused')
  const { newCounter, credentialBackedUp } = verified.authenticationInfo
  return { counter: newCounter, backedUp: credentialBackedUp }
}

function refused(error: unknown): DomainError {
  return new DomainError('passkey_refused', {}, error instanceof Error ? error.message : String(error))
}
