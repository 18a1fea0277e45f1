/** Turns: while several keys ask at once, each has so many requests under way and the rest of its own wait in line.
 *
 *  Every request under way takes its part of each round of the event loop, so a key that sends 32 at once would make
 *  all others wait for 32 of its own each time. A key that is alone is not held back. Counted in this process, by the
 *  key as it was presented: whoever knows only its public part stands in another line. */
import { singleton } from '@/lib/base/singleton'

/** So many requests of one key are under way beside those of others. */
export const share = 2
/** Nobody stands in line for longer: what waits for the database keeps nobody else waiting, and two long changes of a
 *  group must not hold up the look-ups of their own key. */
export const patienceMs = 1_000
const lookMs = 50
/** How long a key counts as asking after its last request. */
const recentMs = 1_000

interface Waiting {
  readonly sinceMs: number
  begin(): void
}

interface Line {
  running: number
  readonly waiting: Waiting[]
  patience?: NodeJS.Timeout
}

interface Seen {
  readonly who: string
  readonly atMs: number
}

const never: Seen = { who: '', atMs: Number.NEGATIVE_INFINITY }

export class Turns {
  private readonly lines = new Map<string, Line>()
  /** Who asked last, and who did last of all others. */
  private latest = never
  private before = never

  constructor(private readonly clock: () => number = () => performance.now()) {}

  /** Runs the work when it is its turn; answers or fails as the work does. */
  async run<R>(who: string, work: () => Promise<R>): Promise<R> {
    this.see(who)
    const line = this.lineOf(who)
    if (line.running < this.placesOf(who)) line.running++
    // Whoever leaves hands their place on, so it is counted already.
    else await new Promise<void>((begin) => this.wait(line, begin))
    try {
      return await work()
    } finally {
      this.leave(who, line)
    }
  }

  private wait(line: Line, begin: () => void): void {
    line.waiting.push({ sinceMs: this.clock(), begin })
    line.patience ??= setInterval(() => this.goOn(line, line.running + this.impatient(line)), lookMs)
  }

  /** How many have waited for long enough. */
  private impatient({ waiting }: Line): number {
    const fresh = waiting.findIndex(({ sinceMs }) => this.clock() - sinceMs < patienceMs)
    return fresh === -1 ? waiting.length : fresh
  }

  private leave(who: string, line: Line): void {
    line.running--
    this.goOn(line, this.placesOf(who))
    if (line.running === 0) this.lines.delete(who)
  }

  /** Lets those in front begin until so many are under way. */
  private goOn(line: Line, places: number): void {
    while (line.running < places) {
      const next = line.waiting.shift()
      if (!next) break
      line.running++
      next.begin()
    }
    if (line.waiting.length > 0) return
    clearInterval(line.patience)
    line.patience = undefined
  }

  private see(who: string): void {
    if (this.latest.who !== who) this.before = this.latest
    this.latest = { who, atMs: this.clock() }
  }

  private lineOf(who: string): Line {
    const known = this.lines.get(who)
    if (known) return known
    const line: Line = { running: 0, waiting: [] }
    this.lines.set(who, line)
    return line
  }

  private placesOf(who: string): number {
    const other = this.latest.who === who ? this.before : this.latest
    return this.clock() - other.atMs < recentMs ? share : Number.POSITIVE_INFINITY
  }
}

export function turns(): Turns {
  return singleton('http.turns', () => new Turns())
}
