/** The way on to an identity provider after signing out here, carried by one address of ours to a page that goes on by
 *  itself: no form may end on another host, however often it is redirected. The way names the person, so it is sealed,
 *  good for two minutes, and leads nowhere that was not sealed here.
 *
 *  A provider that takes messages by form alone is reached from one more page, whose policy lets a form end at the origin
 *  of its way: nobody else can name one. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { env } from '@/lib/base/env'
import { seal, unseal } from '@/lib/base/sealed'
import type { PostedMessage } from '@/lib/saml/post-binding'

const what = { purpose: 'logout way', label: 'url' }
const goodForMs = 2 * 60_000
const formPath = '/logout/onwards/form'

export interface Onwards {
  readonly url: string
  /** What is posted there; without, the address says it all. */
  readonly form?: PostedMessage
}

interface Sealed extends Onwards {
  readonly until: number
}

/** The page that leads to the address. */
export function logoutWay(onwards: Onwards, now = Date.now()): string {
  return `/logout/onwards?way=${sealed(onwards, now)}`
}

/** The page that posts a message by itself. Its own document, which a router never opens. */
export function logoutFormWay(onwards: Onwards & { readonly form: PostedMessage }, now = Date.now()): string {
  return `${formPath}?way=${sealed(onwards, now)}`
}

function sealed({ url, form }: Onwards, now: number): string {
  const way: Sealed = { until: now + goodForMs, url, ...(form && { form }) }
  const packed = deflateRawSync(JSON.stringify(way)).toString('base64url')
  return seal(env().secret, what, packed).toString('base64url')
}

/** What was sealed; undefined for anything else, and once it is over. */
export function openLogoutWay(way: string, now = Date.now()): Onwards | undefined {
  const packed = unseal(env().secret, what, Buffer.from(way, 'base64url'))
  if (packed === undefined) return undefined
  const { until, ...onwards }: Sealed = JSON.parse(inflateRawSync(Buffer.from(packed, 'base64url')).toString('utf8'))
  return until > now ? onwards : undefined
}

/** The origin that the form of a page of ours may end at: that of a way which is good. Undefined for every other page. */
export function formOrigin(requestUrl: string, now = Date.now()): string | undefined {
  const [path, query] = requestUrl.split('?')
  if (path !== formPath) return undefined
  const opened = openLogoutWay(new URLSearchParams(query).get('way') ?? '', now)
  return opened?.form === undefined ? undefined : new URL(opened.url).origin
}
