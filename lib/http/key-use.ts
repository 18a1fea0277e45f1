/** Notes when a key was used, and with it when its connection was heard of: at most once a minute, after the answer,
 *  so that nobody waits for it. */
import { log } from '@/lib/base/log'
import { singleton } from '@/lib/base/singleton'
import type { Found, KeyRow } from '@/lib/db/finders'
import { withOrg } from '@/lib/db/with-org'
import * as applicationKeys from '@/lib/org/keys/application-keys'
import type { Exchange } from './exchange'

const everyMs = 60_000
const maxKeys = 10_000

export function noteUse({ org, key_id: keyId }: Found<KeyRow>, exchange: Exchange): void {
  const noted = singleton('http.key-use', () => new Map<string, number>())
  const nowMs = performance.now()
  if (nowMs - (noted.get(keyId) ?? -everyMs) < everyMs) return
  if (noted.size > maxKeys) noted.clear()
  noted.set(keyId, nowMs)
  const from = { address: exchange.address, userAgent: exchange.header('user-agent') ?? undefined }
  withOrg(org.id, async (tx) => {
    await tx.ready()
    applicationKeys.noteUse({ tx }, keyId, from)
  }).catch((error) => log.warn({ err: error }, 'the use of a key could not be noted'))
}
