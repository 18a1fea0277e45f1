/** How many requests a key may send: a bucket of tokens each, filled at a steady rate, so that an identity provider's
 *  cycle may begin with a burst. Counted in this process; several nodes together let through as many times the rate. */
import { singleton } from '@/lib/base/singleton'

export interface Rate {
  readonly perSecond: number
  readonly burst: number
}

export interface Bucket {
  readonly tokens: number
  readonly atMs: number
}

export interface Verdict {
  readonly allowed: boolean
  /** The bucket after it. */
  readonly bucket: Bucket
  /** Whole requests left. */
  readonly remaining: number
  /** Whole seconds, at least 1, until one more is allowed. */
  readonly retryAfterSeconds: number
  /** Whole seconds until the bucket is full. */
  readonly resetSeconds: number
}

/** Takes tokens out of the bucket as it is by now; undefined is a full one. A refused request takes none; one that costs
 *  more than is left takes it all the same, and those after it wait the longer. */
export function take(bucket: Bucket | undefined, nowMs: number, { perSecond, burst }: Rate, cost = 1): Verdict {
  const elapsedMs = bucket ? Math.max(0, nowMs - bucket.atMs) : 0
  const filled = bucket ? Math.min(burst, bucket.tokens + (elapsedMs / 1_000) * perSecond) : burst
  const allowed = filled >= 1
  const tokens = allowed ? filled - cost : filled
  return {
    allowed,
    bucket: { tokens, atMs: nowMs },
    remaining: Math.max(0, Math.floor(tokens)),
    retryAfterSeconds: Math.max(1, Math.ceil((1 - tokens) / perSecond)),
    resetSeconds: Math.ceil((burst - tokens) / perSecond),
  }
}

const maxBuckets = 10_000

/** The buckets of this process, those used last; whoever was forgotten begins with a full one. */
export class RateLimiter {
  private readonly buckets = new Map<string, Bucket>()

  /** `who` is the hash of the whole key: whoever knows only a key's public part has a bucket of their own. */
  take(who: string, nowMs: number, rate: Rate, cost = 1): Verdict {
    const verdict = take(this.buckets.get(who), nowMs, rate, cost)
    this.buckets.delete(who)
    this.buckets.set(who, verdict.bucket)
    if (this.buckets.size > maxBuckets) {
      for (const oldest of this.buckets.keys()) {
        this.buckets.delete(oldest)
        break
      }
    }
    return verdict
  }
}

export function rateLimiter(): RateLimiter {
  return singleton('auth.rate-limit', () => new RateLimiter())
}
