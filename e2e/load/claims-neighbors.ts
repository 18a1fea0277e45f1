/** C8: what a tenant that does everything at once does to the look-ups of another one. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { Claim } from './claims'
import type { Ground } from './claims-ground'
import { percentile } from './measure'
import { sync } from './workloads-groups'
import { type Plan, World } from './world'

const goal = 3

export const claims = [slowTenant]

async function slowTenant(ground: Ground): Promise<Claim[]> {
  const { size } = ground
  const found: { alone: number; beside: number }[] = []
  const faults: string[] = []
  const world = new World(ground.empty.client, planOf(ground), ground.processes)
  for (let round = 0; round < size.rounds; round++) {
    const alone = await lookUps(ground, size.seconds)
    const busy = keepBusy(world)
    const beside = await lookUps(ground, size.seconds)
    faults.push(...alone.faults, ...beside.faults, ...(await busy))
    found.push({ alone: alone.p95Ms, beside: beside.p95Ms })
  }
  found.sort((one, other) => one.beside / one.alone - other.beside / other.alone)
  const { alone, beside } = found[Math.floor((found.length - 1) / 2)] ?? { alone: Number.NaN, beside: Number.NaN }
  const ratio = beside / alone
  return [
    {
      name: 'C8',
      what: `a tenant's first sync at ${size.connections} connections raises the p95 of another's look-ups`,
      goal: `<= ${goal} times`,
      measured: `${ratio.toFixed(1)} times (${alone.toFixed(2)} to ${beside.toFixed(2)} ms)`,
      reached: ratio <= goal,
      faults,
    },
  ]
}

/** W9, half of the time people and half of it groups, a little longer than somebody looks. */
function planOf({ size }: Ground): Plan {
  const seconds = (size.seconds + 1) / 2
  return {
    seed: 0,
    sizes: [0],
    workloads: new Set([9]),
    members: [],
    mixed: [],
    sync: [1_000_000, 1_000, 100],
    concurrency: size.connections,
    seconds,
    fillSeconds: seconds,
  }
}

/** Answers what was wrong. */
async function keepBusy(world: World): Promise<string[]> {
  const rows = await sync(world)
  return rows.flatMap(({ name, errors, faults }) => (errors > 0 ? [`${name}: ${errors} wrong`, ...faults] : []))
}

/** Look-ups one after the other by a process of its own. */
async function lookUps({ baseUrl, small, size }: Ground, seconds: number) {
  const args = [baseUrl, small.key, String(seconds), String(size.few), `${small.slug}.test`]
  const child = spawn(process.execPath, [path.resolve('e2e/load/neighbor.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    text += chunk
  })
  await once(child, 'close')
  const { times, wrong } = JSON.parse(text) as { times: number[]; wrong: number }
  const sorted = times.sort((one, other) => one - other)
  return { p95Ms: percentile(sorted, 0.95), faults: wrong > 0 ? [`${wrong} look-ups were wrong`] : [] }
}
