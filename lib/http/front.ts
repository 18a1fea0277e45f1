/** The shipped server: SCIM goes to its handlers directly, everything else to Next. Both are in this one process. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import next from 'next'
import { env } from '@/lib/base/env'
import { newId } from '@/lib/base/id'
import { log } from '@/lib/base/log'
import { addressHeader, clientAddress } from './client-address'
import { setLinkStatus } from './link-status'
import { loopbackHeader, loopbackVerdict } from './loopback'
import { rewritePage } from './page-body'
import { countPage } from './page-metrics'
import { pathHeader } from './page-path'
import { securePage } from './page-security'
import { requestIdHeader } from './request-id'
import { isFromOwnPage } from './same-origin'
import { serveScim } from './scim-front'
import { serverLimits } from './server-limits'

const closeTimeoutMs = 25_000

type RequestHandler = ReturnType<ReturnType<typeof next>['getRequestHandler']>

export interface FrontOptions {
  readonly host: string
  readonly port: number
  readonly dev: boolean
}

/** Starts listening; rejects with code EADDRINUSE when the port is taken. `close` stops accepting and waits for
 *  requests in flight, at most 25 seconds. */
export async function startFront({ host, port, dev }: FrontOptions): Promise<{ close(): Promise<void> }> {
  callItselfAt(host, port)
  const app = next({ dev, dir: process.cwd(), hostname: host, port, quiet: true })
  await app.prepare()
  const handle = app.getRequestHandler()
  const server = createServer(serverLimits, (request, response) => {
    restoreOrigin(request)
    request.headers[addressHeader] = clientAddress(request.socket.remoteAddress, forwardedFor(request))
    request.headers[loopbackHeader] = loopbackVerdict(request.headers)
    if (serveScim(request, response)) return
    countPage(request, response)
    const requestId = newId()
    request.headers[requestIdHeader] = requestId
    request.headers[pathHeader] = request.url
    response.setHeader('X-Request-Id', requestId)
    const nonce = securePage(request, response, { origin: env().origin, dev })
    if (refusesStranger(request, response)) return
    if (!dev) rewritePage(request, response, nonce)
    servePage(handle, request, response)
  })
  if (dev) server.on('upgrade', app.getUpgradeHandler())
  await listen(server, host, port)
  return {
    async close() {
      await closed(server)
      await app.close()
    },
  }
}

/** After a form Next asks itself for the page that follows. Behind a proxy that says so it would do that by TLS, which
 *  nobody speaks here, and send the browser there by a second request instead. The name is Next's own. */
function callItselfAt(host: string, port: number): void {
  const every = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  process.env.__NEXT_PRIVATE_ORIGIN = `http://${every.includes(':') ? `[${every}]` : every}:${port}`
}

async function servePage(handle: RequestHandler, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await setLinkStatus(request.method, request.url?.split('?')[0] ?? '', response)
    await handle(request, response)
  } catch (error) {
    log.error({ err: error, requestId: request.headers[requestIdHeader] }, 'a page failed')
    if (!response.headersSent) response.writeHead(500)
    response.end()
  }
}

/** Answers 403 where a request that may change something came from a page of another site. */
function refusesStranger({ method, url, headers }: IncomingMessage, response: ServerResponse): boolean {
  if (isFromOwnPage({ method, path: url?.split('?')[0] ?? '', headers }, env().origin)) return false
  log.warn({ method, origin: headers.origin, requestId: headers[requestIdHeader] }, 'a foreign page was refused')
  response.writeHead(403, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' })
  response.end('This request did not come from a page of this site.\n')
  return true
}

/** A form on a page without referrer is posted with `Origin: null` where no script runs. The browser itself says in
 *  Sec-Fetch-Site, which no page can forge, that it came from here. */
function restoreOrigin({ headers }: IncomingMessage): void {
  if (headers.origin === 'null' && headers['sec-fetch-site'] === 'same-origin')
    headers.origin = `http://${headers.host}`
}

function forwardedFor(request: IncomingMessage): string | undefined {
  const header = request.headers['x-forwarded-for']
  return Array.isArray(header) ? header.join(',') : header
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), closeTimeoutMs)
    server.close(() => {
      clearTimeout(late)
      resolve()
    })
    server.closeIdleConnections()
  })
}
