/** Seals what was recorded, in the background. Writers of events never wait for the chain: a row is sealed once no
 *  transaction older than its own is running, for then nothing can appear below it any more. So every committed row is
 *  in exactly one seal, in the order of (xid, id), and a seal holds whatever had gone unsealed, 256 rows at most. */
import { nobody, type OrgId, statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { origin, rowHash, sealHash } from './row-hash'

const perSeal = 256

/** Held by whoever seals or gives up a part of the log; nobody else ever asks for it. */
const lock = statement<{ held: boolean }>(
  'audit_lock',
  `select pg_try_advisory_xact_lock(hashtextextended('audit:' || $1::text, 0)) as held`,
)

// A statement of its own after the lock, so that it sees the seals of whoever held it before.
const seal = statement<{ rows: number }>(
  'audit_seal',
  `with last as (
     select no, upto_xid, upto_id, hash from audit_seals where org_id = $1 order by no desc limit 1
   ), place as (
     select coalesce(max(no), 0) + 1 as no, coalesce(max(upto_xid), 0) as xid,
       coalesce((select upto_id from last), '00000000-0000-0000-0000-000000000000') as id,
       coalesce((select hash from last), ${origin}) as previous
     from last
   ), row as (
     select e.xid, e.id, e.at, ${rowHash('e')} as hash from audit_events e
     where e.org_id = $1 and (e.xid, e.id) > ((select xid from place), (select id from place))
       and e.xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
     order by e.xid, e.id limit $3
   ), stretch as (
     select count(*)::int as rows, (array_agg(xid order by xid desc, id desc))[1] as xid, max(at) as last_at,
       array_agg(id order by xid, id) as ids, string_agg(hash, '' order by xid, id) as hashes
     from row
   ), made as (
     insert into audit_seals (org_id, no, sealed_at, upto_xid, upto_id, last_at, ids, hashes, previous, hash)
     select $1, p.no, $2, s.xid, s.ids[s.rows], s.last_at, s.ids, s.hashes, p.previous,
       ${sealHash('p.previous', 'p.no', 's.hashes')}
     from stretch s, place p where s.rows > 0
   )
   select rows from stretch`,
)

/** Seals what can be sealed of one organization now; answers how many rows. Nothing where another does it already. */
export async function sealAll(orgId: OrgId): Promise<number> {
  let total = 0
  for (;;) {
    const rows = await sealNext(orgId)
    total += rows
    if (rows < perSeal) return total
  }
}

function sealNext(orgId: OrgId): Promise<number> {
  return withOrg(orgId, async (tx) => {
    const [lockRow] = await tx.query(lock, [orgId])
    if (!lockRow?.held) return 0
    const [sealed] = await tx.query(seal, [orgId, tx.now, perSeal])
    return sealed?.rows ?? 0
  })
}

const unsealed = statement<{ org_id: OrgId }>('audit_unsealed', 'select t as org_id from audit_unsealed() t')

/** Seals what can be sealed of every organization. */
export async function sealEverywhere(): Promise<number> {
  const organizations = await withOrg(nobody, (tx) => tx.query(unsealed))
  let total = 0
  for (const { org_id } of organizations) total += await sealAll(org_id)
  return total
}

const giveUp = statement<{ removed: string }>('audit_retain', 'select audit_retain($1)::text as removed')

/** Gives up what every organization keeps no longer, in whole seals; the last hash stays as the anchor. */
export async function retain(): Promise<number> {
  let total = 0
  for (;;) {
    const removed = await withOrg(nobody, async (tx) => {
      await tx.ready()
      const [row] = await tx.query(giveUp, [tx.now])
      return Number(row?.removed ?? 0)
    })
    total += removed
    if (removed === 0) return total
  }
}
