/** Tells the activity log of requests that were refused for their rate. Their keys are not proven, since a flood must
 *  cost nothing: so once in ten seconds one of them is looked up behind its answer, and its row says how many there
 *  were. A key that is unknown leaves nothing. */
import type { PresentedKey } from '@/lib/auth/application-key'
import { singleton } from '@/lib/base/singleton'
import { ScimError } from '@/lib/scim'
import { spend, whoAsks } from './key-budget'
import { tellLater } from './told-later'
import type { Visit } from './visit'

const everyMs = 10_000
const maxKeys = 1_000

/** The requests of a key that were refused since one of them was told of. */
interface Refused {
  toldMs: number
  untold: number
}

const refusals = () => singleton('http.throttled', () => new Map<string, Refused>())

/** Takes a request off the budget of its key, as `spend` does; where nothing is left, leaves word in the activity log. */
export function spendOrTell(visit: Visit, key: PresentedKey): void {
  try {
    spend(visit, key)
  } catch (refusal) {
    if (refusal instanceof ScimError) note(visit, key, refusal)
    throw refusal
  }
}

/** Nobody waits for it. */
function note(visit: Visit, key: PresentedKey, refusal: ScimError): void {
  const known = refusals().get(whoAsks(key))
  const nowMs = performance.now()
  if (known && nowMs - known.toldMs < everyMs) {
    known.untold++
    return
  }
  const earlier = known?.untold ?? 0
  if (refusals().size >= maxKeys) refusals().clear()
  refusals().set(whoAsks(key), { toldMs: nowMs, untold: 0 })
  tellLater(visit, key, earlier === 0 ? refusal : withMore(refusal, earlier))
}

function withMore({ status, scimType, detail }: ScimError, more: number): ScimError {
  return new ScimError(status, scimType, `${detail} (Since the last such line ${more} more were refused.)`)
}
