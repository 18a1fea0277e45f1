/** How pages and the command line read: Prisma inside a read-only transaction of the organization, under the same
 *  role and policies as every write. */
import { prismaClient } from './client'
import type { Prisma } from './generated/client'
import type { OrgId } from './tx'

export interface Reading {
  readonly db: Prisma.TransactionClient
  /** The transaction's time by the database's clock, plus the demo's offset. */
  readonly now: Date
}

/** What a page counts and sorts stays in memory up to here; the default is small for an organization of 100,000. */
const workMemory = '32MB'

// Pages are read by many at once: helpers and compilation take more of the machine than they save of one answer, and
// are waited for where others keep it busy.
/** Runs `read` in a read-only transaction of the organization. */
export async function readOrg<R>(orgId: OrgId, read: (reading: Reading) => Promise<R>): Promise<R> {
  return prismaClient().$transaction(
    async (db) => {
      const offsetMs = Number(process.env.GATEHOUSE_CLOCK_OFFSET_MS ?? 0)
      const rows = await db.$queryRaw<{ now: Date }[]>`
        select set_config('transaction_read_only', 'on', true), set_config('role', 'gatehouse_app', true),
               set_config('work_mem', ${workMemory}, true),
               set_config('max_parallel_workers_per_gather', '0', true), set_config('jit', 'off', true),
               set_config('app.org_id', ${orgId}, true), now() + ${offsetMs}::float8 * interval '1 millisecond' as now`
      return read({ db, now: rows[0]?.now ?? new Date() })
    },
    { timeout: 10_000, maxWait: 5_000 },
  )
}
