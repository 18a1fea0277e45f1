/** What processes cost: CPU time and memory of whole process trees, as Linux counts them. Elsewhere nothing is known,
 *  and nothing is reported. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** The unit of /proc's times; 100 on every Linux that Node runs on. */
const ticksPerSecond = 100

export interface Usage {
  readonly cpuSeconds: number
  readonly residentMiB: number
}

interface Process {
  readonly parent: number
  readonly ticks: number
}

export function isCounted(): boolean {
  return existsSync('/proc/self/stat')
}

/** The process and all below it, as of now. Processes that have ended count with the parent that waited for them. */
export function usageOf(root: number): Usage {
  const processes = new Map<number, Process>()
  for (const name of isCounted() ? readdirSync('/proc') : []) {
    const process = /^\d+$/.test(name) ? readProcess(name) : undefined
    if (process) processes.set(Number(name), process)
  }
  const tree = [...processes.keys()].filter((pid) => isBelow(pid, root, processes))
  return {
    cpuSeconds: tree.reduce((sum, pid) => sum + (processes.get(pid)?.ticks ?? 0), 0) / ticksPerSecond,
    residentMiB: tree.reduce((sum, pid) => sum + residentMiB(pid), 0),
  }
}

/** The most memory that a process tree takes while `run` runs, and what it took before. */
export async function residentDuring<R>(root: number, run: () => Promise<R>) {
  const before = usageOf(root).residentMiB
  let most = before
  const look = setInterval(() => {
    most = Math.max(most, usageOf(root).residentMiB)
  }, 25)
  try {
    return { result: await run(), before, most: Math.max(most, usageOf(root).residentMiB) }
  } finally {
    clearInterval(look)
  }
}

function readProcess(pid: string): Process | undefined {
  const text = textOf(`/proc/${pid}/stat`)
  // The second field is the program's name in parentheses, which may hold anything.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const [, parent, ...rest] = fields.map(Number)
  const [user, system, waitedUser, waitedSystem] = rest.slice(9, 13)
  if (parent === undefined || user === undefined || system === undefined) return undefined
  return { parent, ticks: user + system + (waitedUser ?? 0) + (waitedSystem ?? 0) }
}

function isBelow(pid: number, root: number, processes: ReadonlyMap<number, Process>): boolean {
  for (let at: number | undefined = pid; at; at = processes.get(at)?.parent) if (at === root) return true
  return false
}

function residentMiB(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(textOf(`/proc/${pid}/status`))?.[1] ?? 0) / 1024
}

/** Empty where the process has ended meanwhile. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
