/** What could lock its owner out or let somebody else in asks for a proof of the last few minutes (`freshMinutes`): a
 *  session that was left open, or stolen, is not enough. Signing in is one; where it is too long ago, the page
 *  /account/confirm asks anew and leads back. */
import { redirect } from 'next/navigation'
import type { Member } from './member'

/** Returns for whoever proved a short while ago who they are, and sends everybody else to do so. `returnTo` is the page
 *  of ours to come back to: what an action was sent does not come back with it, so a page asks before it shows a form,
 *  and its action asks again. */
export function requireFresh({ isFresh }: Pick<Member, 'isFresh'>, returnTo: string): void {
  if (!isFresh) redirect(confirmPath(returnTo))
}

/** Where one proves anew who one is, on the way to a page of ours. */
export function confirmPath(returnTo: string): string {
  return `/account/confirm?${new URLSearchParams({ returnTo })}`
}
