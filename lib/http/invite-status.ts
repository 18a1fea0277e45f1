/** The status of an invitation page. A page of the framework cannot choose 410, so the front sets it first: 200 while
 *  the link opens, 410 once it ended, 404 for what was never a link. */
import type { ServerResponse } from 'node:http'
import * as invites from '@/lib/org/invites'

/** Sets the status of a GET or HEAD of `/invite/<token>`; leaves every other request alone. */
export async function setInviteStatus(
  method: string | undefined,
  path: string,
  response: ServerResponse,
): Promise<void> {
  const token = /^\/invite\/([^/?]+)$/.exec(path)?.[1]
  if (!token || (method !== 'GET' && method !== 'HEAD')) return
  const link = await invites.peek(token)
  if (link && link.state !== 'open') response.statusCode = 410
}
