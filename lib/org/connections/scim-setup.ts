/** What the SCIM setup page shows: which keys could provision now, and whether JIT works against them. */
import { readOrg } from '@/lib/db/read-org'
import type { OrgId } from '@/lib/db/tx'
import { scimKeys } from '../keys/key-directory'
import type { OwnedKey } from '../keys/key-entry'

export interface ScimSetup {
  readonly now: Date
  /** Live keys for SCIM of active owners, the last used first; at most 20. */
  readonly keys: readonly OwnedKey[]
  readonly jitEnabled: boolean
}

export async function readSetup(orgId: OrgId): Promise<ScimSetup> {
  return readOrg(orgId, async (reading) => {
    const keys = await scimKeys(reading, orgId)
    const { jitEnabled } = await reading.db.organization.findUniqueOrThrow({
      where: { id: orgId },
      select: { jitEnabled: true },
    })
    return { now: reading.now, keys, jitEnabled }
  })
}
