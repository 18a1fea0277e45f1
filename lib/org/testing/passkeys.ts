/** People with passkeys, each in an authenticator of their own, for tests. */
import { env } from '@/lib/base/env'
import type { Org } from '@/lib/db/finders'
import type { Actor } from '../can'
import type { NewChallenge, PasskeyAnswer } from '../passkeys/passkey-challenges'
import { beginRegistration, finishRegistration } from '../passkeys/passkey-registration'
import { beginSignIn, signInByPasskey } from '../passkeys/passkey-sign-in'
import { Authenticator, type Faults } from './authenticator'

/** An answer in the browser that holds these challenges. */
export function inBrowser(response: string, ...held: readonly NewChallenge[]): PasskeyAnswer {
  return { response, heldFor: (challenge) => held.find((each) => each.challenge === challenge)?.sealed }
}

export function newAuthenticator(synced = false): Authenticator {
  return new Authenticator(env().origin, synced)
}

/** Adds a passkey of the authenticator, rightly or wrongly. */
export async function register(
  org: Org,
  actor: Actor & { readonly id: string },
  key: Authenticator,
  { name = 'Laptop', ...faults }: Faults & { readonly name?: string } = {},
): Promise<void> {
  const begun = await beginRegistration(org, { id: actor.id, name: actor.name, email: 'somebody@acme.test' })
  await finishRegistration(org, actor, name, inBrowser(key.create(begun.options, faults), begun))
}

export const browser = { address: '192.0.2.7', userAgent: 'Test browser' }

/** Signs in with the authenticator's newest passkey, rightly or wrongly. */
export async function comeIn(key: Authenticator, faults: Faults = {}, slug?: string) {
  const begun = await beginSignIn()
  return signInByPasskey(inBrowser(key.get(begun.options, faults), begun), browser, slug)
}
