/** An identity provider of the demo. It speaks SCIM to this very server, through the handlers that the network
 *  reaches, so that its people, its teams and its history are what such requests make of them. */
import { env } from '@/lib/base/env'
import type { Cast } from './cast'

/** Answers a request from this process. */
export type Ask = (request: Request) => Promise<Response | undefined>

export interface Client {
  /** The user agent. */
  readonly agent: string
  readonly address: string
  readonly token: () => string
}

export interface Sent {
  readonly method: string
  readonly path: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** What the story needs it to come to; else any success. */
  readonly expect?: number
}

export interface Answered {
  readonly status: number
  readonly body: { readonly id?: string; readonly Resources?: readonly { readonly id: string }[] }
}

export type Send = (sent: Sent) => Promise<Answered>

/** Throws where the answer is not what the story needs. */
export function sender(ask: Ask, { agent, address, token }: Client): Send {
  return async ({ method, path, body, headers, expect }) => {
    const request = new Request(`${env().origin}/api/v2/scim${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token()}`,
        'content-type': 'application/scim+json',
        'user-agent': agent,
        'x-gatehouse-address': address,
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const response = await ask(request)
    const text = (await response?.text()) ?? ''
    const status = response?.status ?? 0
    if (expect === undefined ? status === 0 || status >= 400 : status !== expect) {
      throw new Error(`the demo's ${method} ${path} was answered ${status}: ${text.slice(0, 400)}`)
    }
    return { status, body: text ? JSON.parse(text) : {} }
  }
}

export const schemas = {
  user: 'urn:ietf:params:scim:schemas:core:2.0:User',
  enterprise: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
  group: 'urn:ietf:params:scim:schemas:core:2.0:Group',
  patch: 'urn:ietf:params:scim:api:messages:2.0:PatchOp',
  bulk: 'urn:ietf:params:scim:api:messages:2.0:BulkRequest',
  search: 'urn:ietf:params:scim:api:messages:2.0:SearchRequest',
} as const

export function patchOf(...Operations: readonly Record<string, unknown>[]) {
  return { schemas: [schemas.patch], Operations }
}

export function searchPath(resource: 'Users' | 'Groups', filter: string, more = ''): string {
  return `/${resource}?${more}filter=${encodeURIComponent(filter)}`
}

/** The path of a person whom the story knows. */
export function userPath(cast: Cast, address: string): string {
  return `/Users/${cast.idOf(address)}`
}
