/** What a browser does with a passkey, with every way it can go wrong as one word. The library is loaded when somebody
 *  asks; the quiet question, which every sign-in page puts at once, goes without (quiet-question.ts). */
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import { useSyncExternalStore } from 'react'
import { endQuietly, putQuietly } from './quiet-question'

/** `superseded`: another question took its place, and nobody has to be told. */
export type CeremonyProblem = 'cancelled' | 'exists' | 'failed' | 'superseded'

/** The credential as JSON, or why there is none. */
export type Ceremony = { readonly response: string } | { readonly problem: CeremonyProblem }

/** Asks the device to make a passkey. */
export function makePasskey(options: PublicKeyCredentialCreationOptionsJSON): Promise<Ceremony> {
  return run(async ({ startRegistration }) => startRegistration({ optionsJSON: options }))
}

/** Asks the device for a passkey, in a dialog of its own. */
export function askPasskey(options: PublicKeyCredentialRequestOptionsJSON): Promise<Ceremony> {
  return run(async ({ startAuthentication }) => startAuthentication({ optionsJSON: options }))
}

/** Asks for a passkey among what the browser fills into the address field. */
export function askQuietly(options: PublicKeyCredentialRequestOptionsJSON): Promise<Ceremony> {
  return told(() => putQuietly(options))
}

type Library = typeof import('@simplewebauthn/browser')

let library: Library | undefined

function run(ask: (library: Library) => Promise<unknown>): Promise<Ceremony> {
  return told(async () => {
    library ??= await import('@simplewebauthn/browser')
    // A browser answers one question at a time.
    endQuietly()
    return ask(library)
  })
}

async function told(ask: () => Promise<unknown>): Promise<Ceremony> {
  try {
    return { response: JSON.stringify(await ask()) }
  } catch (error) {
    return { problem: problemOf(error) }
  }
}

function problemOf(error: unknown): CeremonyProblem {
  if (!(error instanceof Error)) return 'failed'
  const code = 'code' in error ? error.code : undefined
  if (code === 'ERROR_CEREMONY_ABORTED' || error.name === 'AbortError') return 'superseded'
  if (code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') return 'exists'
  return error.name === 'NotAllowedError' ? 'cancelled' : 'failed'
}

/** Ends a question that still waits for an answer. */
export function endCeremony(): void {
  endQuietly()
  library?.WebAuthnAbortService.cancelCeremony()
}

const never = () => () => {}

/** Whether this browser knows passkeys; taken for granted until scripts have looked. */
export function useKnowsPasskeys(): boolean {
  return useSyncExternalStore(
    never,
    () => typeof window.PublicKeyCredential === 'function',
    () => true,
  )
}

/** Whether passkeys may stand among what the browser fills in. */
export async function canFillIn(): Promise<boolean> {
  if (typeof window.PublicKeyCredential !== 'function') return false
  return (await window.PublicKeyCredential.isConditionalMediationAvailable?.()) ?? false
}
