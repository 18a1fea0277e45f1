/** The order of the steps of a SCIM request: request id, key, rate, body; then, side by side in one transaction, the
 *  key's proof and the verb; then the end of the transaction, the activity row, the answer, or the error as SCIM says
 *  it. A verb's answer leaves only after the key has proven itself; without that nothing is committed.
 *
 *  A write that finds at its end that something must be unique and is not is run once more (Caller.collided), and one
 *  that the database ended in favour of another is tried again.
 *
 *  A write can end in three ways: carried out, refused with something left behind all the same (Answer.refusal), or
 *  rolled back and shown (Prefer: dry-run). It runs the same code whichever it will be. */
import { authorizeScim, type PresentedKey, presentedKey, proveKey, requireLive } from '@/lib/auth/application-key'
import { env } from '@/lib/base/env'
import { log } from '@/lib/base/log'
import { parametersOf } from '@/lib/base/query-text'
import type { KeyRow } from '@/lib/db/finders'
import { type OpenTx, openReading, openTx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { nudgeWorker } from '@/lib/mail/nudge'
import { takeEffects } from '@/lib/org/write'
import { record } from '@/lib/provisioning/activity'
import { type Answer, ahead, type Caller, type Principal } from '@/lib/provisioning/caller'
import { isIdle } from '@/lib/provisioning/effects'
import { etagOf, ScimError, scimMediaType } from '@/lib/scim'
import type { HttpAnswer } from './exchange'
import { whoAsks } from './key-budget'
import { noteUse } from './key-use'
import { entryOf, noteLater } from './scim-activity'
import { parsedBody, readBody } from './scim-body'
import { errorAnswer, toScimError } from './scim-errors'
import { countScim } from './scim-metrics'
import { type Ending, gathered, once, rehearsed } from './scim-write'
import { untilEnded } from './streamed'
import { spendOrTell } from './throttled'
import { tried } from './tries'
import { turns } from './turns'
import { isDryRun, type Params, type Visit } from './visit'

export interface ScimCall {
  readonly caller: Caller
  readonly params: Params
  readonly query: URLSearchParams
  /** The parsed body; undefined for verbs that have none. */
  readonly body: unknown
}

export type ScimVerb = (call: ScimCall) => Promise<Answer>
export type OpenVerb = (call: {
  params: Params
  query: URLSearchParams
  baseUrl: string
  /** Whether the connection of the key that came along, if one did, accepts passwords. */
  acceptsPasswords: boolean
}) => Answer

export function scimBaseUrl(): string {
  return `${env().origin}/api/v2/scim`
}

/** Runs the steps and answers whatever comes of them. */
export async function answered(visit: Visit, run: () => Promise<HttpAnswer>): Promise<HttpAnswer> {
  let answer: HttpAnswer
  try {
    answer = await run()
  } catch (error) {
    const refusal = toScimError(error, visit.requestId, visit.reads)
    noteLater(visit, { refusal })
    answer = errorAnswer(refusal, visit.exchange.header('authorization'))
  }
  Object.assign(answer.headers, visit.headers)
  countScim(visit, answer.status)
  answer.headers['x-request-id'] = visit.requestId
  answer.headers['cache-control'] = 'no-store'
  answer.headers['x-content-type-options'] = 'nosniff'
  if (visit.exchange.method !== 'HEAD') return answer
  await answer.chunks?.[Symbol.asyncIterator]().return?.()
  return { status: answer.status, headers: answer.headers, body: null }
}

export async function serve(verb: ScimVerb, visit: Visit, maxBytes: number): Promise<HttpAnswer> {
  const key = visit.exchange.replay?.key ?? presentedKey(visit.exchange.header('authorization'))
  spendOrTell(visit, key)
  visit.body = await readBody(visit.exchange, maxBytes)
  return render(await turns().run(whoAsks(key), () => carryOut(verb, visit, key)))
}

/** Runs the verb in a transaction of its own, in one of the ways that it can end. Throws the refusal. */
export function carryOut(verb: ScimVerb, visit: Visit, key: PresentedKey): Promise<Answer> {
  return tried(visit, () => attempt(verb, visit, key))
}

async function attempt(verb: ScimVerb, visit: Visit, key: PresentedKey): Promise<Answer> {
  const tx = visit.reads ? openReading(key.orgId) : openTx(key.orgId)
  let ending: Ending
  try {
    const done = await perform(verb, visit, tx, key)
    // A write is committed before a word of its answer is sent, since the commit may still refuse it.
    const answer = visit.reads ? done : await gathered(done)
    ending = isDryRun(visit) ? await rehearsed(visit, tx, answer) : { answer, effects: takeEffects(tx) }
  } catch (error) {
    await tx.rollback()
    throw error
  }
  if (visit.proven && !visit.exchange.replay) noteUse(visit.proven.key, visit.exchange)
  const { chunks } = ending.answer
  if (chunks) return { ...ending.answer, chunks: untilEnded(chunks, () => end(visit, tx, ending)) }
  await end(visit, tx, ending)
  if (ending.answer.refusal) throw ending.answer.refusal
  return ending.answer
}

/** The key's proof is sent first; whatever the verb sends before awaiting it travels in the same round trip. */
export async function perform(verb: ScimVerb, visit: Visit, tx: OpenTx, key: PresentedKey): Promise<Answer> {
  const { exchange, params } = visit
  const checking = ahead(authorized(visit, tx, key))
  const caller = callerOf(visit, tx, () => checking)
  const call = async () => {
    visit.parsed = parsedBody(visit.body)
    return verb({ caller, params, query: parametersOf(exchange.search), body: visit.parsed })
  }
  const isNamed = !visit.reads && !caller.dryRun && exchange.header('idempotency-key') !== null
  const doing = ahead(isNamed ? checking.then(() => once(visit, tx, call)) : Promise.resolve().then(call))
  await checking
  return doing
}

/** Proves the key and what it may do. */
export async function authorized(visit: Visit, tx: OpenTx, key: PresentedKey): Promise<Principal> {
  const { exchange, requestId } = visit
  const row = await proveKey(tx, key)
  visit.proven = { key: row, at: tx.now }
  if (isDryRun(visit)) visit.headers['preference-applied'] = 'dry-run'
  return authorizeScim(row, tx.now, { address: exchange.address, requestId })
}

function callerOf(visit: Visit, tx: Caller['tx'], authorized: () => Promise<Principal>): Caller {
  const { exchange, notes, collided, entangled } = visit
  return {
    tx,
    authorized,
    baseUrl: scimBaseUrl(),
    ifMatch: exchange.header('if-match'),
    ifNoneMatch: exchange.header('if-none-match'),
    dryRun: isDryRun(visit),
    collided,
    entangled,
    notes,
  }
}

/** Ends the transaction and leaves the activity row: inside it where it changed something, else behind. */
async function end(visit: Visit, tx: OpenTx, ending: Ending): Promise<void> {
  const { requestId } = visit
  if (isDryRun(visit)) {
    await tx.rollback()
    return noteLater(visit, ending)
  }
  if (visit.reads) {
    // A read has nothing to commit: its connection goes back while the answer is on its way.
    tx.commit().catch((error) => log.warn({ err: error, requestId }, 'a read could not be ended'))
    return noteLater(visit, ending)
  }
  const entry = isIdle(ending.effects) ? undefined : entryOf(visit, ending)
  if (entry) record(tx, [entry])
  await tx.commit()
  visit.recorded = entry !== undefined
  noteLater(visit, ending)
  if (ending.effects.mails.length > 0) nudgeWorker()
}

export async function serveOpen(verb: OpenVerb, visit: Visit): Promise<HttpAnswer> {
  const { exchange, params } = visit
  const authorization = exchange.header('authorization')
  const key = authorization === null ? undefined : await requireKnownKey(visit, presentedKey(authorization))
  const query = parametersOf(exchange.search)
  if (query.has('filter'))
    throw new ScimError(403, undefined, 'Discovery endpoints take no filter (RFC 7644 section 4).')
  const acceptsPasswords = key?.connection?.acceptsPasswords ?? false
  const answer = verb({ params, query, baseUrl: scimBaseUrl(), acceptsPasswords })
  noteLater(visit, { answer })
  return render(answer)
}

/** The documents are open to every plan and permission; only a bad credential is refused. */
async function requireKnownKey(visit: Visit, key: PresentedKey): Promise<KeyRow> {
  spendOrTell(visit, key)
  return withOrg(key.orgId, async (tx) => {
    const row = await proveKey(tx, key)
    visit.proven = { key: row, at: tx.now }
    requireLive(row, tx.now)
    return row
  })
}

export function render({ status, json, chunks, version, location }: Answer): HttpAnswer {
  const headers: Record<string, string> = {}
  if (json !== undefined || chunks) headers['content-type'] = scimMediaType
  if (version !== undefined) headers.etag = etagOf(version)
  if (location !== undefined) headers.location = location
  return { status, headers, body: json ?? null, ...(chunks && { chunks }) }
}
