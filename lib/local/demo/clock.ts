/** The past of a demo: each event of its story runs at its own time, so that every date of every row is the story's
 *  and none has to be moved afterwards. The clock is the one that every transaction reads (lib/db/tx.ts). */

const variable = 'GATEHOUSE_CLOCK_OFFSET_MS'
const hourMs = 3_600_000

/** Hours, from days. */
export const days = (count: number): number => count * 24

/** Runs `happen` as if it were that many hours ago. */
export async function ago<R>(hours: number, happen: () => Promise<R>): Promise<R> {
  const before = process.env[variable]
  process.env[variable] = String(Math.round(Number(before ?? 0) - hours * hourMs))
  try {
    return await happen()
  } finally {
    if (before === undefined) delete process.env[variable]
    else process.env[variable] = before
  }
}

/** Something that happened so many hours ago. */
export interface Happening {
  readonly hours: number
  readonly happen: () => Promise<unknown>
}

/** Lets everything happen, the oldest first. */
export async function relive(happenings: readonly Happening[]): Promise<void> {
  const inOrder = [...happenings].sort((one, other) => other.hours - one.hours)
  for (const { hours, happen } of inOrder) await ago(hours, happen)
}
