/** The options of `npm run load`. */
import { parseArgs } from 'node:util'
import { type Size, spare } from './claims-ground'
import type { Plan } from './world'

export interface Options {
  readonly plan: Plan
  readonly rounds: number
  /** Claims about cost and size are measured instead of workloads. */
  readonly claims: Size | undefined
  /** Whether the time of an answer tells who is known is measured instead of workloads. */
  readonly enumeration: boolean
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
  --results file          instead of e2e/load/RESULTS.md; "none" for nowhere
npm run load -- --claims [options]: whether cost stays the same whatever the size, on our server alone
  --seed 1000000          people of the large organization  --users 1000  of the small one
  --members 10,100000     members of the small group and of the large one
  --concurrency 32        requests at once of the tenant that others suffer from
  --rounds, --seconds, --server; --results instead of e2e/load/CLAIMS.md
npm run load -- --enumeration: whether the time of a refused sign-in tells that an address is known`

/** What the options are where nobody says otherwise. */
const defaults = {
  workloads: { seed: '0', members: '10,1000', concurrency: '8', results: 'e2e/load/RESULTS.md' },
  claims: { seed: '1000000', members: '10,100000', concurrency: '32', results: 'e2e/load/CLAIMS.md' },
}

/** Throws an error fit to be shown for an option that is unknown or no number. */
export function readOptions(args: readonly string[]): Options {
  const text = (value: string) => ({ type: 'string', default: value }) as const
  const { values } = parseArgs({
    args: [...args],
    options: {
      claims: { type: 'boolean', default: false },
      enumeration: { type: 'boolean', default: false },
      seed: { type: 'string' },
      users: text('1000'),
      workloads: text('1,2,3,4'),
      rounds: text('3'),
      seconds: text('4'),
      'fill-seconds': text('60'),
      concurrency: { type: 'string' },
      members: { type: 'string' },
      mixed: text('1,8,32'),
      sync: text('10000x100x100'),
      server: { type: 'string' },
      results: { type: 'string' },
    },
  })
  const own = values.claims ? defaults.claims : defaults.workloads
  const { seed = own.seed, members: sizes = own.members, concurrency = own.concurrency, results = own.results } = values
  const [users = 0, groups = 0, members = 0] = numbers(values.sync, 'x')
  const [seeded = 0] = numbers(seed)
  return {
    plan: {
      seed: seeded,
      sizes: seeded > 0 ? [seeded] : numbers(values.users),
      workloads: new Set(numbers(values.workloads)),
      members: numbers(sizes),
      mixed: numbers(values.mixed),
      sync: [users, groups, members],
      concurrency: Number(concurrency),
      seconds: Number(values.seconds),
      fillSeconds: Number(values['fill-seconds']),
    },
    rounds: Number(values.rounds),
    claims: values.claims
      ? sizeOf(seeded, numbers(values.users), numbers(sizes), {
          rounds: Number(values.rounds),
          seconds: Number(values.seconds),
          connections: Number(concurrency),
        })
      : undefined,
    enumeration: values.enumeration,
    server: values.server,
    results: results === 'none' || values.enumeration ? undefined : results,
  }
}

function sizeOf(
  people: number,
  [few = 0]: readonly number[],
  [fewMembers = 0, members = 0]: readonly number[],
  rest: Pick<Size, 'rounds' | 'seconds' | 'connections'>,
): Size {
  if (members + spare > people)
    throw new Error(`${members} members and ${spare} to spare are more than ${people} people`)
  return { people, few, members, fewMembers, ...rest }
}

function numbers(text: string, separator = ','): number[] {
  const list = text.split(separator).map(Number)
  if (list.some((number) => !Number.isInteger(number) || number < 0)) throw new Error(`${text} is no list of numbers`)
  return list
}
