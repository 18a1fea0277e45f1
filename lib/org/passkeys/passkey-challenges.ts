/** Challenges: what a passkey signs. Each is random, kept by the browser alone in a sealed cookie of a few minutes, made
 *  for one purpose and one person, and taken once, whichever node takes it. */
import { randomBytes } from 'node:crypto'
import { env } from '@/lib/base/env'
import { DomainError } from '@/lib/base/errors'
import { seal, unseal } from '@/lib/base/sealed'
import * as attempts from '../sign-in/attempts'

export const challengeMinutes = 5

/** What is to be signed for, and by whom where that is known: a user handle. */
export type ChallengePurpose = { readonly for: 'sign_in' } | { readonly for: 'add' | 'prove'; readonly handle: string }

export interface NewChallenge {
  readonly challenge: string
  /** For the browser's cookie, and nowhere else. */
  readonly sealed: string
}

/** What a browser sent: the answer of its passkey, and the challenges that it holds. */
export interface PasskeyAnswer {
  /** The credential as JSON (WebAuthn level 3, 5.1). */
  readonly response: string
  /** The sealed text that the browser holds for a challenge. */
  heldFor(challenge: string): string | undefined
}

function sealOf(purpose: ChallengePurpose) {
  return { purpose: 'passkey challenge', label: 'handle' in purpose ? `${purpose.for} ${purpose.handle}` : purpose.for }
}

export function newChallenge(purpose: ChallengePurpose): NewChallenge {
  const challenge = randomBytes(32).toString('base64url')
  const until = Date.now() + challengeMinutes * 60_000
  const sealed = seal(env().secret, sealOf(purpose), JSON.stringify({ challenge, until }))
  return { challenge, sealed: sealed.toString('base64url') }
}

/** Uses up the challenge that an answer claims to be for. Refuses (`passkey_expired`) one that this browser does not
 *  hold for this purpose, that is too old, or that was used. */
export async function takeChallenge(
  claimed: string,
  { heldFor }: Pick<PasskeyAnswer, 'heldFor'>,
  purpose: ChallengePurpose,
): Promise<void> {
  const opened = unseal(env().secret, sealOf(purpose), Buffer.from(heldFor(claimed) ?? '', 'base64url'))
  const held = opened === undefined ? undefined : (JSON.parse(opened) as { challenge: string; until: number })
  const isOpen = held !== undefined && held.challenge === claimed && held.until > Date.now()
  const once = { what: `passkey-challenge:${claimed}`, most: 1, perMinutes: challengeMinutes + 1 }
  if (!isOpen || !(await attempts.take([once]))) throw new DomainError('passkey_expired')
}
