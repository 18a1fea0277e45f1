/** What a run has made on a server so far, and how its workloads are to be measured. */
import type { Answer, LoadClient } from './client'
import { type Limits, measure, type Operation, type Processes, type Row } from './measure'
import { userBody } from './people'

export interface Plan {
  /** How many people the directory grows to, step by step. */
  readonly sizes: readonly number[]
  readonly workloads: ReadonlySet<number>
  /** Group sizes of W6 and W7. */
  readonly members: readonly number[]
  /** Concurrencies of W8. */
  readonly mixed: readonly number[]
  /** W9: people, groups, members of each. */
  readonly sync: readonly [users: number, groups: number, members: number]
  readonly concurrency: number
  /** Of one measurement. */
  readonly seconds: number
  /** At most, of a filling. */
  readonly fillSeconds: number
}

export class World {
  /** The ids of the people made, by their number; a hole where it failed. */
  readonly ids: (string | undefined)[] = []
  private made: number[] = []
  groups = 0
  /** The size that the directory is to have now. */
  step = 0

  constructor(
    readonly client: LoadClient,
    readonly plan: Plan,
    private readonly processes: Processes,
  ) {}

  get size(): number {
    return this.made.length
  }

  /** The number of somebody who exists, spread over all of them, the same in every run. */
  someone(n: number): number {
    return this.made[(n * 7919 + 13) % this.made.length] ?? 0
  }

  /** The ids of the people made, oldest first. */
  everybody(): string[] {
    return this.made.flatMap((n) => this.ids[n] ?? [])
  }

  async createUser(): Promise<{ answer: Answer; right: boolean }> {
    const n = this.ids.push(undefined) - 1
    const answer = await this.client.call('POST', '/Users', userBody(n))
    const right = answer.status === 201 && typeof answer.body.id === 'string'
    if (right) {
      this.ids[n] = answer.body.id
      this.made.push(n)
    }
    return { answer, right }
  }

  measure(name: string, run: Operation, limits: Partial<Limits> = {}): Promise<Row> {
    const { concurrency, seconds } = this.plan
    const label = this.plan.sizes.length > 1 ? `${name}, ${this.step} people` : name
    return measure(label, { concurrency, seconds, ...limits }, this.processes, run)
  }
}
