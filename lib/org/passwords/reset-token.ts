/** The secret in a link under which a forgotten password is replaced. As with invitations it is derived from the link's
 *  id when the mail is made, and stored as a hash only. */
import { derivedSecret } from '@/lib/base/secret'
import { parseInvitationToken } from '../invitations/invitation-token'

/** The token of a link, `<organization>-<43 base62 digits>`, for `/reset/<token>`. */
export function resetToken(orgId: string, resetId: string, secretKey: string): string {
  return `${orgId}-${derivedSecret(secretKey, `reset:${orgId}:${resetId}`)}`
}

/** The form is that of every link that we mail; whose it is, the hash tells. */
export const parseResetToken = parseInvitationToken
