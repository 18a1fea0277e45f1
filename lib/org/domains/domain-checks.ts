/** Looking for the record of a domain: when somebody asks, while it is waited for, and each week behind a proof.
 *
 *  A proof stands until somebody removes the domain: that its record is gone is told and takes nothing away, since
 *  people tidy up their zones. Names are resolved outside of any transaction. */
import { DomainError } from '@/lib/base/errors'
import { findOrg, type Org } from '@/lib/db/finders'
import { type OrgId, statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { type Actor, requirePermission, systemActor } from '../can'
import * as attempts from '../sign-in/attempts'
import { write } from '../write'
import { type Proof, prove, systemResolver, type TxtResolver } from './domain-proof'
import { type Domain, find, lockDomain, setProven } from './domains'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const weekMs = 7 * dayMs
const longestPauseMs = 12 * hourMs

/** Looks for the record at once, and goes on looking for a week where it is not there. Needs `org_management`. Refuses a
 *  domain that is not here (`domain_not_found`) and too many looks (`domain_checks_too_many`). */
export async function check(
  org: Org,
  actor: Actor,
  name: string,
  resolver: TxtResolver = systemResolver(),
): Promise<Proof> {
  requirePermission(actor, 'org_management')
  const domain = await find(org, name)
  if (!domain) throw new DomainError('domain_not_found')
  const allowed = await attempts.take([{ what: `domain-check:${org.id}`, most: 60, perMinutes: 10 }])
  if (!allowed) throw new DomainError('domain_checks_too_many')
  const proof = await prove(domain, resolver)
  await note(org, actor, domain, proof, { asked: true })
  return proof
}

const again = statement(
  'domain_again',
  `insert into due_work (id, org_id, kind, due_at) values ($2, $1, 'domain', now() + $3::float8 * interval '1 millisecond')
   on conflict (id) do update set due_at = excluded.due_at`,
)
const forget = statement('domain_forget', `delete from due_work where org_id = $1 and id = $2 and kind = 'domain'`)
const store = statement(
  'domain_checked',
  `update domains set checked_at = $3, problem = $4, found = $5, checks = $6, by_record = $7, watched_until = $8
   where org_id = $1 and id = $2`,
)

/** Writes down what a look has shown. That nobody answered says nothing about a proven domain. */
async function note(
  org: Org,
  actor: Actor,
  { id }: Domain,
  proof: Proof,
  { asked }: { asked: boolean },
): Promise<void> {
  await write(org, actor, async (w) => {
    const { tx } = w
    const domain = await lockDomain(tx, id)
    if (!domain) return tx.queue(forget, [org.id, id])
    const { problem, found } = proof.proven ? { problem: null, found: [] } : proof
    const unknown = problem === 'no_answer' && domain.verifiedAt !== null
    const shown = unknown ? [domain.problem, domain.found] : [problem, found]
    const checks = proof.proven || asked ? 0 : domain.checks + 1
    const byRecord = domain.byRecord || proof.proven
    const watched = asked && !proof.proven ? new Date(tx.now.getTime() + weekMs) : domain.watchedUntil
    tx.queue(store, [org.id, id, tx.now, ...shown, checks, byRecord, watched])
    if (proof.proven && domain.verifiedAt === null) await setProven(w, domain.domain)
    const isProven = proof.proven || domain.verifiedAt !== null
    const pause = isProven ? (unknown ? dayMs : weekMs) : waitMs(checks)
    const goesOn = isProven ? byRecord : watched !== null && watched.getTime() > tx.now.getTime()
    if (goesOn) tx.queue(again, [org.id, id, pause])
    else tx.queue(forget, [org.id, id])
  })
}

/** After an hour, two, four: records take their time to spread, and most people have come back by then. */
function waitMs(checks: number): number {
  return Math.min(longestPauseMs, hourMs * 2 ** Math.max(0, checks - 1))
}

/** Looks after a domain that is due. */
export async function lookAfter(orgId: OrgId, id: string, resolver: TxtResolver = systemResolver()): Promise<void> {
  const { org, domain } = await withOrg(orgId, async (tx) => ({
    org: await findOrg(tx),
    domain: await lockDomain(tx, id),
  }))
  if (!org || !domain) {
    await withOrg(orgId, async (tx) => tx.queue(forget, [orgId, id]))
    return
  }
  await note(org, systemActor('Domain check'), domain, await prove(domain, resolver), { asked: false })
}

/** What a proven domain decides today, and what would be otherwise without it. */
export interface DomainImpact {
  /** With an address in it: all, and those whom no identity provider manages, whom SCIM could not take over any more. */
  readonly people: number
  readonly unmanaged: number
  /** Identity providers that the sign-in page sends its addresses to. */
  readonly providers: readonly string[]
  /** Just-in-time accounts name it; that list stays. */
  readonly jit: boolean
}

const impact = statement<DomainImpact>(
  'domain_impact',
  `with addressed as (select u.connection_id from users u
     where u.org_id = $1 and u.kind = 'human' and u.deleted_at is null and split_part(u.email_lc, '@', 2) = $2)
   select (select count(*)::int from addressed) as people,
     (select count(*)::int from addressed where connection_id is null) as unmanaged,
     array(select p.name from saml_identity_providers p where p.org_id = $1 and p.state = 'active'
       and (p.email_domains = '{}' or $2 = any(p.email_domains)) order by p.name) as providers,
     (select o.jit_enabled and $2 = any(o.jit_domains) from organizations o where o.id = $1) as jit`,
)

/** What hangs on a domain. Needs `org_management`. */
export async function impactOf(org: Org, actor: Actor, domain: string): Promise<DomainImpact> {
  requirePermission(actor, 'org_management')
  const [found] = await withOrg(org.id, (tx) => {
    tx.alone()
    return tx.query(impact, [org.id, domain])
  })
  return found ?? { people: 0, unmanaged: 0, providers: [], jit: false }
}
