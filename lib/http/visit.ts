/** One SCIM request on its way through the steps (scim-serve.ts), with what they learn of it. */
import { newId } from '@/lib/base/id'
import type { Found, KeyRow } from '@/lib/db/finders'
import { Notes } from '@/lib/scim'
import type { Exchange } from './exchange'
import { wantsDryRun } from './prefer'
import type { Body } from './scim-body'

/** The variable parts of the path, decoded. A route's own names are always there. */
export interface Params {
  readonly id: string
  readonly name: string
  readonly urn: string
}

export interface Visit {
  readonly requestId: string
  readonly startedMs: number
  readonly exchange: Exchange
  readonly params: Params
  /** Below the SCIM root, whichever of the two it came by. */
  readonly path: string
  /** Whether the request can change nothing. */
  readonly reads: boolean
  /** Whether it runs for the second time (Caller.collided). */
  collided: boolean
  /** Whether it runs again since another one was in its way (Caller.entangled). */
  entangled: boolean
  /** The tolerances that it needed. */
  notes: Notes
  /** Headers that its answer carries, whatever it will be. */
  readonly headers: Record<string, string>
  body: Body
  /** The parsed body, once the verb was given it. */
  parsed: unknown
  /** Known from the moment the key has proven its organization. */
  proven: { readonly key: Found<KeyRow>; readonly at: Date } | undefined
  /** The request whose answer is given again, or that is played again. */
  repeatOf: string | null
  /** Whether the activity log has it already. */
  recorded: boolean
}

export const scimRoots = ['/api/v2/scim', '/scim/v2'] as const

export function visitOf(exchange: Exchange, params: Params): Visit {
  const root = scimRoots.find((each) => exchange.path.startsWith(each)) ?? ''
  const path = exchange.path.slice(root.length)
  return {
    requestId: newId(),
    startedMs: performance.now(),
    exchange,
    params,
    path,
    reads: exchange.method === 'GET' || exchange.method === 'HEAD' || path.endsWith('/.search'),
    collided: false,
    entangled: false,
    notes: new Notes(),
    headers: {},
    body: undefined,
    parsed: undefined,
    proven: undefined,
    repeatOf: exchange.replay?.origin ?? null,
    recorded: false,
  }
}

/** Whether this is a write that is to be shown, not carried out. */
export function isDryRun({ reads, exchange }: Visit): boolean {
  return !reads && wantsDryRun(exchange.header('prefer'))
}
