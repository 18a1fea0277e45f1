/** POST /Bulk (RFC 7644 3.7): each operation is carried out as a request of its own would be, in a transaction of its
 *  own with the key proven anew, an activity row and, where the request names itself, an answer kept for repeats. What
 *  is done stays done when a later one fails; a rehearsal (Prefer: dry-run) runs them all in one transaction, each
 *  behind a savepoint, and takes everything back. */
import { type PresentedKey, presentedKey } from '@/lib/auth/application-key'
import { sha256Hex } from '@/lib/base/secret'
import { savepoint } from '@/lib/db/savepoint'
import { type OpenTx, openReading, openTx } from '@/lib/db/tx'
import { Effects, takeEffects } from '@/lib/org/write'
import type { Answer } from '@/lib/provisioning/caller'
import { maxBulkBytes, maxBulkOperations } from '@/lib/provisioning/discovery'
import { tokenOf } from '@/lib/provisioning/idempotency'
import { previewOf } from '@/lib/provisioning/preview'
import {
  type BulkEndpoint,
  type BulkOperation,
  BulkProgress,
  type BulkStep,
  bulkResponseSchema,
  etagOf,
  parseBulk,
  planBulk,
  renderBulkResponse,
  type ScimError,
} from '@/lib/scim'
import type { Exchange, HttpAnswer } from './exchange'
import { spend } from './key-budget'
import { noteLater } from './scim-activity'
import { parsedBody, readBody } from './scim-body'
import { toScimError } from './scim-errors'
import { authorized, carryOut, perform, render, type ScimVerb, scimBaseUrl } from './scim-serve'
import { spendOrTell } from './throttled'
import { tried } from './tries'
import { isDryRun, scimRoots, type Visit, visitOf } from './visit'

/** What an operation may be, by its endpoint and method; those on the endpoint itself and those on an id alike. */
export type BulkVerbs = Readonly<Record<BulkEndpoint, Readonly<Record<string, ScimVerb>>>>

export async function serveBulk(verbs: BulkVerbs, visit: Visit): Promise<HttpAnswer> {
  const key = presentedKey(visit.exchange.header('authorization'))
  spendOrTell(visit, key)
  visit.body = await readBody(visit.exchange, maxBulkBytes)
  await authorized(visit, openReading(key.orgId), key)
  visit.parsed = parsedBody(visit.body)
  tokenOf(visit.exchange.header('idempotency-key'))
  const limits = { maxOperations: maxBulkOperations }
  const { operations, failOnErrors } = parseBulk(visit.parsed, limits, Object.keys(verbs))
  spend(visit, key, operations.length - 1)
  const locate = (endpoint: BulkEndpoint, id: string) => `${scimBaseUrl()}${endpoint}/${id}`
  const progress = new BulkProgress({ locate, ...(failOnErrors !== undefined && { failOnErrors }) })
  const run = isDryRun(visit) ? rehearse : carryOutAll
  const answer = await run({ verbs, visit, key, progress, steps: planBulk(operations) })
  noteLater(visit, { answer })
  return render(answer)
}

interface Bulk {
  readonly verbs: BulkVerbs
  readonly visit: Visit
  readonly key: PresentedKey
  readonly progress: BulkProgress
  readonly steps: readonly BulkStep[]
}

async function carryOutAll(bulk: Bulk): Promise<Answer> {
  await eachStep(bulk, (verb, visit) => carryOut(verb, visit, bulk.key))
  return { status: 200, json: JSON.stringify(renderBulkResponse(bulk.progress.results)) }
}

async function rehearse(bulk: Bulk): Promise<Answer> {
  const tx = openTx(bulk.key.orgId)
  const effects = new Effects()
  try {
    await eachStep(bulk, (verb, visit) =>
      tried(visit, async () => {
        const inner = savepoint(tx)
        try {
          return await rehearsedOne(verb, visit, inner, bulk.key, effects)
        } catch (error) {
          await inner.rollback()
          throw error
        }
      }),
    )
  } finally {
    await tx.rollback()
  }
  const json = JSON.stringify(renderBulkResponse(bulk.progress.results))
  return previewOf({ status: 200, json }, effects, bulk.visit.notes, { id: '', schema: bulkResponseSchema })
}

async function rehearsedOne(
  verb: ScimVerb,
  visit: Visit,
  inner: OpenTx,
  key: PresentedKey,
  effects: Effects,
): Promise<Answer> {
  const answer = await perform(verb, visit, inner, key)
  if (answer.refusal) throw answer.refusal
  await inner.commit()
  effects.include(takeEffects(inner))
  return answer
}

async function eachStep(
  { verbs, visit, progress, steps }: Bulk,
  run: (verb: ScimVerb, visit: Visit) => Promise<Answer>,
): Promise<void> {
  for (const step of steps) {
    const before = progress.refusalOf(step)
    const operation = progress.begin(step)
    const refusal = progress.refusalOf(step)
    if (refusal && refusal !== before) noteUnbegun(visit, step, refusal)
    const verb = operation?.endpoint && verbs[operation.endpoint][operation.method]
    if (!operation || !verb) continue
    const own = visitOfOperation(visit, operation, step.kind)
    try {
      progress.succeed(step, doneBy(operation, await run(verb, own)))
    } catch (error) {
      const refusal = toScimError(error, own.requestId)
      if (!isDryRun(visit)) noteLater(own, { refusal })
      progress.fail(step, refusal)
    }
  }
}

/** What was refused before it began has its line in the activity all the same. */
function noteUnbegun(visit: Visit, { operation, kind }: BulkStep, refusal: ScimError): void {
  if (isDryRun(visit)) return
  const method = operation.method.slice(0, 20) || 'none'
  noteLater({ ...visitOfOperation(visit, { ...operation, method }, kind), proven: visit.proven }, { refusal })
}

function doneBy({ id }: BulkOperation, { status, version, location }: Answer) {
  return {
    id: id ?? location?.slice(location.lastIndexOf('/') + 1) ?? '',
    status,
    ...(version !== undefined && { version: etagOf(version) }),
  }
}

/** The request that the operation would have been. */
function visitOfOperation({ exchange, requestId }: Visit, operation: BulkOperation, kind: BulkStep['kind']): Visit {
  const token = exchange.header('idempotency-key')
  const headers: Readonly<Record<string, string | null>> = {
    'if-match': operation.version ?? null,
    'if-none-match': null,
    'idempotency-key': token && sha256Hex(`${token.trim()} ${operation.index} ${kind}`),
  }
  const text = JSON.stringify(operation.data)
  const own: Exchange = {
    method: operation.method,
    path: `${scimRoots[0]}${operation.path}`,
    search: '',
    header: (name) => (Object.hasOwn(headers, name) ? (headers[name] ?? null) : exchange.header(name)),
    address: exchange.address,
    text: async () => text,
  }
  const visit = visitOf(own, { id: operation.id ?? '', name: '', urn: '' })
  return { ...visit, requestId, body: operation.data && { text } }
}
