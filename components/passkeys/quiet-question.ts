/** The question for a passkey that stands among what the browser fills in (WebAuthn level 3, 5.1.4: conditional
 *  mediation). Every sign-in page puts it, so it does without the library, which would be a thirtieth of the page's
 *  scripts. It reads the credential's own fields, since not every browser or password manager has `toJSON`. */
import type { AuthenticationResponseJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'

let waiting: AbortController | undefined

/** Takes the place of a question that still waits.
 *  @returns the credential; rejects with what the browser says, `AbortError` where another question came */
export async function putQuietly({
  challenge,
  ...options
}: PublicKeyCredentialRequestOptionsJSON): Promise<AuthenticationResponseJSON> {
  endQuietly()
  waiting = new AbortController()
  const credential = await navigator.credentials.get({
    mediation: 'conditional',
    signal: waiting.signal,
    // Whichever the person chooses: none may be named.
    publicKey: {
      ...options,
      challenge: fromBase64Url(challenge),
      allowCredentials: [],
    } as PublicKeyCredentialRequestOptions,
  })
  if (!credential) throw new Error('the browser answered with no credential')
  return asJson(credential as PublicKeyCredential)
}

/** Ends the question that waits, if one does. */
export function endQuietly(): void {
  waiting?.abort()
  waiting = undefined
}

function asJson(credential: PublicKeyCredential): AuthenticationResponseJSON {
  const response = credential.response as AuthenticatorAssertionResponse
  return {
    id: credential.id,
    rawId: toBase64Url(credential.rawId),
    type: 'public-key',
    response: {
      authenticatorData: toBase64Url(response.authenticatorData),
      clientDataJSON: toBase64Url(response.clientDataJSON),
      signature: toBase64Url(response.signature),
      ...(response.userHandle && { userHandle: toBase64Url(response.userHandle) }),
    },
    clientExtensionResults: {},
  }
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}

function toBase64Url(bytes: ArrayBuffer): string {
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes)))
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
