/** What the page of an open invitation hands to single sign-on: that whoever begins there holds the link that was mailed.
 *  Sealed and for an hour; the link itself stays out of the address. */
import { createHmac } from 'node:crypto'
import { env } from '@/lib/base/env'
import { isUuid } from '@/lib/base/id'
import { sameHash } from '@/lib/base/secret'
import type { OrgId } from '@/lib/db/tx'

const ttlMs = 3_600_000

export function invitationTicket(orgId: OrgId, linkId: string, now = Date.now()): string {
  const body = `${linkId}.${now + ttlMs}`
  return `${body}.${seal(orgId, body).toString('base64url')}`
}

/** The id of the invitation's link; undefined for what is no ticket of the organization, or an old one. */
export function readInvitationTicket(orgId: OrgId, ticket: string, now = Date.now()): string | undefined {
  const [linkId = '', until = '', mark = ''] = ticket.split('.')
  const isOwn = sameHash(seal(orgId, `${linkId}.${until}`), Buffer.from(mark, 'base64url'))
  return isOwn && isUuid(linkId) && Number(until) > now ? linkId : undefined
}

function seal(orgId: OrgId, body: string): Buffer {
  return createHmac('sha256', env().secret).update(`invitation ticket:${orgId}:${body}`).digest()
}
