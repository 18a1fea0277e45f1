/** Holds the audit log against its chain of seals: every row still says what it said, none is gone, none was put in
 *  between, and every seal follows the one before. */
import { type OrgId, openReading, statement } from '@/lib/db/tx'
import { rowHash, sealHash } from './row-hash'

/** `changed` and `missing` are about a row that was sealed, `inserted` about one that nobody sealed, `seal` about a
 *  seal that was changed itself, `gap` about one that is gone, `head` about a hash noted earlier that the chain no
 *  longer has. */
export type Fault = 'changed' | 'missing' | 'inserted' | 'seal' | 'gap' | 'head'

export interface BadRow {
  readonly fault: Fault
  /** The number of the seal, and the row where the fault is one row's. */
  readonly seal: number
  readonly id: string | null
  readonly at: Date | null
}

export interface Verification {
  readonly intact: boolean
  /** The first that is wrong, in the order of the chain. */
  readonly bad: BadRow | null
  readonly seals: number
  readonly rows: number
  /** Rows that no seal holds yet: too young, or of a worker that does not run. */
  readonly unsealed: number
  /** When the first and the last verified row happened. */
  readonly from: Date | null
  readonly until: Date | null
  /** The newest seal: to be noted elsewhere and asked for later. */
  readonly head: Head | null
  /** Rows that retention gave up, and the seal up to which it did. */
  readonly removed: { readonly rows: number; readonly no: number } | null
}

export interface Head {
  readonly no: number
  /** Hexadecimal. */
  readonly hash: string
}

const sealsAtOnce = 40

interface Stretch {
  no: string
  hash: string
  previous: string
  follows: boolean
  rows: number
  first_at: Date | null
  last_at: Date
  upto_xid: string
  upto_id: string
  /** The first row that is not as the seal has it. */
  fault: 'changed' | 'missing' | 'inserted' | null
  bad_id: string | null
  bad_at: Date | null
}

// $3 and $4 are where the page before ended; of the first page they are before everything, so that rows which retention
// gave up and somebody brought back are found as well. Hashes are joined with nothing to be read once, not for each row.
const page = statement<Stretch>(
  'audit_verify_page',
  `with page as materialized (
     select no, hash, previous, upto_xid, upto_id, last_at, ids, hashes || ''::bytea as hashes
     from audit_seals where org_id = $1 and no > $2 order by no limit $5
   ), ending as (
     select upto_xid as xid, upto_id as id from page order by no desc limit 1
   ), sealed as materialized (
     select s.no, w.id, w.n, substring(s.hashes from (w.n::int - 1) * 32 + 1 for 32) as hash
     from page s cross join lateral unnest(s.ids) with ordinality w(id, n)
   ), present as materialized (
     select e.id, e.xid, e.at, ${rowHash('e')} as hash from audit_events e
     where e.org_id = $1 and (e.xid, e.id) > ($3::bigint, $4::uuid)
       and (e.xid, e.id) <= ((select xid from ending), (select id from ending))
   ), fault as (
     select coalesce(w.no, (select min(s.no) from page s where (s.upto_xid, s.upto_id) >= (p.xid, p.id))) as no,
       coalesce(w.id, p.id) as id, p.at, w.n,
       case when p.id is null then 'missing' when w.id is null then 'inserted' else 'changed' end as fault
     from sealed w full join present p on p.id = w.id
     where p.id is null or w.id is null or p.hash <> w.hash
   ), bad as (
     select distinct on (no) no, id, at, fault from fault order by no, n, id
   ), first as (
     select w.no, p.at from sealed w join present p on p.id = w.id where w.n = 1
   )
   select s.no::text, encode(s.hash, 'hex') as hash, encode(s.previous, 'hex') as previous,
     s.hash = ${sealHash('s.previous', 's.no', 's.hashes')} as follows, cardinality(s.ids) as rows,
     f.at as first_at, s.last_at, s.upto_xid::text, s.upto_id, b.fault, b.id as bad_id, b.at as bad_at
   from page s left join bad b on b.no = s.no left join first f on f.no = s.no
   order by s.no`,
)

const anchor = statement<{ no: string; hash: string; removed: string }>(
  'audit_anchor',
  `select no::text, encode(hash, 'hex') as hash, removed::text from audit_anchors where org_id = $1`,
)
const tail = statement<{ rows: number }>(
  'audit_tail',
  `select count(*)::int as rows from audit_events where org_id = $1 and (xid, id) > ($2::bigint, $3::uuid)`,
)
const zeros = '00000000-0000-0000-0000-000000000000'

/** Verifies the whole chain of an organization, some thousand rows at a time. `noted` is a head written down earlier:
 *  the chain must still have it, which is what shows that its end was not cut off or made anew. */
export async function verify(orgId: OrgId, noted?: Head): Promise<Verification> {
  const [kept] = await reading(orgId, (tx) => tx.query(anchor, [orgId]))
  const walk = new Walk(kept ? { no: Number(kept.no), hash: kept.hash } : { no: 0, hash: genesis })
  const place = { xid: '0', id: zeros }
  let length = sealsAtOnce
  while (length === sealsAtOnce && !walk.bad) {
    const values = [orgId, walk.last.no, place.xid, place.id, sealsAtOnce]
    const stretches = await reading(orgId, (tx) => tx.query(page, values))
    length = stretches.length
    for (const stretch of stretches) walk.take(stretch)
    const end = stretches.at(-1)
    if (end) Object.assign(place, { xid: end.upto_xid, id: end.upto_id })
  }
  const [rest] = await reading(orgId, (tx) => tx.query(tail, [orgId, place.xid, place.id]))
  const seen = !noted || walk.bad || walk.hasSeen(noted)
  const bad = seen ? walk.bad : { fault: 'head' as const, seal: noted.no, id: null, at: null }
  return {
    intact: bad === null,
    bad,
    seals: walk.seals,
    rows: walk.rows,
    unsealed: walk.bad ? 0 : (rest?.rows ?? 0),
    from: walk.from,
    until: walk.until,
    head: walk.seals > 0 ? walk.last : null,
    removed: kept ? { rows: Number(kept.removed), no: Number(kept.no) } : null,
  }
}

/** What the first seal follows (row-hash.ts). */
const genesis = '0'.repeat(64)

/** Along the chain, seal by seal, up to the first that is wrong. */
class Walk {
  bad: BadRow | null = null
  seals = 0
  rows = 0
  from: Date | null = null
  until: Date | null = null
  private readonly hashes = new Map<number, string>()

  constructor(public last: Head) {
    this.hashes.set(last.no, last.hash)
  }

  take(stretch: Stretch): void {
    if (this.bad) return
    this.bad = this.faultOf(stretch)
    if (this.bad) return
    this.last = { no: Number(stretch.no), hash: stretch.hash }
    this.hashes.set(this.last.no, stretch.hash)
    this.seals += 1
    this.rows += stretch.rows
    this.from ??= stretch.first_at
    this.until = stretch.last_at
  }

  hasSeen({ no, hash }: Head): boolean {
    // What lies before the anchor was given up, hash and all.
    const first = Math.min(...this.hashes.keys())
    return no < first || this.hashes.get(no) === hash.toLowerCase()
  }

  private faultOf(stretch: Stretch): BadRow | null {
    const seal = Number(stretch.no)
    const none = { seal, id: null, at: null }
    if (seal !== this.last.no + 1) return { ...none, fault: 'gap', seal: this.last.no + 1 }
    if (!stretch.follows || stretch.previous !== this.last.hash) return { ...none, fault: 'seal' }
    const { fault, bad_id: id, bad_at: at } = stretch
    return fault && { fault, seal, id, at }
  }
}

async function reading<R>(orgId: OrgId, read: (tx: ReturnType<typeof openReading>) => Promise<R>): Promise<R> {
  const tx = openReading(orgId)
  tx.alone()
  try {
    return await read(tx)
  } finally {
    await tx.commit()
  }
}
