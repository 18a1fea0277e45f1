/** Exact totals and places at depth, at a cost that does not grow (the order of lists is `seq`, the creation number).
 *
 *  Full ranges of an organization's living rows are sealed: `live` counts those left of the range that ends at
 *  `upto_seq`; full spans of ranges are counted likewise. A total is the sum of the spans, of the ranges behind them and
 *  of a direct count of the tail; the n-th row is found by a running sum over the spans, one over the ranges of one span,
 *  and a skip inside one range. Nobody who creates touches a counter; who removes a row corrects its range and span.
 *
 *  Whoever creates or removes holds the noun open: a shared lock, taken before the creation number is. Whoever seals
 *  takes it exclusively and so sees every row up to its end: no row can come late below a sealed end, for its number is
 *  drawn under the lock. The lock is waited for briefly only, so that no write ever queues for long behind a seal.
 */
import { log } from '@/lib/base/log'
import { singleton } from '@/lib/base/singleton'
import { type OrgId, statement, type Tx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'

export const rangeSize = 256
/** Ranges in a span. */
export const spanSize = 64
/** A tail of so many rows is worth sealing. */
const longTail = 2 * rangeSize
/** How much one transaction seals while creators wait: some milliseconds. */
const rangesAtOnce = 64
const lockWaitMs = 250

export type Noun = 'user' | 'team'

/** Which rows count, for statements with the row as `row`. What leaves this set, or comes back to it, corrects its
 *  range (`countedRange`). */
const nouns: Readonly<Record<Noun, { readonly table: string; readonly living: string }>> = {
  user: { table: 'users', living: `row.kind = 'human' and row.deleted_at is null` },
  team: { table: 'teams', living: 'row.unlinked_at is null' },
}

/** The condition for a row of the organization ($1) that lists show, with the row as `alias`. */
export function livingOf(noun: Noun, alias: string): string {
  return `${alias}.org_id = $1 and ${nouns[noun].living.replaceAll('row.', `${alias}.`)}`
}

function lockKey(noun: Noun): string {
  return `hashtextextended('seq_ranges ${noun} ' || $1, 0)`
}

/** Holds the noun open until the transaction ends: an expression for a statement that is sent before the one that
 *  creates or removes, with the organization as $1. */
export function heldOpen(noun: Noun): string {
  return `pg_advisory_xact_lock_shared(${lockKey(noun)})`
}

const hold = {
  user: statement('seq_hold_user', `select ${heldOpen('user')}`),
  team: statement('seq_hold_team', `select ${heldOpen('team')}`),
}

/** Holds the noun open as a statement of its own, queued: before the statement that creates or removes a row. */
export function holdOpen(tx: Tx, noun: Noun): void {
  tx.queue(hold[noun], [tx.orgId])
}

/** How the spans of a noun are named beside its ranges. */
export function spansOf(noun: Noun): string {
  return `${noun} spans`
}

/** Corrects the counts of a row that is counted no longer (-1) or again (1): CTEs, for a statement in a transaction that
 *  held the noun open in an earlier one. `seq` is the row's number as SQL. Nothing happens in the open tail.
 *
 *  Two plain updates, each of the row that a scalar query names: one update that joins both would be asked again, when
 *  it has waited for another removal, about rows that it no longer has, and leave the count as it was. */
export function countedRange(noun: Noun, seq: string, by: 1 | -1): string {
  const corrected = (kind: string) => `update seq_ranges set live = live + ${by}
    where org_id = $1 and noun = '${kind}' and upto_seq =
      (select min(upto_seq) from seq_ranges where org_id = $1 and noun = '${kind}' and upto_seq >= ${seq})`
  return `counted_range as (${corrected(noun)}), counted_span as (${corrected(spansOf(noun))})`
}

const briefly = statement('seq_lock_wait', `select set_config('lock_timeout', '${lockWaitMs}ms', true)`)

function sealing(noun: Noun) {
  const sealed = (kind: string) =>
    `(select coalesce(max(upto_seq), 0) from seq_ranges where org_id = $1 and noun = '${kind}')`
  const seal = (kind: string, live: string, size: number, tail: string) => `
    insert into seq_ranges (org_id, noun, upto_seq, live)
    select $1, '${kind}', max(seq), ${live} from (select row_number() over (order by seq) as n, tail.* from (${tail}) tail) tail
    group by (n - 1) / ${size} having count(*) = ${size}
    returning upto_seq`
  return {
    lock: statement(`seq_lock_${noun}`, `select pg_advisory_xact_lock(${lockKey(noun)})`),
    ranges: statement(
      `seq_seal_${noun}`,
      seal(
        noun,
        'count(*)',
        rangeSize,
        `select r.seq from ${nouns[noun].table} r where ${livingOf(noun, 'r')} and r.seq > ${sealed(noun)}
         order by r.seq limit ${rangesAtOnce * rangeSize}`,
      ),
    ),
    spans: statement(
      `seq_span_${noun}`,
      seal(
        spansOf(noun),
        'sum(live)',
        spanSize,
        `select upto_seq as seq, live from seq_ranges
         where org_id = $1 and noun = '${noun}' and upto_seq > ${sealed(spansOf(noun))}`,
      ),
    ),
  }
}
const seals = { user: sealing('user'), team: sealing('team') }

/** Seals what is full, one bounded transaction after the other. Rejects where writers keep the lock for long. */
export async function seal(orgId: OrgId, noun: Noun): Promise<void> {
  const { lock, ranges, spans } = seals[noun]
  let sealed: number
  do {
    sealed = await withOrg(orgId, async (tx) => {
      tx.queue(briefly)
      tx.queue(lock, [orgId])
      const [full] = await Promise.all([tx.query(ranges, [orgId]), tx.query(spans, [orgId])])
      return full.length
    })
  } while (sealed === rangesAtOnce)
}

interface Background {
  /** Rows created by this process since it last sealed, by organization and noun. */
  readonly created: Map<string, number>
  readonly running: Map<string, Promise<void>>
}

function background(): Background {
  return singleton('seq-ranges', () => ({ created: new Map(), running: new Map() }))
}

/** Tells that rows are being created. Once enough have been for a long tail, sealing begins: it waits for those who have
 *  not committed. */
export function noteCreated(orgId: OrgId, noun: Noun, rows = 1): void {
  const { created } = background()
  const key = `${orgId} ${noun}`
  const now = (created.get(key) ?? 0) + rows
  if (created.size > 10_000) created.clear()
  created.set(key, now < longTail ? now : 0)
  if (now >= longTail) sealSoon(orgId, noun)
}

/** Tells how long the tail was that a read has counted. */
export function noteTail(orgId: OrgId, noun: Noun, rows: number): void {
  if (rows >= longTail) sealSoon(orgId, noun)
}

/** Seals without anybody waiting: one at a time in a process for each organization and noun. Where it fails, the next
 *  long tail begins it anew. */
function sealSoon(orgId: OrgId, noun: Noun): void {
  const { running } = background()
  const key = `${orgId} ${noun}`
  if (running.has(key)) return
  const sealing = seal(orgId, noun)
    .catch((error) => log.warn({ err: error, orgId, noun }, 'ranges could not be sealed; the next read tries again'))
    .finally(() => running.delete(key))
  running.set(key, sealing)
}

/** Resolves when no sealing is under way. */
export async function settled(): Promise<void> {
  await Promise.all(background().running.values())
}
