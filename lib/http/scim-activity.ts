/** The activity row of a request: put together from what the steps have learnt, with secrets left out and long texts
 *  cut (lib/provisioning/redact.ts). Only requests whose key is proven have one. */
import { isUuid } from '@/lib/base/id'
import { Effects } from '@/lib/org/write'
import type { ActivityEntry } from '@/lib/provisioning/activity'
import { recordLater } from '@/lib/provisioning/activity-queue'
import type { Answer } from '@/lib/provisioning/caller'
import { effectsJson } from '@/lib/provisioning/effects'
import { bounded, keptPath, keptRequest } from '@/lib/provisioning/redact'
import { groupType, isObject, memberOf, type ResourceTypeDefinition, type ScimError, userType } from '@/lib/scim'
import { isDryRun, type Visit } from './visit'

const maxWritten = 16_384
/** Of the answer to a read: how many were found and the first one's id, but not people's data once more. */
const maxRead = 200
/** Of a refusal. */
const maxDetail = 1_000
const maxClient = 200

/** The resource type that a path leads to. */
export function typeOf(path: string): ResourceTypeDefinition | undefined {
  return [userType, groupType].find(({ endpoint }) => path === endpoint || path.startsWith(`${endpoint}/`))
}

type Outcome =
  | { readonly answer: Answer; readonly effects?: Effects }
  | { readonly refusal: ScimError; readonly effects?: Effects }

/** The row; undefined while the key has proven nothing. */
export function entryOf(visit: Visit, outcome: Outcome): ActivityEntry | undefined {
  if (!visit.proven) return undefined
  const { key, at } = visit.proven
  const effects = outcome.effects ?? new Effects()
  const request =
    visit.body && keptRequest(visit.parsed, 'text' in visit.body ? visit.body.text : undefined, maxWritten)
  return {
    at,
    requestId: visit.requestId,
    method: visit.exchange.method,
    path: keptPath(visit.path, visit.exchange.search),
    resourceType: typeOf(visit.path)?.name ?? /^\/(\w+)/.exec(visit.path)?.[1] ?? null,
    ...targetOf(visit, effects),
    ...told(visit, outcome),
    durationMs: Math.round((performance.now() - visit.startedMs) * 1_000) / 1_000,
    keyId: key.key_id,
    connectionId: key.connection?.id ?? null,
    address: visit.exchange.address ?? null,
    client: visit.exchange.header('user-agent')?.slice(0, maxClient) ?? null,
    tolerances: visit.notes.list,
    effects: effectsJson(effects),
    request: request?.text ?? null,
    requestCut: request?.cut ?? false,
    requestWhole: request ? !request.cut && !request.redacted : !visit.body,
    dryRun: isDryRun(visit),
    repeatOf: visit.repeatOf,
  }
}

/** Whom or what it is about: the resource of the path, else what was changed first, else whom the body names. */
function targetOf({ params, parsed }: Visit, { audits }: Effects): Pick<ActivityEntry, 'targetId' | 'targetName'> {
  const [first] = audits
  const named = isObject(parsed) ? (memberOf(parsed, 'userName') ?? memberOf(parsed, 'displayName')) : undefined
  const name = first?.target ?? (typeof named === 'string' ? named : null)
  return {
    targetId: isUuid(params.id) ? params.id : (first?.targetId ?? null),
    targetName: name === null ? null : bounded(name, maxClient).text,
  }
}

type Told = Pick<ActivityEntry, 'status' | 'scimType' | 'detail' | 'response' | 'responseCut'>

function told({ reads }: Visit, outcome: Outcome): Told {
  const refusal = 'refusal' in outcome ? outcome.refusal : outcome.answer.refusal
  if (refusal) {
    const { status, scimType = null, detail } = refusal
    return { status, scimType, detail: bounded(detail, maxDetail).text, response: null, responseCut: false }
  }
  const { status, json, chunks } = (outcome as { answer: Answer }).answer
  const response = json === undefined ? null : bounded(json, reads ? maxRead : maxWritten)
  return {
    status,
    scimType: null,
    detail: null,
    response: response?.text ?? null,
    responseCut: response?.cut ?? chunks !== undefined,
  }
}

/** Writes the row behind, unless the log has the request already. */
export function noteLater(visit: Visit, outcome: Outcome): void {
  const entry = visit.recorded ? undefined : entryOf(visit, outcome)
  if (!entry || !visit.proven) return
  visit.recorded = true
  recordLater(visit.proven.key.org.id, entry)
}
