/** The wrapper of every SCIM route. It owns the order of the steps: request id, media type, key, body, then the verb
 *  and the key's check side by side in one transaction, serialisation, errors. A verb's answer leaves only after the
 *  key has proven itself; without that nothing is committed.
 *
 *  One function serves both mounts: Next calls it with a Web Request, the thin front calls `.answer` (DECISIONS.md, 6). */

import { authorizeScim, type PresentedKey, presentedKey } from '@/lib/auth/application-key'
import { env } from '@/lib/base/env'
import { DomainError } from '@/lib/base/errors'
import { newId } from '@/lib/base/id'
import { log } from '@/lib/base/log'
import { openReading, openTx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { nudgeWorker } from '@/lib/mail/nudge'
import * as applicationKeys from '@/lib/org/application-keys'
import type { Answer, Caller, Principal } from '@/lib/provisioning/caller'
import { maxUserBytes } from '@/lib/provisioning/discovery'
import { etagOf, isScimBody, Notes, parseJson, ScimError, scimMediaType } from '@/lib/scim'
import { type Exchange, exchangeOf, type HttpAnswer, responseOf } from './exchange'
import { errorAnswer, toScimError } from './scim-errors'

/** The variable parts of the path, decoded. A route's own names are always there. */
export interface Params {
  readonly id: string
  readonly name: string
  readonly urn: string
}

export interface ScimCall {
  readonly caller: Caller
  readonly params: Params
  readonly query: URLSearchParams
  /** The parsed body; undefined for verbs that have none. */
  readonly body: unknown
}

export type ScimVerb = (call: ScimCall) => Promise<Answer>

/** What Next gives a handler; a path without variable parts has no parameters at all. */
interface NextContext {
  readonly params: Promise<Record<string, string | string[] | undefined>> | undefined
}

export interface ScimHandler {
  (request: Request, context: NextContext): Promise<Response>
  answer(exchange: Exchange, params: Params): Promise<HttpAnswer>
}

const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
type Verb = (typeof verbs)[number]
export type Handlers = Readonly<Record<Verb, ScimHandler>>

/** Handlers for a route's verbs; those not given answer 405. */
export function scimRoute(given: Partial<Record<Verb, ScimVerb>>): Handlers {
  return handlers(given, serve)
}

export type OpenVerb = (call: {
  params: Params
  query: URLSearchParams
  baseUrl: string
  /** Whether the connection of the key that came along, if one did, accepts passwords. */
  acceptsPasswords: boolean
}) => Answer

/** Handlers for a discovery route: no key is needed, but one that is sent must be good; a filter is refused with 403
 *  (RFC 7644 4). */
export function discoveryRoute(GET: OpenVerb): Handlers {
  return handlers({ GET }, serveOpen)
}

/** What answers every address that is none of ours. */
export const unknownRoute: Handlers = handlers(
  Object.fromEntries(verbs.map((verb) => [verb, verb])) as Record<Verb, Verb>,
  async () =>
    errorAnswer(new ScimError(404, undefined, 'There is no such SCIM endpoint. The base URL ends in /api/v2/scim.')),
)

function handlers<V>(
  given: Partial<Record<Verb, V>>,
  serveOne: (verb: V, exchange: Exchange, params: Params, requestId: string) => Promise<HttpAnswer>,
): Handlers {
  const allow = verbs.filter((verb) => given[verb]).join(', ')
  const entries = verbs.map((name) => {
    const verb = given[name]
    const answer = (exchange: Exchange, params: Params) =>
      answered(exchange, (requestId) =>
        verb ? serveOne(verb, exchange, params, requestId) : refuseMethod(name, allow),
      )
    return [name, mounted(answer)] as const
  })
  return Object.fromEntries(entries) as Handlers
}

function mounted(answer: ScimHandler['answer']): ScimHandler {
  const handler = async (request: Request, context: NextContext) => {
    const given = await context.params
    return responseOf(
      await answer(
        exchangeOf(request),
        paramsOf((name) => given?.[name]),
      ),
    )
  }
  return Object.assign(handler, { answer })
}

/** The parameters from a look-up by name; what the path does not have is empty. */
export function paramsOf(find: (name: string) => string | string[] | undefined): Params {
  const text = (name: string) => {
    const value = find(name)
    return typeof value === 'string' ? decodeSegment(value) : ''
  }
  return { id: text('id'), name: text('name'), urn: text('urn') }
}

/** A path segment as the client meant it; one that cannot be decoded names nothing. */
function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

async function refuseMethod(name: string, allow: string): Promise<HttpAnswer> {
  const refused = errorAnswer(new ScimError(405, undefined, `${name} is not offered here. Use ${allow}.`))
  return { ...refused, headers: { ...refused.headers, allow } }
}

async function answered(exchange: Exchange, run: (requestId: string) => Promise<HttpAnswer>): Promise<HttpAnswer> {
  const requestId = newId()
  let answer: HttpAnswer
  try {
    answer = await run(requestId)
  } catch (error) {
    answer = errorAnswer(toScimError(error, requestId))
  }
  answer.headers['x-request-id'] = requestId
  answer.headers['cache-control'] = 'no-store'
  answer.headers['x-content-type-options'] = 'nosniff'
  return exchange.method === 'HEAD' ? { ...answer, body: null } : answer
}

async function serve(verb: ScimVerb, exchange: Exchange, params: Params, requestId: string): Promise<HttpAnswer> {
  const key = presentedKey(exchange.header('authorization'))
  const body = hasBody(exchange.method) ? await readBody(exchange) : undefined
  const attempt = (collided: boolean) => attemptOnce(verb, { exchange, params, requestId, key, body, collided })
  return attempt(false).catch((error) => (isCollision(error) ? attempt(true) : Promise.reject(error)))
}

/** Something that must be unique is taken: known at the commit at the latest, when nobody can look any more whose. */
function isCollision(error: unknown): boolean {
  return error instanceof DomainError && (error.code === 'user_name_taken' || error.code === 'email_taken')
}

interface Attempt {
  readonly exchange: Exchange
  readonly params: Params
  readonly requestId: string
  readonly key: PresentedKey
  readonly body: Body
  readonly collided: boolean
}

async function attemptOnce(verb: ScimVerb, { exchange, params, requestId, key, body, collided }: Attempt) {
  const from = { address: exchange.address, requestId }
  const reads = exchange.method === 'GET' || exchange.method === 'HEAD'
  const tx = reads ? openReading(key.orgId) : await openTx(key.orgId)
  // The check is sent first; whatever the verb sends before awaiting it travels in the same round trip.
  const checking = authorizeScim(tx, key, from)
  checking.catch(() => {})
  const caller = makeCaller(exchange, tx, () => checking, collided)
  let answer: Answer
  try {
    const doing = Promise.resolve().then(() =>
      verb({ caller, params, query: new URLSearchParams(exchange.search), body: parsed(body) }),
    )
    doing.catch(() => {})
    await checking
    answer = await doing
  } catch (error) {
    await tx.rollback()
    throw error
  }
  // A read has nothing to commit: its connection goes back while the answer is on its way.
  if (reads) tx.commit().catch((error) => log.warn({ err: error, requestId }, 'a read could not be ended'))
  else await tx.commit()
  if (!reads) nudgeWorker()
  noteUse(await checking, exchange)
  if (answer.refusal) throw answer.refusal
  return render(answer)
}

async function serveOpen(verb: OpenVerb, exchange: Exchange, params: Params): Promise<HttpAnswer> {
  const authorization = exchange.header('authorization')
  const acceptsPasswords = authorization !== null && (await requireKnownKey(authorization))
  const query = new URLSearchParams(exchange.search)
  if (query.has('filter'))
    throw new ScimError(403, undefined, 'Discovery endpoints take no filter (RFC 7644 section 4).')
  return render(verb({ params, query, baseUrl: scimBaseUrl(), acceptsPasswords }))
}

/** Refuses a bad key; answers whether the connection of a good one accepts passwords. */
async function requireKnownKey(authorization: string): Promise<boolean> {
  const key = presentedKey(authorization)
  return withOrg(key.orgId, (tx) =>
    authorizeScim(tx, key, {}).then(
      ({ connection }) => connection.acceptsPasswords,
      (error) => {
        // The documents are open to every plan and permission; only a bad credential is refused.
        if (error instanceof ScimError && error.status === 403) return false
        throw error
      },
    ),
  )
}

export function scimBaseUrl(): string {
  return `${env().origin}/api/v2/scim`
}

function makeCaller(
  exchange: Exchange,
  tx: Caller['tx'],
  authorized: () => Promise<Principal>,
  collided: boolean,
): Caller {
  return {
    tx,
    authorized,
    baseUrl: scimBaseUrl(),
    ifMatch: exchange.header('if-match'),
    ifNoneMatch: exchange.header('if-none-match'),
    dryRun: false,
    collided,
    notes: new Notes(),
  }
}

function hasBody(method: string): boolean {
  return method === 'POST' || method === 'PUT' || method === 'PATCH'
}

/** The body's text, or why it is none: told only to whoever holds a good key. */
type Body = { readonly text: string } | { readonly error: unknown } | undefined

async function readBody(exchange: Exchange): Promise<Body> {
  if (!isScimBody(exchange.header('content-type'))) {
    return {
      error: new ScimError(415, undefined, 'Send the body as application/scim+json or application/json, in UTF-8.'),
    }
  }
  return exchange.text(maxUserBytes).then(
    (text) => ({ text }),
    (error: unknown) => ({ error }),
  )
}

function parsed(body: Body): unknown {
  if (!body) return undefined
  if ('error' in body) throw body.error
  return parseJson(body.text)
}

const noted = new Map<string, number>()
const noteEveryMs = 60_000

/** Stores that the key was used, at most once a minute and after the answer: nobody waits for it. */
function noteUse({ org, key }: Principal & { key: { key_id: string } }, exchange: Exchange): void {
  const now = Date.now()
  if (now - (noted.get(key.key_id) ?? 0) < noteEveryMs) return
  if (noted.size > 10_000) noted.clear()
  noted.set(key.key_id, now)
  const from = { address: exchange.address, userAgent: exchange.header('user-agent') ?? undefined }
  withOrg(org.id, async (tx) => {
    await tx.ready()
    applicationKeys.noteUse({ tx }, key.key_id, from)
  }).catch((error) => log.warn({ err: error }, 'the use of a key could not be noted'))
}

function render({ status, json, version, location }: Answer): HttpAnswer {
  const headers: Record<string, string> = {}
  if (json !== undefined) headers['content-type'] = scimMediaType
  if (version !== undefined) headers.etag = etagOf(version)
  if (location !== undefined) headers.location = location
  return { status, headers, body: json ?? null }
}
