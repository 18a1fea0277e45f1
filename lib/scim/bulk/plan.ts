/** The order in which the operations of a bulk request are run: the order of the request, but what is referred to comes
 *  before what refers to it (RFC 7644 3.7.2). Decided before anything runs, from the operations alone. */
import { quoted, ScimError } from '../error'
import type { BulkOperation } from './parse'
import { splitCreation } from './postpone'
import { bulkIdIn, referencesIn } from './references'

/** Every operation is in exactly one step that is `run` or `refuse`. */
export type BulkStep =
  | {
      readonly kind: 'run'
      readonly operation: BulkOperation
      /** The bulkIds whose creation must have succeeded. */
      readonly needs: readonly string[]
      /** What closes a circle was left out; a `link` adds it. */
      readonly isPartial?: true
    }
  /** A PATCH of what an earlier `run` of the same index created. */
  | { readonly kind: 'link'; readonly operation: BulkOperation; readonly needs: readonly string[] }
  | { readonly kind: 'refuse'; readonly operation: BulkOperation; readonly error: ScimError }

/** The steps, each to be run when those before it are done. A reference to nobody, to a group, or in a circle that
 *  nothing can open is a `refuse` with 409. */
export function planBulk(operations: readonly BulkOperation[]): readonly BulkStep[] {
  const plan = new Plan(operations)
  for (const operation of operations) plan.visit(operation)
  return plan.steps
}

type Link = { readonly operation: BulkOperation; readonly needs: readonly string[] }

/** An operation whose references are being put into the plan; `next` is the first that is not. */
type Frame = {
  readonly operation: BulkOperation
  readonly needs: readonly string[]
  readonly refusal: BulkStep | undefined
  next: number
}

class Plan {
  readonly steps: BulkStep[] = []
  private readonly creators = new Map<string, BulkOperation>()
  private readonly states = new Map<BulkOperation, 'open' | 'done'>()
  private waiting: readonly Link[] = []

  constructor(operations: readonly BulkOperation[]) {
    for (const operation of operations) {
      const { method, bulkId } = operation
      if (method === 'POST' && bulkId !== undefined && !this.creators.has(bulkId)) this.creators.set(bulkId, operation)
    }
  }

  /** Puts what the operation refers to into the plan, then itself. No recursion: a chain may be as long as the request. */
  visit(operation: BulkOperation): void {
    const frames: Frame[] = []
    this.open(frames, operation)
    for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
      const bulkId = frame.needs[frame.next++]
      if (bulkId !== undefined) this.open(frames, this.creators.get(bulkId))
      else {
        frames.pop()
        this.close(frame)
      }
    }
  }

  private open(frames: Frame[], operation: BulkOperation | undefined): void {
    if (!operation || this.states.has(operation)) return
    this.states.set(operation, 'open')
    const needs = [...referencesOf(operation)]
    const refusal = this.refusalOf(operation, needs)
    // What is refused moves nothing ahead.
    frames.push({ operation, needs: refusal ? [] : needs, refusal, next: 0 })
  }

  private close({ operation, needs, refusal }: Frame): void {
    this.steps.push(refusal ?? this.runOf(operation, needs))
    this.states.set(operation, 'done')
    this.pushLinks()
  }

  private refusalOf(operation: BulkOperation, needs: readonly string[]): BulkStep | undefined {
    if (operation.error) return { kind: 'refuse', operation, error: operation.error }
    const unknown = needs.find((bulkId) => !this.creators.has(bulkId))
    if (unknown !== undefined) {
      return refuse(operation, `No POST of this request has the bulkId ${quoted(unknown)}; refer to one that has.`)
    }
    const group = [...referencesIn(operation.data)].find((bulkId) => this.creators.get(bulkId)?.endpoint === '/Groups')
    if (group !== undefined) {
      return refuse(operation, `${quoted(group)} is a group; name people only, nested groups are not supported.`)
    }
    return undefined
  }

  /** What is still open when all references have been followed lies on a circle. */
  private runOf(operation: BulkOperation, needs: readonly string[]): BulkStep {
    if (needs.every((bulkId) => this.isDone(bulkId))) return { kind: 'run', operation, needs }
    const split = splitCreation(operation)
    const fixed = [...referencesOf(split?.first ?? operation)]
    const open = fixed.find((bulkId) => !this.isDone(bulkId))
    if (!split || open !== undefined) {
      return refuse(operation, `The references to ${quoted(open ?? '')} go in a circle; send one of them in a PATCH.`)
    }
    this.waiting = [...this.waiting, { operation: split.link, needs: [...referencesOf(split.link)] }]
    return { kind: 'run', operation: split.first, needs: fixed, isPartial: true }
  }

  /** As soon as they can be, so that later operations find the resource whole. */
  private pushLinks(): void {
    const ready = this.waiting.filter(({ needs }) => needs.every((bulkId) => this.isDone(bulkId)))
    if (ready.length === 0) return
    for (const link of ready) this.steps.push({ kind: 'link', ...link })
    this.waiting = this.waiting.filter((link) => !ready.includes(link))
  }

  private isDone(bulkId: string): boolean {
    const creator = this.creators.get(bulkId)
    return creator !== undefined && this.states.get(creator) === 'done'
  }
}

/** The bulkIds in an operation's path and data. */
function referencesOf({ id, data }: BulkOperation): ReadonlySet<string> {
  const inPath = id === undefined ? undefined : bulkIdIn(id)
  const inData = referencesIn(data)
  return inPath === undefined ? inData : new Set([inPath, ...inData])
}

function refuse(operation: BulkOperation, detail: string): BulkStep {
  return { kind: 'refuse', operation, error: new ScimError(409, undefined, detail) }
}
