/** The thin front for SCIM: from Node's request to the route handlers and back, without the framework between. It
 *  finds the route, reads the body within its limit, and leaves everything else to the handler. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { scimRoutes } from '@/app/api/v2/scim/routes'
import { addressHeader } from './client-address'
import {
  BodyTooLarge,
  decodeBody,
  type Exchange,
  exchangeOf as exchangeOfWeb,
  type HttpAnswer,
  responseOf,
} from './exchange'
import { type Handlers, type Params, paramsOf, type ScimHandler } from './scim-route'
import { sendChunks } from './streamed'
import { scimRoots } from './visit'

interface Route {
  readonly segments: readonly string[]
  readonly handlers: Handlers
}

const routes: readonly Route[] = Object.entries(scimRoutes).map(([path, handlers]) => ({
  segments: path.split('/').slice(1),
  handlers,
}))
const unknown = scimRoutes['/[...path]']

/** Answers the request if its path is SCIM's; otherwise answers false and touches nothing. */
export function serveScim(request: IncomingMessage, response: ServerResponse): boolean {
  const url = request.url ?? ''
  const mark = url.indexOf('?')
  const path = mark < 0 ? url : url.slice(0, mark)
  const found = handlerOf(request.method ?? 'GET', path)
  if (!found) return false
  const { handler, params } = found
  handler
    .answer(exchangeOf(request, path, mark < 0 ? '' : url.slice(mark + 1)), params)
    .then((answer) => send(request, response, answer))
  return true
}

/** Answers a request that comes from this very process, through the same handlers; undefined if its path is not SCIM's. */
export async function answerScim(request: Request): Promise<Response | undefined> {
  const answer = await answerExchange(exchangeOfWeb(request))
  return answer && responseOf(answer)
}

/** The same for what is no request of Node's or the Web's. */
export async function answerExchange(exchange: Exchange): Promise<HttpAnswer | undefined> {
  const found = handlerOf(exchange.method, exchange.path)
  return found?.handler.answer(exchange, found.params)
}

function handlerOf(method: string, path: string): { handler: ScimHandler; params: Params } | undefined {
  const prefix = scimRoots.find(
    (each) => path.startsWith(each) && (path.length === each.length || path[each.length] === '/'),
  )
  if (prefix === undefined) return undefined
  const { handlers, params } = match(path.slice(prefix.length))
  const offered: Partial<Record<string, ScimHandler>> = handlers
  return { handler: offered[method === 'HEAD' ? 'GET' : method] ?? handlers.OPTIONS, params }
}

function match(path: string): { handlers: Handlers; params: Params } {
  const segments = path.split('/').filter((segment) => segment !== '')
  for (const route of routes) {
    if (route.segments.length !== segments.length || route.handlers === unknown) continue
    if (!route.segments.every((own, n) => own.startsWith('[') || own === segments[n])) continue
    return { handlers: route.handlers, params: paramsOf((name) => segments[route.segments.indexOf(`[${name}]`)]) }
  }
  return { handlers: unknown, params: paramsOf(() => undefined) }
}

function exchangeOf(request: IncomingMessage, path: string, search: string): Exchange {
  return {
    method: request.method ?? 'GET',
    path,
    search,
    header: (name) => {
      const value = request.headers[name]
      return typeof value === 'string' ? value : null
    },
    address: request.headers[addressHeader]?.toString(),
    text: (maxBytes) => readText(request, maxBytes),
  }
}

/** Listeners cost a third of what iterating over the request does. */
function readText(request: IncomingMessage, maxBytes: number): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return Promise.reject(new BodyTooLarge(maxBytes))
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const take = (chunk: Buffer) => {
      size += chunk.length
      chunks.push(chunk)
      if (size <= maxBytes) return
      // Nothing more is read; the answer closes the connection.
      request.off('data', take).pause()
      reject(new BodyTooLarge(maxBytes))
    }
    request
      .on('data', take)
      .once('end', () => Promise.resolve(chunks).then(decodeBody).then(resolve, reject))
      .once('error', reject)
      .once('close', () => request.complete || reject(new Error('the client has gone')))
  })
}

function send(request: IncomingMessage, response: ServerResponse, { status, headers, body, chunks }: HttpAnswer): void {
  // A body that was refused unread would be taken for the next request on this connection.
  if (!request.complete) headers.connection = 'close'
  if (body !== null) headers['content-length'] = String(Buffer.byteLength(body))
  response.writeHead(status, headers)
  if (chunks) sendChunks(response, chunks)
  else response.end(body ?? undefined)
}
