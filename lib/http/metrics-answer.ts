/** `/metrics`, in Prometheus' text format. Closed unless a token is configured, since even numbers tell who is at work. */
import { env } from '@/lib/base/env'
import { metrics } from '@/lib/base/metrics'
import { sameHash, sha256 } from '@/lib/base/secret'
import { batchPool } from '@/lib/db/client'
import { countDueWork } from '@/lib/db/due-counts'

/** Answers undefined where no token is configured: there is nothing here then. 401 teaches how the token is sent. */
export async function metricsAnswer(authorization: string | null): Promise<Response | undefined> {
  const { metricsToken } = env()
  if (metricsToken === null) return undefined
  if (!sameHash(sha256(authorization ?? ''), sha256(`Bearer ${metricsToken}`))) return refusal()
  await measure()
  return new Response(await metrics.registry.metrics(), {
    headers: { 'Content-Type': metrics.registry.contentType, 'Cache-Control': 'no-store' },
  })
}

function refusal(): Response {
  return new Response('Send the token of GATEHOUSE_METRICS_TOKEN: "Authorization: Bearer <token>".\n', {
    status: 401,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'WWW-Authenticate': 'Bearer', 'Cache-Control': 'no-store' },
  })
}

/** What is looked up rather than counted. A database that does not answer is a figure too, not a failure. */
async function measure(): Promise<void> {
  const { totalCount, idleCount, waitingCount } = batchPool()
  metrics.connections.set({ state: 'open' }, totalCount)
  metrics.connections.set({ state: 'idle' }, idleCount)
  metrics.connections.set({ state: 'awaited' }, waitingCount)
  metrics.due.reset()
  metrics.oldestDueSeconds.reset()
  try {
    for (const { kind, due, oldestSeconds } of await countDueWork()) {
      metrics.due.set({ kind }, due)
      metrics.oldestDueSeconds.set({ kind }, oldestSeconds)
    }
    metrics.databaseUp.set(1)
  } catch {
    metrics.databaseUp.set(0)
  }
}
