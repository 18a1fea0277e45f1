/** A file of people as the list shows them, a batch at a time: each batch begins behind the last person of the one
 *  before, and is stored with that place. */
import { formatCsvRow } from '@/lib/base/csv'
import { readOrg } from '@/lib/db/read-org'
import { type Sql, sql } from '@/lib/db/sql'
import { statement, type Tx } from '@/lib/db/tx'
import type { Job } from '../jobs'
import { type PersonState, parsePeopleQuery } from './user-directory-query'
import { isShown, living, narrowed, stateOf } from './user-directory-sql'

const batchPeople = 500

export const exportColumns = [
  'id',
  'name',
  'email',
  'userName',
  'status',
  'roles',
  'source',
  'title',
  'externalId',
  'language',
  'timeZone',
  'created',
  'lastSignIn',
] as const

interface Row {
  id: string
  name: string
  email: string | null
  user_name: string | null
  state: PersonState
  roles: string[]
  source: string
  title: string | null
  external_id: string | null
  locale: string | null
  time_zone: string | null
  created_at: Date
  last_sign_in_at: Date | null
  seq: string
}

const storePiece = statement(
  'export_piece',
  `with piece as (
     insert into job_rows (org_id, job_id, n, input) select $1, $2, $3, to_jsonb($4::text) where $4::text <> ''
   )
   update jobs set done = $5, total = greatest(total, $5), place = to_jsonb($6::text), updated_at = $7::timestamptz, state = $8::text,
     options = options || jsonb_build_object('pieces', $3::int),
     finished_at = case when $8::text = 'done' then $7::timestamptz end where org_id = $1 and id = $2`,
)

/** Writes the next piece. People who come meanwhile stand at the end, nobody stands twice. */
export async function exportBatch(tx: Tx, job: Job): Promise<'more' | 'end'> {
  const { query, ids, pieces } = job.options as { query?: string; ids?: readonly string[]; pieces?: number }
  const people = await peopleAfter(tx, ids ?? query ?? '', (await placeOf(tx, job.id)) ?? '0')
  const last = people.at(-1)
  const text = people.map((person) => formatCsvRow(cellsOf(person))).join('')
  const state = people.length < batchPeople ? 'done' : 'running'
  const done = job.done + people.length
  const place = last?.seq ?? '0'
  tx.queue(storePiece, [tx.orgId, job.id, (pieces ?? 0) + 1, text, done, place, tx.now, state])
  return state === 'done' ? 'end' : 'more'
}

const readPlace = statement<{ place: string | null }>(
  'export_place',
  `select place #>> '{}' as place from jobs where org_id = $1 and id = $2`,
)

async function placeOf(tx: Tx, jobId: string): Promise<string | null | undefined> {
  const [row] = await tx.query(readPlace, [tx.orgId, jobId])
  return row?.place
}

/** Whom the text of a query shows, or those with these ids. */
function chosen(whom: string | readonly string[], { orgId }: Tx, now: Date): Sql {
  if (typeof whom !== 'string') return sql`u.id = any(${[...whom]}::uuid[])`
  const query = parsePeopleQuery(Object.fromEntries(new URLSearchParams(whom)))
  return sql`${isShown(query, orgId, now)} and ${narrowed(query, orgId, now, 'all') ?? sql`true`}`
}

function peopleAfter(tx: Tx, whom: string | readonly string[], seq: string): Promise<Row[]> {
  return readOrg(
    tx.orgId,
    ({ db, now }) => db.$queryRaw<Row[]>`
      select u.id, u.display_name as name, u.email, u.user_name, ${stateOf(now)} as state, u.source::text as source,
        u.title, u.external_id, u.locale, u.time_zone, u.created_at, u.last_sign_in_at, u.seq::text as seq,
        array(select distinct r.name from user_roles ur join roles r on r.org_id = ur.org_id and r.id = ur.role_id
              where ur.org_id = u.org_id and ur.user_id = u.id order by r.name) as roles
      from users u where ${living(tx.orgId)} and ${chosen(whom, tx, now)} and u.seq > ${seq}::bigint
      order by u.seq limit ${batchPeople}`,
  )
}

function cellsOf(row: Row): string[] {
  return [
    row.id,
    row.name,
    row.email ?? '',
    row.user_name ?? '',
    row.state,
    row.roles.join('; '),
    row.source,
    row.title ?? '',
    row.external_id ?? '',
    row.locale ?? '',
    row.time_zone ?? '',
    row.created_at.toISOString(),
    row.last_sign_in_at?.toISOString() ?? '',
  ]
}
