/** Domains whose record is due to be looked for. */
import { log } from '@/lib/base/log'
import { claim } from '@/lib/db/due-work'
import { lookAfter } from '@/lib/org/domains/domain-checks'

const batch = { perOrganization: 5, organizations: 20, allowances: {}, leaseMs: 120_000 }

/** Looks after every domain that is due; answers how many there were. A failure leaves its domain for later. */
export async function lookAfterDomains(): Promise<{ looked: number }> {
  let looked = 0
  for (;;) {
    const dues = await claim('domain', batch)
    if (dues.length === 0) return { looked }
    const looks = dues.map(async ({ orgId, id }) => {
      try {
        await lookAfter(orgId, id)
      } catch (error) {
        log.warn({ err: error, org: orgId, domain: id }, 'a domain was left for a later look')
      }
    })
    await Promise.all(looks)
    looked += dues.length
  }
}
