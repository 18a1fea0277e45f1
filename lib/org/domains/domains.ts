/** Mail domains of an organization. A proven one lets the identity provider take over whoever has an address in it; so
 *  a domain is proven before it counts: by a record in the DNS (domain-checks.ts), or by the operator's word
 *  (`gatehouse org verify-domain`). Several organizations may prove the same one. */
import { randomBase62 } from '@/lib/base/base62'
import { DomainError } from '@/lib/base/errors'
import { newId } from '@/lib/base/id'
import type { Org } from '@/lib/db/finders'
import { readOrg } from '@/lib/db/read-org'
import { statement, type Tx } from '@/lib/db/tx'
import { type Actor, requirePermission } from '../can'
import { storeRouting } from '../saml/saml-routing'
import { type Write, write } from '../write'
import { type ProofProblem, proofProblems } from './domain-proof'

const tokenLength = 32
const maxLength = 253

export interface Domain {
  readonly domain: string
  /** What the DNS record has to hold. */
  readonly token: string
  readonly verifiedAt: Date | null
  readonly id: string
  readonly createdAt: Date
  /** Proven by the record, not by the operator's word alone. */
  readonly byRecord: boolean
  /** The last look for the record, and why it was not found then. */
  readonly checkedAt: Date | null
  readonly problem: ProofProblem | null
  /** What stood there instead. */
  readonly found: readonly string[]
  /** How often the worker has looked in vain, and until when it goes on. */
  readonly checks: number
  readonly watchedUntil: Date | null
}

/** For how long the record is looked for without being asked. */
const watchedMs = 7 * 86_400_000

/** The domain as it is compared: lower case, international names in their ASCII form, without a dot at the end.
 *  Refuses what is none (`domain_invalid`). */
export function normalDomain(text: string): string {
  const written = text.trim().replace(/\.$/, '')
  const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/
  const ascii = URL.canParse(`https://${written}`) ? new URL(`https://${written}`).hostname : ''
  const labels = ascii.split('.')
  const isName = labels.length > 1 && labels.every((part) => label.test(part)) && !/^[0-9]+$/.test(labels.at(-1) ?? '')
  const isWhole = !/[/?#@:\\\s]/.test(written)
  if (!isName || !isWhole || ascii.length > maxLength) throw new DomainError('domain_invalid')
  return ascii
}

const insert = statement<{ domain: string }>(
  'domain_insert',
  `with added as (
     insert into domains (org_id, domain, token, created_at, id, watched_until) values ($1, $2, $3, $4, $5, $6)
     on conflict (org_id, domain) do nothing returning org_id, id, domain
   ), due as (
     insert into due_work (id, org_id, kind, due_at) select id, org_id, 'domain', now() from added
   )
   select domain from added`,
)

/** Names a domain as the organization's own, not proven yet. Needs `org_management`. Twice is no error. */
export async function add(org: Org, actor: Actor, name: string): Promise<Domain> {
  requirePermission(actor, 'org_management')
  const domain = normalDomain(name)
  return write(org, actor, async ({ tx, effects }) => {
    await tx.ready()
    const [now, until] = [tx.now, new Date(tx.now.getTime() + watchedMs)]
    const [added] = await tx.query(insert, [
      org.id,
      domain,
      randomBase62(tokenLength),
      now,
      newId(now.getTime()),
      until,
    ])
    if (added) effects.audit({ event: 'domain.add', target: domain })
    const [found] = await tx.query(byName, [org.id, domain])
    if (!found) throw new DomainError('domain_invalid')
    return found
  })
}

const columns = `domain, token, verified_at as "verifiedAt", id, created_at as "createdAt", by_record as "byRecord",
  checked_at as "checkedAt", problem, found, checks, watched_until as "watchedUntil"`
const byName = statement<Domain>(
  'domain_by_name',
  `select ${columns} from domains where org_id = $1 and domain = $2 for update`,
)
const byId = statement<Domain>(
  'domain_by_id',
  `select ${columns} from domains where org_id = $1 and id = $2 for update`,
)
const setVerified = statement('domain_verify', 'update domains set verified_at = $3 where org_id = $1 and domain = $2')

/** Takes a domain for proven, adding it where it is new. Needs `org_management`. Answers when it was proven. */
export async function verify(org: Org, actor: Actor, name: string): Promise<Domain> {
  const added = await add(org, actor, name)
  return write(org, actor, async (w) => {
    const [found] = await w.tx.query(byName, [org.id, added.domain])
    if (!found || found.verifiedAt !== null) return found ?? added
    await setProven(w, found.domain)
    return { ...found, verifiedAt: w.tx.now }
  })
}

/** Queues what follows from the proof of a domain whose row is locked. */
export async function setProven({ tx, effects }: Write, domain: string): Promise<void> {
  tx.queue(setVerified, [tx.orgId, domain, tx.now])
  effects.audit({ event: 'domain.verify', target: domain })
  await storeRouting(tx)
}

/** The domain with this id, its row locked until the transaction ends. */
export async function lockDomain(tx: Tx, id: string): Promise<Domain | undefined> {
  const [domain] = await tx.query(byId, [tx.orgId, id])
  return domain
}

const removeByName = statement<{ domain: string }>(
  'domain_remove',
  `with gone as (delete from domains where org_id = $1 and domain = $2 returning id, domain),
     forgotten as (delete from due_work d using gone g where d.id = g.id)
   select domain from gone`,
)

/** Forgets a domain; answers whether there was one. Needs `org_management`. Whoever was taken over stays managed. */
export async function remove(org: Org, actor: Actor, name: string): Promise<boolean> {
  requirePermission(actor, 'org_management')
  const domain = normalDomain(name)
  return write(org, actor, async ({ tx, effects }) => {
    await tx.ready()
    const [gone] = await tx.query(removeByName, [org.id, domain])
    if (gone) effects.audit({ event: 'domain.remove', target: domain })
    await storeRouting(tx)
    return gone !== undefined
  })
}

/** The domains of the organization, by name. */
export async function list(org: Org): Promise<readonly Domain[]> {
  return (await read(org)).domains
}

/** The domains of the organization, by name, and the time they were read at. */
export async function read({ id: orgId }: Org): Promise<{ now: Date; domains: readonly Domain[] }> {
  return readOrg(orgId, async ({ db, now }) => {
    const rows = await db.domain.findMany({ where: { orgId }, omit: { orgId: true }, orderBy: { domain: 'asc' } })
    const problemOf = (text: string | null) => proofProblems.find((each) => each === text) ?? null
    return { now, domains: rows.map((row) => ({ ...row, problem: problemOf(row.problem) })) }
  })
}

/** One domain; undefined where the organization has none of this name. */
export async function find(org: Org, name: string): Promise<Domain | undefined> {
  return (await list(org)).find(({ domain }) => domain === name)
}
