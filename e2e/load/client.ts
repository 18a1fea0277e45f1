/** One pool of keep-alive connections to one server on loopback; every call is timed and never throws. */
import { Pool } from 'undici'

export interface Answer {
  /** 0 where no answer came. */
  readonly status: number
  readonly body: Body
  /** Length of the body in characters. */
  readonly size: number
  readonly ms: number
  /** Why there is no answer, or the answer's text. */
  readonly text: string
}

interface Body {
  readonly id?: string
  readonly userName?: string
  readonly displayName?: string
  readonly active?: boolean
  readonly totalResults?: number
  readonly nextCursor?: string
  readonly Resources?: readonly Body[]
  readonly members?: readonly unknown[]
}

export interface Drained {
  readonly status: number
  /** In bytes. */
  readonly size: number
  /** Until the first of them was there, and until the last. */
  readonly firstMs: number
  readonly ms: number
  /** Whether the server began without knowing how long it would be. */
  readonly isStreamed: boolean
}

const timeoutMs = 120_000

export class LoadClient {
  private readonly pool: Pool
  private readonly root: string
  private readonly headers: Record<string, string>

  constructor(
    readonly baseUrl: string,
    key: string,
    connections: number,
  ) {
    const { origin, hostname, pathname } = new URL(baseUrl)
    if (hostname !== '127.0.0.1') throw new Error(`load is for loopback only, not for ${baseUrl}`)
    this.pool = new Pool(origin, { connections, pipelining: 1, headersTimeout: timeoutMs, bodyTimeout: timeoutMs })
    this.root = pathname.replace(/\/$/, '')
    this.headers = { authorization: `Bearer ${key}`, accept: 'application/scim+json' }
  }

  get(path: string): Promise<Answer> {
    return this.call('GET', path)
  }

  async call(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, json?: unknown): Promise<Answer> {
    const began = performance.now()
    const headers = json === undefined ? this.headers : { ...this.headers, 'content-type': 'application/scim+json' }
    const body = json === undefined ? undefined : JSON.stringify(json)
    try {
      const answer = await this.pool.request({ method, path: this.root + path, headers, body })
      const text = await answer.body.text()
      const parsed = text.startsWith('{') ? JSON.parse(text) : {}
      return { status: answer.statusCode, body: parsed, size: text.length, ms: performance.now() - began, text }
    } catch (error) {
      return { status: 0, body: {}, size: 0, ms: performance.now() - began, text: String(error) }
    }
  }

  /** Reads an answer of any length and keeps none of it. */
  async drain(path: string): Promise<Drained> {
    const began = performance.now()
    const answer = await this.pool.request({ method: 'GET', path: this.root + path, headers: this.headers })
    let [size, pieces, firstMs] = [0, 0, 0]
    for await (const piece of answer.body) {
      if (pieces++ === 0) firstMs = performance.now() - began
      size += piece.length
    }
    const isStreamed = answer.headers['content-length'] === undefined
    return { status: answer.statusCode, size, firstMs, ms: performance.now() - began, isStreamed }
  }

  close(): Promise<void> {
    return this.pool.destroy()
  }
}

export function isFine({ status }: Answer): boolean {
  return status >= 200 && status < 300
}

/** `filter=attribute eq "value"`, escaped. */
export function equals(attribute: string, value: string): string {
  return `filter=${encodeURIComponent(`${attribute} eq "${value}"`)}`
}
