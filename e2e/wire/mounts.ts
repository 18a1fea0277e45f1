/** The two ways our SCIM routes are served, and the framework's own where there is a build: the thin front of the
 *  shipped server, and the exported handlers called with Web Requests as Next calls them. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { scimRoutes } from '@/app/api/v2/scim/routes'
import { env } from '@/lib/base/env'
import { serveScim } from '@/lib/http/scim-front'
import type { Handlers } from '@/lib/http/scim-route'
import { serverLimits } from '@/lib/http/server-limits'

export interface Mount {
  /** The SCIM root over real HTTP. */
  readonly baseUrl: string
  close(): Promise<void>
}

const mounts = { front: startFront, handlers: startHandlers, next: startNext } as const
export type MountName = keyof typeof mounts

/** `next` needs `next build`; GATEHOUSE_WIRE_NEXT=on says that there is one. */
export const mountNames: readonly MountName[] =
  process.env.GATEHOUSE_WIRE_NEXT === 'on' ? ['front', 'handlers', 'next'] : ['front', 'handlers']

/** Whether a mount's handlers see this path at all. `next start` alone settles dot segments, broken escapes and a slash
 *  at the end itself (308, or its own 500), and writes a query anew in which a plus stood beside escaped spaces; the
 *  shipped server's front never lets it. */
export function handlersSee(mount: MountName, path: string): boolean {
  const [route = '', search = ''] = path.split('?')
  const isWrittenAnew = search.includes('%20') && search.includes('+')
  const isMoved = /(^|\/)(\.|%2e){1,2}(\/|$)|\/$/i.test(route)
  return mount !== 'next' || (!isWrittenAnew && !isMoved && isDecodable(route))
}

function isDecodable(text: string): boolean {
  return decoded(text, undefined) !== undefined
}

export function startMount(name: MountName): Promise<Mount> {
  return mounts[name]()
}

function startFront(): Promise<Mount> {
  return listening(
    createServer(serverLimits, (request, response) => {
      if (!serveScim(request, response)) response.writeHead(404).end('left to Next')
    }),
  )
}

function startHandlers(): Promise<Mount> {
  return listening(
    createServer(serverLimits, (request, response) => {
      callHandler(request, response).catch((error: Error) => response.writeHead(500).end(error.stack))
    }),
  )
}

/** `next start` as its own process, with this process's database and secret. */
async function startNext(): Promise<Mount> {
  if (!existsSync('.next/BUILD_ID')) throw new Error('GATEHOUSE_WIRE_NEXT=on needs a build: run next build first')
  const probe = await listening(createServer())
  await probe.close()
  const { port, origin } = new URL(probe.baseUrl)
  const child = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', port], {
    env: { ...process.env, NODE_ENV: 'production', GATEHOUSE_ORIGIN: env().origin },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`next start ended with ${code}`)))
    child.stdout.on('data', (text: Buffer) => text.includes('Ready in') && resolve())
  })
  return {
    baseUrl: `${origin}/api/v2/scim`,
    close: () => {
      child.kill('SIGTERM')
      return gone
    },
  }
}

async function listening(server: Server): Promise<Mount> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: `http://127.0.0.1:${port}/api/v2/scim`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Routes and calls as Next does: by the folders, parameters decoded into a promise and none where the path has none, HEAD as GET without
 *  its body. */
async function callHandler(message: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = message.url ?? '/'
  const segments = (url.split('?', 1)[0] ?? '').split('/').filter(Boolean).slice(3)
  const { handlers, params } = route(segments)
  const method = message.method === 'HEAD' ? 'GET' : (message.method ?? 'GET')
  const handler = handlers[method as keyof Handlers]
  if (!handler) return void response.writeHead(405).end()
  const context = { params: Object.keys(params).length > 0 ? Promise.resolve(params) : undefined }
  const answer = await handler(webRequest(message, url), context)
  if (!message.complete) response.setHeader('connection', 'close')
  response.writeHead(answer.status, Object.fromEntries(answer.headers))
  response.end(message.method === 'HEAD' ? undefined : Buffer.from(await answer.arrayBuffer()))
}

function route(segments: readonly string[]): { handlers: Handlers; params: Record<string, string> } {
  for (const [path, handlers] of Object.entries(scimRoutes)) {
    const own = path.split('/').slice(1)
    if (own.length !== segments.length || path.includes('...')) continue
    const params: Record<string, string> = {}
    const fits = own.every((part, n) => {
      if (!part.startsWith('[')) return part === segments[n]
      const segment = segments[n] ?? ''
      params[part.slice(1, -1)] = decoded(segment, segment)
      return true
    })
    if (fits) return { handlers, params }
  }
  return { handlers: scimRoutes['/[...path]'], params: {} }
}

function decoded<T>(text: string, otherwise: T): string | T {
  try {
    return decodeURIComponent(text)
  } catch {
    return otherwise
  }
}

function webRequest(message: IncomingMessage, url: string): Request {
  const headers = new Headers()
  for (let n = 0; n < message.rawHeaders.length; n += 2) {
    headers.append(message.rawHeaders[n] ?? '', message.rawHeaders[n + 1] ?? '')
  }
  const hasBody = message.method !== 'GET' && message.method !== 'HEAD'
  return new Request(`http://127.0.0.1${url.replace(/^\/+/, '/')}`, {
    method: message.method,
    headers,
    ...(hasBody && { body: streamOf(message), duplex: 'half' }),
  } as RequestInit)
}

function streamOf(message: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks = message[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(new Uint8Array(value))
    },
  })
}
