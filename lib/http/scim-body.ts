/** The body of a SCIM request: read within the limits of its route, in time, parsed once. What is wrong with it is told
 *  only to whoever holds a good key, so it is kept until then. */
import { isScimBody, parseJson, ScimError } from '@/lib/scim'
import type { Exchange } from './exchange'

/** The body did not arrive in time. */
export class BodyTooSlow extends Error {
  constructor(readonly limitMs: number) {
    super(`the body was not complete after ${limitMs} ms`)
  }
}

/** Below the time that the front gives a whole request, so that a slow client is told why. */
export const bodyTimeoutMs = 25_000

/** The body's text, or why it is none. */
export type Body = { readonly text: string } | { readonly error: unknown } | undefined

const withBody = new Set(['POST', 'PUT', 'PATCH'])

export async function readBody(exchange: Exchange, maxBytes: number): Promise<Body> {
  if (!withBody.has(exchange.method)) return undefined
  if (!isScimBody(exchange.header('content-type'))) {
    return {
      error: new ScimError(415, undefined, 'Send the body as application/scim+json or application/json, in UTF-8.'),
    }
  }
  if (isCoded(exchange.header('content-encoding'))) {
    return { error: new ScimError(415, undefined, 'Send the body as it is, without Content-Encoding.') }
  }
  return inTime(exchange.text(maxBytes)).then(
    (text) => ({ text }),
    (error: unknown) => ({ error }),
  )
}

/** A compressed body is not read: a small one could hold any amount. */
function isCoded(encoding: string | null): boolean {
  return encoding !== null && !/^\s*(?:identity\s*)?$/i.test(encoding)
}

function inTime(reading: Promise<string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new BodyTooSlow(bodyTimeoutMs)), bodyTimeoutMs)
    reading.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

/** The parsed body. Throws what was wrong with it. */
export function parsedBody(body: Body): unknown {
  return body && parseJson(textOf(body))
}

/** The body's text; empty where the verb has none. Throws why it could not be read. */
export function textOf(body: Body): string {
  if (!body) return ''
  if ('error' in body) throw body.error
  return body.text
}
