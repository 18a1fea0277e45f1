/** The way on to an identity provider after signing out here, carried by one address of ours to a page that goes on by
 *  itself: no form may end on another host, however often it is redirected. The way names the person, so it is sealed,
 *  good for two minutes, and leads nowhere that was not sealed here.
 *
 *  A provider that takes messages by form alone is reached from one more page, whose policy lets a form end at the origin
 *  of its way: nobody else can name one. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { env } from '@/lib/base/env'
import { seal, unseal } from '@/lib/base/sealed'

const what = { purpose: 'logout way', label: 'url' }
const goodForMs = 2 * 60_000
const formPath = '/logout/onwards/form'

export interface Onwards {
  readonly url: string
  /** What is posted there, as XML; without, the address says it all. */
  readonly message?: string
}

/** The page that leads to the address. */
export function logoutWay({ url, message }: Onwards, now = Date.now()): string {
  const packed = message === undefined ? '' : ` ${deflateRawSync(message).toString('base64url')}`
  const way = seal(env().secret, what, `${now + goodForMs} ${url}${packed}`).toString('base64url')
  return `/logout/onwards?way=${way}`
}

/** What was sealed; undefined for anything else, and once it is over. */
export function openLogoutWay(way: string, now = Date.now()): Onwards | undefined {
  const text = unseal(env().secret, what, Buffer.from(way, 'base64url'))
  const [until, url, packed] = text?.split(' ') ?? []
  if (!url || Number(until) <= now) return undefined
  return packed === undefined
    ? { url }
    : { url, message: inflateRawSync(Buffer.from(packed, 'base64url')).toString('utf8') }
}

/** The origin that the form of a page of ours may end at: that of a way which is good. Undefined for every other page. */
export function formOrigin(requestUrl: string, now = Date.now()): string | undefined {
  const [path, query] = requestUrl.split('?')
  if (path !== formPath) return undefined
  const opened = openLogoutWay(new URLSearchParams(query).get('way') ?? '', now)
  return opened?.message === undefined ? undefined : new URL(opened.url).origin
}
