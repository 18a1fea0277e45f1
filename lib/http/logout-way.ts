/** The way on to an identity provider after signing out here, carried by one address of ours to a page that goes on by
 *  itself: no form may end on another host, however often it is redirected. The way names the person, so it is sealed,
 *  good for two minutes, and leads nowhere that was not sealed here. */
import { env } from '@/lib/base/env'
import { seal, unseal } from '@/lib/base/sealed'

const what = { purpose: 'logout way', label: 'url' }
const goodForMs = 2 * 60_000

/** The page that leads to the address. */
export function logoutWay(url: string, now = Date.now()): string {
  const way = seal(env().secret, what, `${now + goodForMs} ${url}`).toString('base64url')
  return `/logout/onwards?way=${way}`
}

/** The address that was sealed; undefined for anything else, and once it is over. */
export function openLogoutWay(way: string, now = Date.now()): string | undefined {
  const text = unseal(env().secret, what, Buffer.from(way, 'base64url'))
  const [until, url] = text?.split(' ') ?? []
  return url && Number(until) > now ? url : undefined
}
