/** Keys that are being replaced, each when it may have become silent. */
import { log } from '@/lib/base/log'
import { claim } from '@/lib/db/due-work'
import type { OrgId } from '@/lib/db/tx'
import { endIfSilent } from '@/lib/org/keys/key-rotation'

const leaseMs = 60_000
const batch = { perOrganization: 20, organizations: 20, allowances: {}, leaseMs }

/** Looks at every key that is due; answers how many ended. A failure leaves its key for a later look. */
export async function endSilentKeys(): Promise<{ ended: number }> {
  let ended = 0
  for (;;) {
    const dues = await claim('key_rotation', batch)
    if (dues.length === 0) return { ended }
    for (const { orgId, id } of dues) {
      try {
        if ((await endIfSilent(orgId as OrgId, id)) === 'silent') ended += 1
      } catch (error) {
        log.warn({ err: error, org: orgId, key: id }, 'a key that is being replaced was left for a later look')
      }
    }
  }
}
