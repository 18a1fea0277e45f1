/** The cookies that keep a challenge in the browser that asked for it. Eight places are shared by all questions of a
 *  browser: two tabs do not take each other's, and nobody can fill its headers with them. */
import { cookies } from 'next/headers'
import { env } from '@/lib/base/env'
import { challengeMinutes, type NewChallenge, type PasskeyAnswer } from '@/lib/org/passkeys/passkey-challenges'

const places = 8

function isSecure(): boolean {
  return env().origin.startsWith('https:')
}

function nameFor(challenge: string): string {
  return `${isSecure() ? '__Host-' : ''}gatehouse-passkey-${(challenge.codePointAt(0) ?? 0) % places}`
}

export async function holdChallenge({ challenge, sealed }: NewChallenge): Promise<void> {
  const jar = await cookies()
  const kept = { httpOnly: true, secure: isSecure(), sameSite: 'strict', path: '/' } as const
  jar.set(nameFor(challenge), sealed, { ...kept, maxAge: challengeMinutes * 60 })
}

/** What a passkey answered, with what this browser holds. */
export async function answerOf(response: string): Promise<PasskeyAnswer> {
  const jar = await cookies()
  return { response, heldFor: (challenge) => jar.get(nameFor(challenge))?.value }
}
