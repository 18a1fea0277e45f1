/** A security key in software: makes ES256 key pairs and signs as an authenticator and its browser do (WebAuthn level 3,
 *  6), rightly, or as wrongly as a test wants. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { isoCBOR } from '@simplewebauthn/server/helpers'

/** What may be wrong with an answer; left out, each is right. */
export interface Faults {
  readonly origin?: string
  readonly rpId?: string
  readonly challenge?: string
  /** False for an authenticator that asked nobody for a finger or a PIN. */
  readonly verifiesUser?: boolean
  /** The count that it tells; undefined goes on from the last. */
  readonly counter?: number
  readonly userHandle?: string
  /** Signs with another key. */
  readonly otherKey?: boolean
  /** The id of the key that is made, as bytes in base64url. */
  readonly id?: string
  /** The kind of statement about its maker. */
  readonly attestation?: string
}

interface HeldKey {
  readonly id: Buffer
  readonly privateKey: KeyObject
  readonly handle: string
  counter: number
}

export class Authenticator {
  private readonly keys: HeldKey[] = []

  constructor(
    private readonly origin: string,
    /** Whether its keys are kept in several places; those do not count. */
    private readonly synced = false,
  ) {}

  /** Makes a key, as `navigator.credentials.create` would. */
  create(options: PublicKeyCredentialCreationOptionsJSON, faults: Faults = {}): string {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const key = {
      id: faults.id === undefined ? randomBytes(16) : Buffer.from(faults.id, 'base64url'),
      privateKey,
      handle: options.user.id,
      counter: this.synced ? 0 : 1,
    }
    this.keys.push(key)
    const attested = Buffer.concat([Buffer.alloc(16), Buffer.of(0, key.id.length), key.id, cosePublicKey(publicKey)])
    const rpId = faults.rpId ?? options.rp.id ?? ''
    const authData = Buffer.concat([this.head(rpId, key.counter, 0x40, faults), attested])
    const statement = new Map<string, string | Uint8Array | Map<string, string>>([
      ['fmt', faults.attestation ?? 'none'],
      ['attStmt', new Map(faults.attestation ? [['made by', 'nobody']] : [])],
      ['authData', new Uint8Array(authData)],
    ])
    const id = key.id.toString('base64url')
    const answer: RegistrationResponseJSON = {
      id,
      rawId: id,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: this.clientData('webauthn.create', options.challenge, faults).toString('base64url'),
        attestationObject: Buffer.from(isoCBOR.encode(statement)).toString('base64url'),
        transports: ['usb'],
      },
    }
    return JSON.stringify(answer)
  }

  /** Signs with the key made last, as `navigator.credentials.get` would. */
  get(options: PublicKeyCredentialRequestOptionsJSON, faults: Faults = {}): string {
    const key = this.keys.at(-1)
    if (!key) throw new Error('the authenticator has no key')
    key.counter = faults.counter ?? (this.synced ? 0 : key.counter + 1)
    const authData = this.head(faults.rpId ?? options.rpId ?? '', key.counter, 0, faults)
    const clientData = this.clientData('webauthn.get', options.challenge, faults)
    const signed = Buffer.concat([authData, createHash('sha256').update(clientData).digest()])
    const privateKey = faults.otherKey ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey : key.privateKey
    const id = key.id.toString('base64url')
    const handle = faults.userHandle === undefined ? key.handle : Buffer.from(faults.userHandle).toString('base64url')
    const answer: AuthenticationResponseJSON = {
      id,
      rawId: id,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: sign('sha256', signed, privateKey).toString('base64url'),
        userHandle: handle,
      },
    }
    return JSON.stringify(answer)
  }

  /** The site's hash, the flags (6.1), the count. */
  private head(rpId: string, counter: number, flags: number, { verifiesUser = true }: Faults): Buffer {
    const counted = Buffer.alloc(4)
    counted.writeUInt32BE(counter)
    const all = flags | 0x01 | (verifiesUser ? 0x04 : 0) | (this.synced ? 0x18 : 0)
    return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.of(all), counted])
  }

  private clientData(type: string, challenge: string, faults: Faults): Buffer {
    const { origin = this.origin } = faults
    return Buffer.from(JSON.stringify({ type, challenge: faults.challenge ?? challenge, origin, crossOrigin: false }))
  }
}

/** RFC 9052, 7: kty EC2, alg ES256, curve P-256, x, y. */
function cosePublicKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'))
  const cose = new Map<number, number | Uint8Array>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, bytes(x)],
    [-3, bytes(y)],
  ])
  return Buffer.from(isoCBOR.encode(cose))
}
