/** Plays a recorded conversation: fills in its variables, sends each step, checks the answer, remembers what later
 *  steps refer to. */
import { randomUUID } from 'node:crypto'
import type { Answer, ScimClient, Sent } from './client'
import { type Assertion, at, broken } from './json-path'

export interface Step {
  readonly id: string
  readonly title: string
  readonly req: readonly string[]
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly raw?: string
  readonly noauth?: boolean
  readonly expect: { readonly status: readonly number[]; readonly ct?: boolean; readonly json?: readonly Assertion[] }
  readonly save?: Readonly<Record<string, string>>
  /** A 204 is fine, and then there is no body to check. */
  readonly allow204?: boolean
}

export interface Conversation {
  readonly name: string
  /** How each variable is made: `mail`, `uuid` or `uniq`. */
  readonly vars: Readonly<Record<string, string>>
  readonly steps: readonly Step[]
}

export type Variables = Record<string, string>

/** Fresh variables; the same on every mount but for the uuids. */
export function makeVariables({ name, vars }: Pick<Conversation, 'name' | 'vars'>): Variables {
  const made = Object.entries(vars).map(([variable, kind]) => {
    if (kind === 'uuid') return [variable, randomUUID()]
    return [variable, kind === 'mail' ? `${variable}.${name}@example.com` : `${name} ${variable}`]
  })
  return Object.fromEntries(made)
}

/** `{{name}}` replaced, also in `{{name:upper}}` and `{{name:8}}`, everywhere in a value. */
export function fill<T>(value: T, variables: Variables): T {
  if (typeof value === 'string') return fillText(value, variables) as T
  if (Array.isArray(value)) return value.map((item) => fill(item, variables)) as T
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).map(([key, item]) => [fillText(key, variables), fill(item, variables)])
  return Object.fromEntries(entries)
}

function fillText(text: string, variables: Variables): string {
  return text.replace(/\{\{(\w+)(?::(\w+))?\}\}/g, (_, name: string, how?: string) => {
    const value = variables[name]
    if (value === undefined) throw new Error(`{{${name}}} has no value yet: an earlier step did not save it`)
    if (how === 'upper') return value.toUpperCase()
    return how ? value.slice(0, Number(how)) : value
  })
}

/** Sends one step, saves what it names and answers what is wrong with the answer: nothing, hopefully. */
export async function play(client: ScimClient, step: Step, variables: Variables): Promise<string[]> {
  const answer = await client.send(request(client, step, variables))
  for (const [variable, path] of Object.entries(step.save ?? {})) {
    const value = at(answer.json, path)
    if (typeof value === 'string') variables[variable] = value
  }
  return faults(answer, step, variables)
}

function request(client: ScimClient, { req, headers, body, raw, noauth }: Step, variables: Variables): Sent {
  const [method = 'GET', path = '/'] = req
  return {
    method,
    path: escaped(client.baseUrl, fill(path, variables)),
    headers: fill(headers, variables),
    ...(raw === undefined ? { body: fill(body, variables) } : { raw: fill(raw, variables) }),
    ...(noauth && { authorization: null }),
  }
}

/** Blanks and quotes escaped as every HTTP client does it; recordings are written legibly. */
export function escaped(baseUrl: string, path: string): string {
  const { pathname, search } = new URL(`${baseUrl}${path}`)
  return `${pathname}${search}`.slice(new URL(baseUrl).pathname.length)
}

function faults(answer: Answer, { expect, allow204 }: Step, variables: Variables): string[] {
  const { status, headers, json, text } = answer
  if (!expect.status.includes(status)) return [`status ${status} instead of ${expect.status.join(' or ')}: ${text}`]
  const type = headers['content-type']
  const found = text !== '' && type !== 'application/scim+json' ? [`content type ${type}`] : []
  if (status === 204 && text === '' && (allow204 || !expect.json)) return found
  const assertions = fill(expect.json ?? [], variables)
  return [...found, ...assertions.flatMap((assertion) => broken(json, assertion) ?? [])]
}
