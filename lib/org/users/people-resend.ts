/** New invitations to many people: to a few dozen at once, so that the page says who was left out and why; to more as a
 *  job with progress, so that nobody waits and nothing stops halfway with the page. */
import { DomainError } from '@/lib/base/errors'
import type { Org } from '@/lib/db/finders'
import type { Actor } from '../can'
import { startResend } from '../jobs'
import { carryOut, type Outcome } from './people-bulk'
import { idsOf, mostResent, type Selection } from './people-selection'

/** So many are invited again while the page waits. */
export const mostWaitedFor = 50

/** Sends a new mail with a new link to all who were chosen: the outcome, or the job that does it. Refuses more people
 *  than `mostResent` (`selection_too_large`) and what the actor may not do. */
export async function resend(
  org: Org,
  actor: Actor,
  selection: Selection,
): Promise<Outcome | { readonly jobId: string }> {
  const ids = await idsOf(org.id, selection, mostResent)
  if (ids.length > mostResent) throw new DomainError('selection_too_large')
  if (ids.length <= mostWaitedFor) return carryOut(org, actor, { ids }, { do: 'resend' })
  return { jobId: await startResend(org, actor, ids) }
}
