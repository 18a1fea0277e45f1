/** Work in batches that outlives the page that asked for it: resends, imports, exports. A job goes on in the name of
 *  who started it, with the permissions they have by then; the worker stores progress with what was done (job-run.ts).
 *  A job is seen by who started it and by who may manage access. */
import { DomainError } from '@/lib/base/errors'
import { isUuid, newId } from '@/lib/base/id'
import type { Org } from '@/lib/db/finders'
import { type OrgId, statement, type Tx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { nudgeWorker } from '@/lib/mail/nudge'
import { undoMs as heldMs } from '@/lib/mail/outbox'
import { type Actor, can, requirePermission } from './can'
import { requireInviter } from './invitations/invitees'
import { mostResent } from './users/people-selection'
import { write } from './write'

export type JobKind = 'resend' | 'import' | 'export'
/** `draft`: a file waits for its columns. `checked`: its rows are judged. `stopped`: by a person, in the middle. */
export type JobState = 'draft' | 'checked' | 'running' | 'done' | 'stopped' | 'failed'

export interface Job {
  readonly id: string
  readonly kind: JobKind
  readonly state: JobState
  /** Of the file. */
  readonly name: string
  readonly options: Readonly<Record<string, unknown>>
  readonly total: number
  readonly done: number
  /** Rows by outcome. */
  readonly counts: Readonly<Record<string, number>>
  /** Why it failed: a code of the domain, else `broken`. */
  readonly problem: string | null
  readonly createdBy: string | null
  readonly createdAt: Date
  readonly finishedAt: Date | null
}

export const jobColumns = `id, kind, state, name, options, total, done, counts, problem, created_by as "createdBy",
  created_at as "createdAt", finished_at as "finishedAt"`
const jobById = statement<Job>('job_by_id', `select ${jobColumns} from jobs where org_id = $1 and id = $2`)
const lockById = statement<Job>('job_lock', `select ${jobColumns} from jobs where org_id = $1 and id = $2 for update`)
const latestJobs = statement<Job>(
  'jobs_latest',
  `select ${jobColumns} from jobs where org_id = $1 and ($2::uuid is null or created_by = $2)
   order by created_at desc limit 20`,
)

/** The job, where the actor may see it. Refuses every other id (`job_not_found`). */
export async function find(org: Org, actor: Actor, id: string): Promise<Job> {
  const [job] = isUuid(id) ? await withOrg(org.id, (tx) => tx.query(jobById, [org.id, id])) : []
  return visible(job, actor)
}

/** The latest twenty that the actor may see. */
export function latest(org: Org, actor: Actor): Promise<Job[]> {
  const own = can(actor, 'user_access_manage') ? null : actor.id
  return withOrg(org.id, (tx) => tx.query(latestJobs, [org.id, own]))
}

/** Locks the job for a change. */
export async function lockJob(tx: Tx, actor: Actor, id: string): Promise<Job> {
  const [job] = isUuid(id) ? await tx.query(lockById, [tx.orgId, id]) : []
  return visible(job, actor)
}

function visible(job: Job | undefined, actor: Actor): Job {
  const sees = job && (can(actor, 'user_access_manage') || (actor.id !== null && job.createdBy === actor.id))
  if (!sees) throw new DomainError('job_not_found')
  return job
}

const makeJob = statement(
  'job_insert',
  `with due as (
     insert into due_work (id, org_id, kind, due_at) select $2, $1, 'job', now() where $4 = 'running'
   )
   insert into jobs (org_id, id, kind, state, name, options, total, created_by, created_at, updated_at)
   values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9, $9)`,
)

export interface NewJob {
  readonly kind: JobKind
  readonly state: 'draft' | 'running'
  readonly name: string
  readonly options: Readonly<Record<string, unknown>>
  readonly total: number
}

/** Queues a new job; one that runs is due when the transaction has committed. */
export function insertJob(tx: Tx, actor: Actor, job: NewJob): string {
  const id = newId(tx.now.getTime())
  const { kind, state, name, options, total } = job
  tx.queue(makeJob, [tx.orgId, id, kind, state, name, JSON.stringify(options), total, actor.id, tx.now])
  return id
}

// The job and its rows at once: both stand or neither.
const makeResend = statement<{ total: number }>(
  'job_resend',
  `with people as materialized (
     select u.id, row_number() over (order by u.id) as n from users u
     where u.org_id = $1 and u.deleted_at is null and u.kind = 'human'
       and case when $3::uuid[] is not null then u.id = any($3::uuid[])
         else u.status = 'pending' and u.email is not null and exists (
           select from invitations i where i.org_id = u.org_id and i.user_id = u.id and i.expires_at <= $4) end
   ), job as (
     insert into jobs (org_id, id, kind, state, total, created_by, created_at, updated_at)
     select $1, $2, 'resend', 'running', (select count(*) from people), $5, $4, $4
   ), due as (
     insert into due_work (id, org_id, kind, due_at) values ($2, $1, 'job', now())
   ), waiting as (
     insert into job_rows (org_id, job_id, n, user_id) select $1, $2, n, id from people
   )
   select count(*)::int as total from people`,
)

/** Starts sending a new mail with a new link to these people (at most `mostResent`; who waits for none is skipped and
 *  counted), or to everybody whose link has expired. */
export async function startResend(org: Org, actor: Actor, to: readonly string[] | 'expired'): Promise<string> {
  requireInviter(org, actor)
  if (!org.mailsInvitations) throw new DomainError('invitation_mail_off')
  const ids = to === 'expired' ? null : to.filter(isUuid).slice(0, mostResent)
  const jobId = await write(org, actor, async ({ tx, effects }) => {
    await tx.ready()
    const id = newId(tx.now.getTime())
    const [row] = await tx.query(makeResend, [tx.orgId, id, ids, tx.now, actor.id])
    effects.audit({ event: 'invitation.resend', after: { people: row?.total ?? 0, job: id } })
    return id
  })
  nudgeWorker()
  return jobId
}

const stopJob = statement(
  'job_stop',
  `with undue as (delete from due_work where id = $2)
   update jobs set state = 'stopped', finished_at = $3, updated_at = $3 where org_id = $1 and id = $2`,
)

/** Stops a job where it is; what is done stays done. Nothing happens to one that has ended. */
export async function stop(org: Org, actor: Actor, id: string): Promise<void> {
  await write(org, actor, async ({ tx }) => {
    const job = await lockJob(tx, actor, id)
    if (['draft', 'checked', 'running'].includes(job.state)) tx.queue(stopJob, [tx.orgId, id, tx.now])
  })
}

/** Whom an export writes: those whom a query of the list shows (its text, as in the address), or those who were
 *  ticked. */
export type Exported = { readonly query: string } | { readonly ids: readonly string[] }

/** So many ticked people go into one file. */
const mostTicked = 5_000

/** Starts writing a file of people. */
export async function startExport(org: Org, actor: Actor, whom: Exported, total: number): Promise<string> {
  requirePermission(actor, 'user_access_read')
  const ids = 'ids' in whom ? [...new Set(whom.ids.filter(isUuid))].slice(0, mostTicked) : undefined
  const id = await write(org, actor, async ({ tx, effects }) => {
    await tx.ready()
    const options = 'ids' in whom ? { ids } : { query: whom.query.slice(0, 2_000) }
    const job = insertJob(tx, actor, { kind: 'export', state: 'running', name: '', options, total })
    effects.audit({ event: 'people.export', after: ids ? { people: ids.length, job } : options })
    return job
  })
  nudgeWorker()
  return id
}

export interface JobRow {
  readonly n: number
  readonly input: unknown
  readonly userId: string | null
  readonly outcome: string | null
  readonly detail: string | null
}

const rowsAfter = statement<JobRow>(
  'job_rows_after',
  `select n, input, user_id as "userId", outcome, detail from job_rows
   where org_id = $1 and job_id = $2 and n > $3 and ($5::text[] is null or outcome = any($5)) order by n limit $4`,
)
const troubledRows = statement<JobRow>(
  'job_rows_troubled',
  `select n, input, user_id as "userId", outcome, detail from job_rows
   where org_id = $1 and job_id = $2 and outcome <> all($4::text[]) order by n limit $3`,
)

/** Rows of which one of these came; without any list, all. */
type Outcomes = readonly string[] | null

/** Rows of a job behind the n-th. */
export function rowsOf(
  tx: Tx,
  jobId: string,
  after: number,
  limit: number,
  outcomes: Outcomes = null,
): Promise<JobRow[]> {
  return tx.query(rowsAfter, [tx.orgId, jobId, after, limit, outcomes])
}

/** The first rows, for a look at the file. */
export function firstRows(orgId: OrgId, jobId: string, limit: number, outcomes: Outcomes = null): Promise<JobRow[]> {
  return withOrg(orgId, (tx) => rowsOf(tx, jobId, 0, limit, outcomes))
}

/** The first rows that will not be invited, or were not, but those with `others`. */
export function troubled(
  orgId: OrgId,
  jobId: string,
  limit: number,
  others: readonly string[] = [],
): Promise<JobRow[]> {
  const left = ['invite', 'invited_now', ...others]
  return withOrg(orgId, (tx) => tx.query(troubledRows, [tx.orgId, jobId, limit, left]))
}

/** All rows in their order, a thousand at a time. */
export async function* allRows(orgId: OrgId, jobId: string, outcomes: Outcomes = null): AsyncGenerator<JobRow[]> {
  let after = 0
  for (;;) {
    const rows = await withOrg(orgId, (tx) => rowsOf(tx, jobId, after, 1_000, outcomes))
    const last = rows.at(-1)
    if (!last) return
    yield rows
    after = last.n
  }
}

/** How long after its end what a job sent may still be taken back, in part. */
export const undoMs = heldMs
