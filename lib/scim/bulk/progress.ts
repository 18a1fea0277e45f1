/** How far a bulk request has come: what got which id, what failed, and when enough has failed. It runs nothing itself:
 *
 *      for (const step of planBulk(request.operations)) {
 *        const operation = progress.begin(step)
 *        if (operation) ... progress.succeed(step, done) or progress.fail(step, error)
 *      }
 *      renderBulkResponse(progress.results)
 */
import { quoted, ScimError } from '../error'
import { isObject } from '../json'
import type { BulkEndpoint, BulkOperation } from './parse'
import type { BulkStep } from './plan'
import { bulkIdIn, resolveReferences } from './references'
import type { BulkResult } from './render'

type Options = {
  /** Stop after so many errors; absent is never (RFC 7644 3.7.3). */
  readonly failOnErrors?: number
  /** The address of a resource. */
  readonly locate: (endpoint: BulkEndpoint, id: string) => string
}

/** What an operation led to; `status` as its own request would have been answered: 201, 200 or 204. */
export type BulkDone = { readonly id: string; readonly status: number; readonly version?: string }

export class BulkProgress {
  private readonly ids = new Map<string, string>()
  private readonly byIndex = new Map<number, BulkResult>()
  private readonly unlinked = new Set<number>()
  private errors = 0

  constructor(private readonly options: Options) {}

  /** The operation to run now, references replaced by ids; undefined where there is nothing to run: it is refused, what
   *  it refers to has failed, or the request has stopped. */
  begin(step: BulkStep): BulkOperation | undefined {
    if (this.isStopped || (step.kind === 'link' && !this.unlinked.has(step.operation.index))) return undefined
    if (step.kind === 'refuse') {
      this.fail(step, step.error)
      return undefined
    }
    const missing = step.needs.find((bulkId) => !this.ids.has(bulkId))
    if (missing === undefined) return this.resolved(step.operation)
    this.fail(step, new ScimError(409, undefined, `It refers to bulkId ${quoted(missing)}, which was not created.`))
    return undefined
  }

  succeed(step: BulkStep, { id, status, version }: BulkDone): void {
    const { index, method, bulkId, endpoint } = step.operation
    const before = this.byIndex.get(index)
    if (step.kind === 'link' && before) {
      this.byIndex.set(index, { ...before, ...(version !== undefined && { version }) })
      this.unlinked.delete(index)
      return
    }
    if (method === 'POST' && bulkId !== undefined) this.ids.set(bulkId, id)
    if (step.kind === 'run' && step.isPartial) this.unlinked.add(index)
    const location = endpoint && this.options.locate(endpoint, id)
    this.byIndex.set(index, {
      operation: step.operation,
      status,
      ...(location !== undefined && { location }),
      ...(version !== undefined && { version }),
    })
  }

  /** Records a refusal. Of a `link` it says that the resource is there all the same. */
  fail(step: BulkStep, error: ScimError): void {
    this.errors++
    const { operation } = step
    const before = this.byIndex.get(operation.index)
    if (step.kind === 'link' && before) {
      this.unlinked.delete(operation.index)
      this.byIndex.set(operation.index, withoutManager(before, error))
      return
    }
    const { method, endpoint, id } = this.resolved(operation)
    const isKnown = method !== 'POST' && endpoint !== undefined && id !== undefined && bulkIdIn(id) === undefined
    const location = isKnown ? { location: this.options.locate(endpoint, id) } : {}
    this.byIndex.set(operation.index, { operation, status: error.status, ...location, error })
  }

  /** Why the operation of this step is refused, as far as it is. */
  refusalOf({ operation }: BulkStep): ScimError | undefined {
    return this.byIndex.get(operation.index)?.error
  }

  /** Whether failOnErrors is reached; nothing is begun any more. */
  get isStopped(): boolean {
    const { failOnErrors } = this.options
    return failOnErrors !== undefined && this.errors >= failOnErrors
  }

  /** In the order of the request; what was not begun has none. */
  get results(): readonly BulkResult[] {
    const stopped = new ScimError(409, undefined, 'The request stopped at failOnErrors before.')
    const results = [...this.byIndex.values()]
    return results
      .map((result) => (this.unlinked.has(result.operation.index) ? withoutManager(result, stopped) : result))
      .sort((left, right) => left.operation.index - right.operation.index)
  }

  private resolved(operation: BulkOperation): BulkOperation {
    const idOf = (bulkId: string) => this.ids.get(bulkId)
    const data = resolveReferences(operation.data, idOf)
    const id = resolveReferences(operation.id, idOf)
    if (data === operation.data && id === operation.id) return operation
    return {
      ...operation,
      ...(typeof id === 'string' && { id, path: `${operation.endpoint}/${id}` }),
      ...(isObject(data) && { data }),
    }
  }
}

function withoutManager(created: BulkResult, { status, scimType, detail }: ScimError): BulkResult {
  const error = new ScimError(status, scimType, `Created, but without its manager: ${detail}`)
  return { ...created, status, error }
}
