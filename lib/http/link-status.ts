/** The status of the page behind a mailed link. A page of the framework cannot choose 410, so the front sets it first:
 *  200 while the link opens, 410 once it ended, 404 for what was never a link. */
import type { ServerResponse } from 'node:http'
import * as invites from '@/lib/org/invitations/invites'
import * as resets from '@/lib/org/passwords/password-resets'

const links = { invite: invites.peek, reset: resets.peek }

/** Sets the status of a GET or HEAD of `/invite/<token>` and `/reset/<token>`; leaves every other request alone. */
export async function setLinkStatus(method: string | undefined, path: string, response: ServerResponse): Promise<void> {
  const [, noun, token] = /^\/(invite|reset)\/([^/?]+)$/.exec(path) ?? []
  if (!noun || !token || (method !== 'GET' && method !== 'HEAD')) return
  const link = await links[noun as keyof typeof links](token)
  if (link && link.state !== 'open') response.statusCode = 410
}
