import type { Messages } from '@/lib/i18n/messages'
import type { Undone } from '@/lib/org/invitations/invite-undo'

/** What came of taking invitations back, in a sentence or two. */
export function undoneText({ undone, tooLate }: Undone, { invitations }: Messages): string {
  const { done, late, nothing } = invitations.undo
  if (undone === 0) return nothing
  return [done(undone), ...(tooLate > 0 ? [late(tooLate)] : [])].join(' ')
}
