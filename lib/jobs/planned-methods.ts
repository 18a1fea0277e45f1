/** Planned changes of the ways to sign in that have come about. They count without this; it writes them down. */
import { log } from '@/lib/base/log'
import { claim } from '@/lib/db/due-work'
import { findOrg } from '@/lib/db/finders'
import { withOrg } from '@/lib/db/with-org'
import { comeAbout, forgetDuePlan } from '@/lib/org/sign-in/sign-in-settings'

const batch = { perOrganization: 1, organizations: 20, allowances: {}, leaseMs: 120_000 }

/** Writes down every change that is due; answers how many there were. A failure leaves its organization for later. */
export async function settlePlannedMethods(): Promise<{ settled: number }> {
  let settled = 0
  for (;;) {
    const dues = await claim('sign_in_methods', batch)
    if (dues.length === 0) return { settled }
    for (const { orgId } of dues) {
      try {
        const org = await withOrg(orgId, findOrg)
        if (!org) continue
        if (await comeAbout(org)) settled += 1
        else await forgetDuePlan(org)
      } catch (error) {
        log.warn({ err: error, org: orgId }, 'a planned change of sign-in methods was left for a later look')
      }
    }
  }
}
