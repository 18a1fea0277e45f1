/** The options of `npm run load`. */
import { parseArgs } from 'node:util'
import type { Plan } from './world'

export interface Options {
  readonly plan: Plan
  readonly rounds: number
  /** Starts our server instead of `npm start`. */
  readonly server: string | undefined
  /** Where the results go; undefined for nowhere. */
  readonly results: string | undefined
}

export const usage = `npm run load -- [options]
  --seed 1000000          people whom the database makes before anything is measured; default none
  --users 1000            people to grow to, one or several steps: 1000,10000
  --workloads 1,2,3,4     1 create, 2 look-up, 3 read, 4 PATCH, 5 pages, 6 and 7 groups, 8 mixed, 9 first sync
  --rounds 3              the two servers in turn, a fresh database each; medians are shown
  --seconds 4             of one measurement      --fill-seconds 60  at most, of a filling
  --concurrency 8         requests at once
  --members 10,1000       group sizes of 6 and 7  --mixed 1,8,32     concurrencies of 8
  --sync 10000x100x100    people, groups and members of 9
  --server "command"      starts our server on DATABASE_URL and PORT, instead of npm start
  --results file          instead of e2e/load/RESULTS.md; "none" for nowhere`

/** Throws an error fit to be shown for an option that is unknown or no number. */
export function readOptions(args: readonly string[]): Options {
  const text = (value: string) => ({ type: 'string', default: value }) as const
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: text('0'),
      users: text('1000'),
      workloads: text('1,2,3,4'),
      rounds: text('3'),
      seconds: text('4'),
      'fill-seconds': text('60'),
      concurrency: text('8'),
      members: text('10,1000'),
      mixed: text('1,8,32'),
      sync: text('10000x100x100'),
      server: { type: 'string' },
      results: text('e2e/load/RESULTS.md'),
    },
  })
  const [users = 0, groups = 0, members = 0] = numbers(values.sync, 'x')
  return {
    plan: {
      seed: Number(values.seed),
      sizes: Number(values.seed) > 0 ? [Number(values.seed)] : numbers(values.users),
      workloads: new Set(numbers(values.workloads)),
      members: numbers(values.members),
      mixed: numbers(values.mixed),
      sync: [users, groups, members],
      concurrency: Number(values.concurrency),
      seconds: Number(values.seconds),
      fillSeconds: Number(values['fill-seconds']),
    },
    rounds: Number(values.rounds),
    server: values.server,
    results: values.results === 'none' ? undefined : values.results,
  }
}

function numbers(text: string, separator = ','): number[] {
  const list = text.split(separator).map(Number)
  if (list.some((number) => !Number.isInteger(number) || number < 0)) throw new Error(`${text} is no list of numbers`)
  return list
}
