/** How many mails an organization may send now: a bucket each, so that a mass sync does not flood the mail server
 *  while a single mail leaves at once. Counted in this process: two workers together send at twice the rate. */

export interface Rate {
  readonly perSecond: number
  readonly burst: number
}

interface Bucket {
  tokens: number
  atMs: number
}

export class Allowances {
  private readonly buckets = new Map<string, Bucket>()

  constructor(
    private readonly rate: Rate,
    private readonly clockMs: () => number,
  ) {}

  /** Notes that `count` mails of the organization are about to leave. */
  take(orgId: string, count: number): void {
    const tokens = this.left(orgId) - count
    this.buckets.set(orgId, { tokens, atMs: this.clockMs() })
  }

  /** Whole mails left to those who may send fewer than a burst, by organization. Forgets whoever may send that again. */
  limited(): Record<string, number> {
    const limited: Record<string, number> = {}
    for (const orgId of this.buckets.keys()) {
      const tokens = this.left(orgId)
      if (tokens >= this.rate.burst) this.buckets.delete(orgId)
      else limited[orgId] = Math.max(0, Math.floor(tokens))
    }
    return limited
  }

  private left(orgId: string): number {
    const bucket = this.buckets.get(orgId)
    if (!bucket) return this.rate.burst
    const gained = ((this.clockMs() - bucket.atMs) / 1_000) * this.rate.perSecond
    return Math.min(this.rate.burst, bucket.tokens + gained)
  }
}
