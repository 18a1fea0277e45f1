/** Tables of a run: medians over the rounds, ours as a share of the limit. */
import { cpus, totalmem } from 'node:os'
import { median, type Row } from './measure'
import type { Options } from './options'
import { type Side, sides } from './servers'

export type Results = ReadonlyMap<Side, readonly Row[]>

interface Metric {
  readonly title: string
  readonly digits: number
  of(row: Row): number | null
}

const metrics: readonly Metric[] = [
  { title: 'operations/s', digits: 0, of: (row) => row.perSecond },
  { title: 'CPU ms per operation, server and database', digits: 3, of: (row) => totalCpu(row) },
  { title: 'CPU ms per operation, server', digits: 3, of: (row) => row.serverCpuMs },
  { title: 'p95 ms', digits: 2, of: (row) => row.p95Ms },
]

function totalCpu({ serverCpuMs, databaseCpuMs }: Row): number | null {
  return serverCpuMs === null || databaseCpuMs === null ? null : serverCpuMs + databaseCpuMs
}

/** One table a metric. */
export function tables(results: Results): string {
  return metrics.map((metric) => table(results, metric)).join('\n\n')
}

function table(results: Results, metric: Metric): string {
  const names = [...new Set(sides.flatMap((side) => results.get(side)?.map(({ name }) => name) ?? []))]
  const lines = names.map((name) => {
    const [limit, ours] = sides.map((side) => middle(results.get(side) ?? [], name, metric))
    const shown = [limit, ours].map((value) => (value === undefined ? '-' : value.toFixed(metric.digits)))
    const share = limit && ours !== undefined ? (ours / limit).toFixed(2) : '-'
    return `| ${name} | ${shown.join(' | ')} | ${share} |`
  })
  return [`| ${metric.title} | limit | Gatehouse | Gatehouse / limit |`, '|---|--:|--:|--:|', ...lines].join('\n')
}

function middle(rows: readonly Row[], name: string, metric: Metric): number | undefined {
  const values = rows.filter((row) => row.name === name).flatMap((row) => metric.of(row) ?? [])
  return values.length > 0 ? median(values) : undefined
}

/** What went wrong, one line each; empty when nothing did. */
export function faultsOf(results: Results): string[] {
  return sides.flatMap((side) =>
    (results.get(side) ?? []).flatMap(({ name, errors, faults }) => [
      ...(errors > 0 ? [`${side}, ${name}: ${errors} wrong answers`] : []),
      ...faults.map((fault) => `${side}, ${name}: ${fault}`),
    ]),
  )
}

export function document(results: Results, { plan, rounds }: Options, began: Date): string {
  const [cpu] = cpus()
  const machine = `${cpus().length} x ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB`
  const wrong = faultsOf(results)
  return `# Load

\`npm run load\`, ${began.toISOString()}, Node ${process.versions.node}, ${machine}, PostgreSQL on the same machine.
${plan.sizes.join(', ')} people, ${plan.concurrency} requests at once, ${plan.seconds} s each; the two servers in turn, medians of ${rounds}.
The limit is the least that a Node process can do for the same calls (limit/server.mjs): no validation, no tenant walls, no mail.

${tables(results)}

Memory of our process after the last round: ${memoryOf(results)}.

${wrong.length > 0 ? `Wrong:\n${wrong.map((line) => `- ${line}`).join('\n')}` : 'Every answer was right, and no acknowledged change was lost.'}
`
}

function memoryOf(results: Results): string {
  const last = results.get('gatehouse')?.at(-1)?.residentMiB
  return last ? `${last.toFixed(0)} MiB resident` : 'not known'
}
