/** The rows of an import, a batch at a time. Rows that the check refused stay as they are; the others are judged anew,
 *  for others may have invited somebody since. */
import { undoMs } from '@/lib/mail/outbox'
import { inviteWithin } from '../invitations/invite-many'
import type { RowOutcome } from '../job-run'
import type { Job, JobRow } from '../jobs'
import type { Write } from '../write'
import { type ImportOptions, personOf } from './people-import'

export async function importBatch(w: Write, job: Job, rows: readonly JobRow[]): Promise<RowOutcome[]> {
  const {
    mapping = {},
    order = { roleIds: [], locale: null, note: '' },
    called,
  } = job.options as unknown as ImportOptions
  const wanted = rows.filter(({ outcome }) => outcome === 'invite')
  if (wanted.length === 0) return []
  const people = wanted.map(({ input }) => personOf(input, mapping, called))
  const held = { batchId: job.id, heldMs: undoMs }
  const results = await inviteWithin(w, people, order, { held, source: 'imported' })
  return wanted.map(({ n }, index) => {
    const result = results[index]
    const outcome = result?.verdict === 'invite' ? 'invited_now' : (result?.verdict ?? 'form')
    return { n, outcome, user_id: result?.userId ?? null }
  })
}
