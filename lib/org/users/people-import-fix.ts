/** Rows of a checked import put right on its page. */
import { DomainError } from '@/lib/base/errors'
import type { Org } from '@/lib/db/finders'
import { statement } from '@/lib/db/tx'
import type { Actor } from '../can'
import { requireInviter } from '../invitations/invitees'
import { type JobRow, lockJob } from '../jobs'
import { write } from '../write'
import {
  cellText,
  checkWithin,
  type ImportColumn,
  type ImportOptions,
  importColumns,
  type Mapping,
  type RoleNames,
} from './people-import'

/** So many rows are put right at once. */
export const mostFixed = 50

/** The new text of cells of the n-th row, by what their column holds. */
export interface RowFix {
  readonly n: number
  readonly cells: Readonly<Partial<Record<ImportColumn, string>>>
}

const rowsNumbered = statement<Pick<JobRow, 'n' | 'input'>>(
  'import_rows_numbered',
  'select n, input from job_rows where org_id = $1 and job_id = $2 and n = any($3::int[])',
)
const storeInputs = statement(
  'import_rows_fix',
  `update job_rows r set input = v.input from jsonb_to_recordset($3::jsonb) as v(n int, input jsonb)
   where r.org_id = $1 and r.job_id = $2 and r.n = v.n`,
)

/** Changes cells and judges every row anew, since one may have become the twin of another. Answers how many of these
 *  rows will be invited now. Columns that the file does not have are left out; `names` adds
 *  what this reader calls the roles. */
export async function fixRows(
  org: Org,
  actor: Actor,
  jobId: string,
  fixes: readonly RowFix[],
  names: RoleNames = {},
): Promise<number> {
  requireInviter(org, actor)
  const byRow = new Map(fixes.slice(0, mostFixed).map(({ n, cells }) => [n, cells]))
  return write(org, actor, async ({ tx }) => {
    const job = await lockJob(tx, actor, jobId)
    const { mapping, order, called } = job.options as unknown as ImportOptions
    if (job.kind !== 'import' || job.state !== 'checked' || !mapping || !order) throw new DomainError('job_not_ready')
    const rows = await tx.query(rowsNumbered, [tx.orgId, jobId, [...byRow.keys()]])
    const fixed = rows.map(({ n, input }) => ({ n, input: withCells(input, mapping, byRow.get(n) ?? {}) }))
    tx.queue(storeInputs, [tx.orgId, jobId, JSON.stringify(fixed)])
    const verdicts = await checkWithin({ tx, actor }, jobId, { mapping, order, called: { ...called, ...names } })
    return verdicts.filter(({ n, outcome }) => outcome === 'invite' && byRow.has(n)).length
  })
}

function withCells(input: unknown, mapping: Mapping, cells: RowFix['cells']): string[] {
  const row = Array.isArray(input) ? input.map(String) : []
  for (const column of importColumns) {
    const [at, text] = [mapping[column], cells[column]]
    if (at === undefined || text === undefined) continue
    while (row.length < at) row.push('')
    row[at] = cellText(text)
  }
  return row
}
