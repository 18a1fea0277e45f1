/** `npm run load -- --claims`: that cost does not grow with size. Each claim is a ratio of two sides in turn, or a
 *  figure of one run; answers are checked like those of the workloads. */
import { cpus, totalmem } from 'node:os'
import type { Ground, Size } from './claims-ground'
import * as groups from './claims-groups'
import * as lists from './claims-lists'
import * as neighbors from './claims-neighbors'

/** One line of the table. */
export interface Claim {
  /** C1 to C9. */
  readonly name: string
  readonly what: string
  readonly goal: string
  readonly measured: string
  readonly reached: boolean
  /** What was answered wrongly, or lost. */
  readonly faults?: readonly string[]
}

/** Every claim in order; `told` hears of each as soon as it is known. */
export async function measureClaims(ground: Ground, told: (claim: Claim) => void): Promise<Claim[]> {
  const all: Claim[] = []
  for (const measure of [...lists.claims, ...groups.claims, ...neighbors.claims, lists.total]) {
    for (const claim of await measure(ground)) {
      told(claim)
      all.push(claim)
    }
  }
  return all.toSorted((one, other) => one.name.localeCompare(other.name))
}

export function claimLine({ name, what, goal, measured, reached }: Claim): string {
  return `| ${name} | ${what} | ${goal} | ${measured} | ${reached ? 'yes' : '**no**'} |`
}

export function claimTable(claims: readonly Claim[]): string {
  return ['| | claim | goal | measured | reached |', '|---|---|---|---|---|', ...claims.map(claimLine)].join('\n')
}

export function claimFaults(claims: readonly Claim[]): string[] {
  return claims.flatMap(({ name, what, faults = [] }) => faults.map((fault) => `${name} ${what}: ${fault}`))
}

export function claimDocument(claims: readonly Claim[], size: Size, began: Date): string {
  const [cpu] = cpus()
  const machine = `${cpus().length} x ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB`
  const wrong = claimFaults(claims)
  return `# Cost and size

\`npm run load -- --claims\`, ${began.toISOString()}, Node ${process.versions.node}, ${machine}, PostgreSQL on the same machine.
${size.people} people against ${size.few}, ${size.members} members against ${size.fewMembers}, over HTTP. Ratios are of medians, the two sides
by turns, the middle one of ${size.rounds} rounds. C7 is no measurement: \`lib/http/*trip*.db.test.ts\` and \`lib/http/scim-route.db.test.ts\` count round trips.

${claimTable(claims)}

${wrong.length > 0 ? `Wrong:\n${wrong.map((line) => `- ${line}`).join('\n')}` : 'Every answer was right, and no acknowledged change was lost.'}
`
}
