/** The body of what a browser navigates to, on its way out: the scripts of a page made late, and text compressed. Next
 *  is asked for it uncompressed, since what is compressed cannot be rewritten. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createGzip, type Gzip } from 'node:zlib'
import { lateScripts, type Rewrite } from './late-scripts'

const text = /^(?:text\/|application\/(?:[\w.+-]+\+)?(?:json|xml|javascript)|image\/svg)/

/** Takes over `writeHead`, `write` and `end` of the response; does nothing where no browser navigates. */
export function rewritePage(request: IncomingMessage, response: ServerResponse, nonce?: string): void {
  if (request.method === 'HEAD' || !request.headers.accept?.includes('text/html')) return
  const takesGzip = /\bgzip\b/.test(String(request.headers['accept-encoding']))
  request.headers['accept-encoding'] = 'identity'
  const [writeHead, write, end] = [response.writeHead, response.write, response.end].map((own) =>
    own.bind(response),
  ) as [Untyped, Untyped, Untyped]
  let body: Body | undefined
  let isEnded = false
  const decide = () => {
    if (!response.headersSent) body ??= bodyOf(response, { takesGzip, nonce }, { write, end })
    return body
  }
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    response.statusCode = status
    const headers = rest.at(-1)
    const isRecord = typeof headers === 'object' && headers !== null && !Array.isArray(headers)
    if (isRecord) for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    decide()
    return writeHead(status, ...(isRecord ? rest.slice(0, -1) : rest))
  }) as typeof response.writeHead
  response.write = ((piece: Piece, ...rest: unknown[]) =>
    decide() ? body?.write(piece, false) : write(piece, ...rest)) as typeof response.write
  response.end = ((piece?: Piece, ...rest: unknown[]) => {
    if (!decide()) return end(piece, ...rest)
    if (!isEnded) body?.write(typeof piece === 'function' ? '' : (piece ?? ''), true)
    isEnded = true
    return response
  }) as typeof response.end
}

type Piece = string | Uint8Array
// biome-ignore lint/suspicious/noExplicitAny: each has several signatures, and all of them are passed on.
type Untyped = (...args: any[]) => any

interface Raw {
  readonly write: (piece: Uint8Array) => boolean
  readonly end: () => void
}

interface Wanted {
  readonly takesGzip: boolean
  readonly nonce: string | undefined
}

interface Body {
  /** @returns whether the client keeps up; else `drain` follows */
  write(piece: Piece, isLast: boolean): boolean
}

/** What the body passes through by the headers it goes out with; undefined where it stays as it is. */
function bodyOf(response: ServerResponse, { takesGzip, nonce }: Wanted, raw: Raw): Body | undefined {
  const type = String(response.getHeader('Content-Type') ?? '')
  const rewrite = type.startsWith('text/html') ? lateScripts(nonce) : undefined
  const isPlain = !text.test(type) || response.hasHeader('Content-Encoding') || response.statusCode === 304
  if (isPlain || !(rewrite || takesGzip)) return undefined
  response.removeHeader('Content-Length')
  if (!takesGzip) return { write: (piece, isLast) => passOn(raw, rewritten(rewrite, piece, isLast), isLast) }
  response.setHeader('Content-Encoding', 'gzip')
  const gzip = compressor(response, raw)
  return {
    write(piece, isLast) {
      const bytes = rewritten(rewrite, piece, isLast)
      const keepsUp = gzip.write(bytes)
      if (isLast) gzip.end()
      // What is there already is shown while the rest is made.
      else gzip.flush()
      return keepsUp
    },
  }
}

function rewritten(rewrite: Rewrite | undefined, piece: Piece, isLast: boolean): Buffer {
  const bytes =
    typeof piece === 'string' ? Buffer.from(piece) : Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
  return rewrite ? Buffer.from(rewrite(bytes.toString('latin1'), isLast), 'latin1') : bytes
}

function passOn(raw: Raw, bytes: Uint8Array, isLast: boolean): boolean {
  const keepsUp = bytes.length === 0 || raw.write(bytes)
  if (isLast) raw.end()
  return keepsUp
}

function compressor(response: ServerResponse, raw: Raw): Gzip {
  const gzip = createGzip()
  gzip
    .on('data', (bytes) => raw.write(bytes) || gzip.pause())
    .on('drain', () => response.emit('drain'))
    .on('end', raw.end)
  response.on('drain', () => gzip.resume()).on('close', () => gzip.destroy())
  return gzip
}
