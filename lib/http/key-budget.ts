/** One request off the budget of its key (lib/auth/rate-limit.ts). */
import type { PresentedKey } from '@/lib/auth/application-key'
import { rateLimiter } from '@/lib/auth/rate-limit'
import { env } from '@/lib/base/env'
import { ScimError } from '@/lib/scim'
import type { Visit } from './visit'

/** The key as it was presented, right or wrong: nobody who lacks the secret is taken for who has it. */
export function whoAsks({ orgId, publicId, hash }: PresentedKey): string {
  return `${orgId} ${publicId} ${hash.toString('base64')}`
}

/** Its headers tell what is left; where nothing is, throws 429. Costs no query: the key need not be proven. `requests` is
 *  how many it counts as: a bulk request counts as its operations, on credit where less is left. */
export function spend(visit: Visit, key: PresentedKey, requests = 1): void {
  const perSecond = env().rateLimit
  if (perSecond === 0 || requests === 0) return
  const rate = { perSecond, burst: 4 * perSecond }
  const verdict = rateLimiter().take(whoAsks(key), performance.now(), rate, requests)
  visit.headers['x-ratelimit-limit'] = String(rate.burst)
  visit.headers['x-ratelimit-remaining'] = String(verdict.remaining)
  visit.headers['x-ratelimit-reset'] = String(verdict.resetSeconds)
  if (verdict.allowed) return
  visit.headers['retry-after'] = String(verdict.retryAfterSeconds)
  throw new ScimError(
    429,
    undefined,
    `This key has sent more than ${perSecond} requests a second. Slow down, try again.`,
  )
}
