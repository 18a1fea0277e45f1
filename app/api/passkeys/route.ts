import { requestClient } from '@/lib/auth/client'
import { rateLimiter } from '@/lib/auth/rate-limit'
import { holdChallenge } from '@/lib/http/passkey-cookie'
import { beginSignIn } from '@/lib/org/passkeys/passkey-sign-in'

/** Of one address: more than an office behind one, less than a flood. */
const rate = { perSecond: 20, burst: 400 }

/** Begins a sign-in with a passkey: what the browser asks its authenticator. Changes nothing but this browser's cookie,
 *  so that the sign-in page may ask whenever it is opened. */
export async function POST(): Promise<Response> {
  const headers = { 'cache-control': 'no-store' }
  const { address } = await requestClient()
  if (!rateLimiter().take(`passkey:${address ?? ''}`, Date.now(), rate).allowed) {
    return new Response(null, { status: 429, headers: { ...headers, 'retry-after': '5' } })
  }
  const { options, ...challenge } = await beginSignIn()
  await holdChallenge(challenge)
  return Response.json(options, { headers })
}
