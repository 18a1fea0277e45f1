/** The wrapper of every SCIM route: which verbs it offers, and how each is called. The steps of a request are in
 *  scim-serve.ts.
 *
 *  One function serves both mounts: Next calls it with a Web Request, the thin front calls `.answer` (DECISIONS.md, 6). */
import { maxUserBytes } from '@/lib/provisioning/discovery'
import { ScimError } from '@/lib/scim'
import { type Exchange, exchangeOf, type HttpAnswer, responseOf } from './exchange'
import { type BulkVerbs, serveBulk } from './scim-bulk'
import { answered, type OpenVerb, type ScimVerb, serve, serveOpen } from './scim-serve'
import { refuseKnown } from './told-later'
import { type Params, type Visit, visitOf } from './visit'

export type { OpenVerb, ScimCall, ScimVerb } from './scim-serve'
export type { Params } from './visit'

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
/** OPTIONS tells what is offered, and answers 405 to every verb that has no name here. */
export type Handlers = Readonly<Record<Verb | 'OPTIONS', ScimHandler>>

/** Handlers for a route's verbs; those not given answer 405. `maxBytes` is the largest body it takes. */
export function scimRoute(
  given: Partial<Record<Verb, ScimVerb>>,
  { maxBytes = maxUserBytes }: { readonly maxBytes?: number } = {},
): Handlers {
  return handlers(given, (verb, visit) => serve(verb, visit, maxBytes))
}

/** Handlers of the bulk endpoint. */
export function bulkRoute(verbs: BulkVerbs): Handlers {
  return handlers({ POST: verbs }, (given, visit) => serveBulk(given, visit))
}

/** Handlers for a discovery route: no key is needed, but one that is sent must be good; a filter is refused with 403
 *  (RFC 7644 4). */
export function discoveryRoute(GET: OpenVerb): Handlers {
  return handlers({ GET }, serveOpen)
}

/** What answers every address that is none of ours. */
export const unknownRoute: Handlers = handlersOf(() => refuseAddress)

function handlers<V>(
  given: Partial<Record<Verb, V>>,
  serveOne: (verb: V, visit: Visit) => Promise<HttpAnswer>,
): Handlers {
  const allow = verbs.filter((verb) => given[verb]).join(', ')
  return handlersOf((name) => {
    const verb = name === 'OPTIONS' ? undefined : given[name]
    return verb ? (visit) => serveOne(verb, visit) : (visit) => answerMethod(visit, allow)
  })
}

/** Handlers that answer what the function for their verb answers. */
function handlersOf(find: (name: Verb | 'OPTIONS') => (visit: Visit) => Promise<HttpAnswer>): Handlers {
  const entries = [...verbs, 'OPTIONS' as const].map((name) => {
    const run = find(name)
    const answer = (exchange: Exchange, params: Params) => {
      const visit = visitOf(exchange, params)
      return answered(visit, () => run(visit))
    }
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

async function answerMethod(visit: Visit, allow: string): Promise<HttpAnswer> {
  const { method } = visit.exchange
  visit.headers.allow = allow
  if (method === 'OPTIONS') return { status: 204, headers: {}, body: null }
  return refuseKnown(visit, new ScimError(405, undefined, `${method} is not offered here. Use ${allow}.`))
}

async function refuseAddress(visit: Visit): Promise<HttpAnswer> {
  const detail = 'There is no such SCIM endpoint. The base URL ends in /api/v2/scim.'
  return refuseKnown(visit, new ScimError(404, undefined, detail))
}
