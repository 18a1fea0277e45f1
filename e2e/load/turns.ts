/** Two operations by turns, one of each after the other, so that both see the same machine whatever else runs on it. */
import { median, type Operation } from './measure'

export interface Turns {
  /** The medians, in milliseconds. */
  readonly one: number
  readonly other: number
  /** The first as a multiple of the second. */
  readonly ratio: number
  /** What was answered wrongly. */
  readonly faults: readonly string[]
}

/** So many of each are not counted: connections and plans are made. */
const warmUp = 30

/** `count` of each in each of the rounds; the medians of the round in the middle by its ratio. */
export async function byTurns(rounds: number, count: number, one: Operation, other: Operation): Promise<Turns> {
  const faults: string[] = []
  const timed = async (run: Operation, n: number, times: number[]) => {
    const { answer, right } = await run(n)
    if (!right) faults.push(`${answer.status} ${answer.text.slice(0, 160)}`)
    times.push(answer.ms)
  }
  for (let n = 0; n < Math.min(warmUp, count); n++) for (const run of [one, other]) await timed(run, n, [])
  const found: Omit<Turns, 'faults'>[] = []
  for (let round = 0; round < rounds; round++) {
    const [ones, others]: [number[], number[]] = [[], []]
    for (let n = 0; n < count; n++) {
      await timed(one, round * count + n, ones)
      await timed(other, round * count + n, others)
    }
    const [a, b] = [median(ones), median(others)]
    found.push({ one: a, other: b, ratio: a / b })
  }
  found.sort((left, right) => left.ratio - right.ratio)
  const middle = found[Math.floor((found.length - 1) / 2)] ?? { one: 0, other: 0, ratio: Number.NaN }
  return { ...middle, faults: faults.slice(0, 3) }
}
