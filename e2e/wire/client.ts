/** A SCIM client that sends what it is told, byte for byte: nothing tidies the path, the headers or the body, since
 *  half of the tests are about untidy ones. */
import http from 'node:http'

export interface Sent {
  readonly method: string
  /** Below the base URL, as it goes over the wire. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON. */
  readonly body?: unknown
  /** Sent as it is, instead of `body`. */
  readonly raw?: string | Buffer
  /** Instead of the client's own key; null for none at all. */
  readonly authorization?: string | null
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
  /** The parsed body; an empty object where there is none or it is no JSON. */
  readonly json: Json
}

/** What a server sent, looked into by name or index. */
export interface Json {
  readonly [name: string | number]: Json | undefined
}

export interface Exchange {
  readonly sent: Sent
  answer?: Answer
}

export class ScimClient {
  private readonly agent = new http.Agent({ keepAlive: true })
  private readonly base: URL
  /** Everything sent so far, in that order. */
  readonly log: Exchange[] = []

  constructor(
    readonly baseUrl: string,
    readonly key: string,
  ) {
    this.base = new URL(baseUrl)
  }

  get(path: string, headers?: Sent['headers']): Promise<Answer> {
    return this.send({ method: 'GET', path, headers })
  }

  post(path: string, body: unknown, headers?: Sent['headers']): Promise<Answer> {
    return this.send({ method: 'POST', path, body, headers })
  }

  put(path: string, body: unknown, headers?: Sent['headers']): Promise<Answer> {
    return this.send({ method: 'PUT', path, body, headers })
  }

  /** PATCH with these operations. */
  patch(path: string, operations: readonly unknown[], headers?: Sent['headers']): Promise<Answer> {
    const body = { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: operations }
    return this.send({ method: 'PATCH', path, body, headers })
  }

  delete(path: string, headers?: Sent['headers']): Promise<Answer> {
    return this.send({ method: 'DELETE', path, headers })
  }

  /** GET of a list with parameters, escaped. */
  list(parameters: Readonly<Record<string, string | number | undefined>>, path = '/Users'): Promise<Answer> {
    const given = Object.entries(parameters).filter(([, value]) => value !== undefined)
    const pairs = given.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    return this.get(`${path}?${pairs.join('&')}`)
  }

  send(sent: Sent): Promise<Answer> {
    const body = sent.raw ?? (sent.body === undefined ? undefined : JSON.stringify(sent.body))
    const authorization = sent.authorization === undefined ? `Bearer ${this.key}` : sent.authorization
    const headers: Record<string, string> = {
      ...(authorization !== null && { authorization }),
      ...(body !== undefined && { 'content-type': 'application/scim+json' }),
      ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }),
      ...sent.headers,
    }
    for (const [name, value] of Object.entries(headers)) if (value === '') delete headers[name]
    const exchange: Exchange = { sent }
    this.log.push(exchange)
    return new Promise((resolve, reject) => {
      const { hostname, port, pathname } = this.base
      const path = `${pathname}${sent.path}`
      const request = http.request({ agent: this.agent, hostname, port, path, method: sent.method, headers })
      request.once('error', reject)
      request.once('response', (response) => {
        read(response).then((answer) => {
          exchange.answer = answer
          resolve(answer)
        }, reject)
      })
      request.end(body)
    })
  }

  close(): void {
    this.agent.destroy()
  }
}

async function read(response: http.IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString('utf8')
  return { status: response.statusCode ?? 0, headers: response.headers, text, json: parsed(text) }
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

/** The resources of a list. */
export function resources(answer: Answer): Json[] {
  return Array.isArray(answer.json.Resources) ? answer.json.Resources : []
}
