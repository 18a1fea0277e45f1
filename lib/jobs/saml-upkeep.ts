/** Identity providers whose metadata and certificates are due to be looked at. */
import { log } from '@/lib/base/log'
import { claim } from '@/lib/db/due-work'
import { lookAfter } from '@/lib/org/saml/saml-upkeep'

const leaseMs = 120_000
const batch = { perOrganization: 5, organizations: 20, allowances: {}, leaseMs }

/** Looks after every provider that is due; answers how many there were. A failure leaves its provider for later. */
export async function lookAfterProviders(): Promise<{ looked: number }> {
  let looked = 0
  for (;;) {
    const dues = await claim('saml_provider', batch)
    if (dues.length === 0) return { looked }
    for (const { orgId, id } of dues) {
      looked += 1
      try {
        await lookAfter(orgId, id)
      } catch (error) {
        log.warn({ err: error, org: orgId, provider: id }, 'an identity provider was left for a later look')
      }
    }
  }
}
