/** What a run has made on a server so far, and how its workloads are to be measured. */
import type { Answer, LoadClient } from './client'
import { type Limits, measure, type Operation, type Processes, type Row } from './measure'
import { userBody } from './people'

export interface Person {
  readonly id: string
  readonly userName: string
  readonly externalId: string
}

export interface Plan {
  /** How many people the database makes itself before anything is measured; 0 for none. */
  readonly seed: number
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
  /** People who exist, oldest first; of seeded ones a sample. */
  private readonly people: Person[] = []
  private seeded = 0
  private attempts = 0
  groups = 0
  /** How many first syncs were run: each makes groups of its own. */
  syncs = 0
  /** The size that the directory is to have now. */
  step = 0

  constructor(
    readonly client: LoadClient,
    readonly plan: Plan,
    private readonly processes: Processes,
  ) {}

  /** How many people the directory holds. */
  get size(): number {
    return Math.max(this.seeded, this.people.length)
  }

  /** Takes over people whom the database made, `count` in all. */
  populate(sample: readonly Person[], count: number): void {
    for (const person of sample) this.people.push(person)
    this.seeded = count
  }

  /** Somebody who exists, spread over all of them, the same in every run. */
  someone(n: number): Person {
    const person = this.people[(n * 7919 + 13) % this.people.length]
    if (!person) throw new Error('nobody was created')
    return person
  }

  /** The ids of the people known, oldest first. */
  everybody(): string[] {
    return this.people.map(({ id }) => id)
  }

  /** The number that the next creation has. */
  get next(): number {
    return this.attempts
  }

  async createUser(): Promise<{ answer: Answer; right: boolean }> {
    const { userName, externalId, ...body } = userBody(this.attempts++)
    const answer = await this.client.call('POST', '/Users', { userName, externalId, ...body })
    const id = answer.body.id
    const right = answer.status === 201 && typeof id === 'string'
    if (right) {
      this.people.push({ id, userName, externalId })
      if (this.seeded > 0) this.seeded++
    }
    return { answer, right }
  }

  measure(name: string, run: Operation, limits: Partial<Limits> = {}): Promise<Row> {
    const { concurrency, seconds } = this.plan
    const label = this.plan.sizes.length > 1 || this.plan.seed > 0 ? `${name}, ${this.step} people` : name
    return measure(label, { concurrency, seconds, ...limits }, this.processes, run)
  }
}
