/** One batch of a job, inside one transaction: what is done and that it is done are stored together, so that whoever
 *  goes on after a crash does nothing twice and leaves nothing out. */
import { findMemberById, type Org } from '@/lib/db/finders'
import { statement, type Tx } from '@/lib/db/tx'
import { undoMs } from '@/lib/mail/outbox'
import { type Actor, systemActor } from './can'
import { requireInviter } from './invitations/invitees'
import { issue } from './invitations/invites'
import { type Job, type JobRow, jobColumns, rowsOf } from './jobs'
import { exportBatch } from './users/people-export'
import { importBatch } from './users/people-import-run'
import { lockMany } from './users/user-row'
import { type Write, writeIn } from './write'

export const batchRows = 200

/** What came of rows: by their number. */
export interface RowOutcome {
  readonly n: number
  readonly outcome: string
  readonly user_id?: string | null
  readonly detail?: string | null
}

const lockRunning = statement<Job>(
  'job_run_lock',
  `select ${jobColumns} from jobs where org_id = $1 and id = $2 and state = 'running' for update`,
)
const storeOutcomes = statement(
  'job_rows_store',
  `update job_rows r set outcome = v.outcome, user_id = coalesce(v.user_id, r.user_id), detail = coalesce(v.detail, r.detail)
   from jsonb_to_recordset($3::jsonb) as v(n int, outcome text, user_id uuid, detail text)
   where r.org_id = $1 and r.job_id = $2 and r.n = v.n`,
)
const storeProgress = statement(
  'job_progress',
  `update jobs set done = $3, counts = $4::jsonb, updated_at = $5::timestamptz, state = $6::text,
     finished_at = case when $6::text <> 'running' then $5::timestamptz end where org_id = $1 and id = $2`,
)
const failJob = statement(
  'job_fail',
  `update jobs set state = 'failed', problem = $3, finished_at = $4, updated_at = $4
   where org_id = $1 and id = $2 and state = 'running'`,
)

/** Does the next batch. `end`: nothing is left to do, or nobody may do it any more. */
export async function runBatch(tx: Tx, org: Org, jobId: string): Promise<'more' | 'end'> {
  const [job] = await tx.query(lockRunning, [tx.orgId, jobId])
  if (!job) return 'end'
  const actor = await actorOf(tx, job)
  if (!actor) return fail(tx, jobId, 'permission_missing')
  if (job.kind === 'export') return exportBatch(tx, job)
  requireInviter(org, actor)
  const rows = await rowsOf(tx, jobId, job.done, batchRows)
  const { result } = await writeIn(tx, org, actor, (w) =>
    job.kind === 'import' ? importBatch(w, job, rows) : resendBatch(w, job, rows),
  )
  return advance(tx, job, rows, result)
}

async function actorOf(tx: Tx, { createdBy }: Job): Promise<Actor | undefined> {
  if (createdBy === null) return systemActor()
  const member = await findMemberById(tx, createdBy)
  return member && { kind: 'user', id: createdBy, ...member }
}

function advance(tx: Tx, job: Job, rows: readonly JobRow[], outcomes: readonly RowOutcome[]): 'more' | 'end' {
  const last = rows.at(-1)
  const counts: Record<string, number> = { ...job.counts }
  const former = new Map(rows.map(({ n, outcome }) => [n, outcome]))
  for (const { n, outcome } of outcomes) {
    const before = former.get(n)
    if (before) counts[before] = (counts[before] ?? 1) - 1
    counts[outcome] = (counts[outcome] ?? 0) + 1
  }
  const done = last?.n ?? job.total
  const state = done >= job.total ? 'done' : 'running'
  if (outcomes.length > 0) tx.queue(storeOutcomes, [tx.orgId, job.id, JSON.stringify(outcomes)])
  tx.queue(storeProgress, [tx.orgId, job.id, done, JSON.stringify(counts), tx.now, state])
  return state === 'done' ? 'end' : 'more'
}

/** Gives a job up. */
export function fail(tx: Tx, jobId: string, problem: string): 'end' {
  tx.queue(failJob, [tx.orgId, jobId, problem, tx.now])
  return 'end'
}

/** A new link for each who still waits for one. */
async function resendBatch(w: Write, job: Job, rows: readonly JobRow[]): Promise<RowOutcome[]> {
  const held = { batchId: job.id, heldMs: undoMs }
  const ids = rows.flatMap(({ userId }) => userId ?? [])
  const people = new Map((await lockMany(w.tx, ids)).map((user) => [user.id, user]))
  const outcomes: RowOutcome[] = []
  for (const { n, userId } of rows) {
    const user = people.get(userId ?? '')
    if (user?.status !== 'pending' || user.email === null || !w.org.mailsInvitations) {
      outcomes.push({ n, outcome: 'skipped' })
      continue
    }
    issue(w, user, held)
    outcomes.push({ n, outcome: 'resent' })
  }
  return outcomes
}
