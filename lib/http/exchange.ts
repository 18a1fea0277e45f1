/** The least that a handler needs of a request and gives as an answer. The thin front makes one from Node's objects,
 *  Next's route from a Web Request; one line turns the answer into either side's response. */

import { isUtf8 } from 'node:buffer'
import type { PresentedKey } from '@/lib/auth/application-key'
import { addressHeader } from './client-address'
import { webStream } from './streamed'

export interface Exchange {
  readonly method: string
  /** The path as it was sent, without the query. */
  readonly path: string
  /** The text after `?`, without it. */
  readonly search: string
  header(name: string): string | null
  /** The client's address, as the front wrote it. */
  readonly address: string | undefined
  /** The body as text; rejects with `BodyTooLarge` beyond the limit, having read no more than it. */
  text(maxBytes: number): Promise<string>
  /** Only of a request that is played again from the log: the key it came with and the request that was refused first. */
  readonly replay?: { readonly key: PresentedKey; readonly origin: string }
}

export interface HttpAnswer {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: string | null
  /** Instead of `body` pieces of text that are made as they are sent. Whoever takes them takes them to the end, or
   *  returns the iterator. */
  readonly chunks?: AsyncIterable<string>
}

/** The body is larger than the route allows. */
export class BodyTooLarge extends Error {
  constructor(readonly maxBytes: number) {
    super(`the body is larger than ${maxBytes} bytes`)
  }
}

/** The body is not UTF-8. */
export class BodyNotText extends Error {}

/** The text of a body's bytes. Wrong bytes are refused rather than replaced: two names must not become one. */
export function decodeBody(chunks: readonly Uint8Array[]): string {
  const bytes = Buffer.concat(chunks)
  if (!isUtf8(bytes)) throw new BodyNotText()
  return bytes.toString('utf8')
}

/** An exchange of a Web Request. */
export function exchangeOf(request: Request): Exchange {
  const url = request.url
  const mark = url.indexOf('?')
  return {
    method: request.method,
    path: pathOf(mark < 0 ? url : url.slice(0, mark)),
    search: mark < 0 ? '' : url.slice(mark + 1),
    header: (name) => request.headers.get(name),
    address: request.headers.get(addressHeader) ?? undefined,
    text: (maxBytes) => readStream(request, maxBytes),
  }
}

/** The path of an absolute URL, as it stands there. */
function pathOf(url: string): string {
  return url.slice(url.indexOf('/', url.indexOf('://') + 3))
}

async function readStream(request: Request, maxBytes: number): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw new BodyTooLarge(maxBytes)
  const reader = request.body?.getReader()
  if (!reader) return ''
  const chunks: Uint8Array[] = []
  let size = 0
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength
    if (size > maxBytes) {
      await reader.cancel()
      throw new BodyTooLarge(maxBytes)
    }
    chunks.push(part.value)
  }
  return decodeBody(chunks)
}

export function responseOf({ status, headers, body, chunks }: HttpAnswer): Response {
  return new Response(chunks ? webStream(chunks) : body, { status, headers })
}
