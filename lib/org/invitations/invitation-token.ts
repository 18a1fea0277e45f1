/** The secret in an invitation link. It is derived from the link's id when a mail is made and stored as a hash only,
 *  so that neither the database nor a backup of it holds a link that opens. */
import { derivedSecret, secretLength } from '@/lib/base/secret'
import { claim, orgIdLength } from '@/lib/db/finders'
import type { OrgId } from '@/lib/db/tx'

/** The token of a link, `<organization>-<43 base62 digits>`, for `/invite/<token>`. */
export function invitationToken(orgId: string, linkId: string, secretKey: string): string {
  return `${orgId}-${derivedSecret(secretKey, `invitation:${orgId}:${linkId}`)}`
}

/** The parts of a token, if it has the form of one; `orgId` is a claim that the secret's hash must prove. */
export function parseInvitationToken(token: string): { orgId: OrgId; secret: string } | undefined {
  const orgId = claim(token.slice(0, orgIdLength))
  const secret = token.slice(orgIdLength + 1)
  const wellFormed = token[orgIdLength] === '-' && secret.length === secretLength && /^[0-9A-Za-z]+$/.test(secret)
  return orgId && wellFormed ? { orgId, secret } : undefined
}
