/** The activity row of a request that was refused before its key was looked up: the key is proven behind the answer,
 *  which nobody waits for. A key that is unknown leaves nothing. */
import { type PresentedKey, presentedKey, proveKey } from '@/lib/auth/application-key'
import { log } from '@/lib/base/log'
import { withOrg } from '@/lib/db/with-org'
import { ScimError } from '@/lib/scim'
import { spend } from './key-budget'
import { noteLater } from './scim-activity'
import type { Visit } from './visit'

/** Leaves word of the refusal with whom the key belongs to. */
export function tellLater(visit: Visit, key: PresentedKey, refusal: ScimError): void {
  tell(visit, key, refusal).catch((error) => log.warn({ err: error }, 'a refused request could not be noted'))
}

/** Refuses what no handler takes, an address or a verb that is none of ours: with a good key it is found in the activity,
 *  for a base URL mistyped at the provider shows nowhere else. */
export async function refuseKnown(visit: Visit, refusal: ScimError): Promise<never> {
  const key = keyOf(visit)
  if (key) {
    spend(visit, key)
    tellLater(visit, key, refusal)
  }
  throw refusal
}

function keyOf({ exchange }: Visit): PresentedKey | undefined {
  try {
    return exchange.replay?.key ?? presentedKey(exchange.header('authorization'))
  } catch {
    return undefined
  }
}

async function tell(visit: Visit, key: PresentedKey, refusal: ScimError): Promise<void> {
  await withOrg(key.orgId, async (tx) => {
    visit.proven = { key: await proveKey(tx, key), at: tx.now }
  }).catch((error) => {
    if (!(error instanceof ScimError)) throw error
  })
  noteLater(visit, { refusal })
}
