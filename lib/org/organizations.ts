/** Organizations: the tenants. One is made with its managed roles, its connection, its entry in the directory
 *  and, at first run, its first administrator, all at once. */
import { randomBase62 } from '@/lib/base/base62'
import { DomainError } from '@/lib/base/errors'
import { newId } from '@/lib/base/id'
import type { Locale, PlanName } from '@/lib/db/enums'
import { claim, findOrg, type Org, orgIdLength } from '@/lib/db/finders'
import { nobody, statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { type Actor, managedRoles, systemActor } from './can'
import { insertConnection } from './connections/connections'
import { plans } from './plans'
import { lockProviders } from './saml/saml-provider-row'
import { endAllSessions } from './saml/saml-sessions'
import { write, writeIn } from './write'

export interface NewOrganization {
  readonly name: string
  /** Part of sign-in and SAML addresses: lower-case letters, digits and hyphens. */
  readonly slug: string
  readonly plan: PlanName
  readonly locale: Locale
  readonly timeZone: string
}

const insert = statement(
  'organization_insert',
  `with organization as (
     insert into organizations (id, slug, name, plan, locale, time_zone, created_at, updated_at)
     values ($1, $2, $3, $4::plan, $5, $6, now(), now())
   ), directory as (
     insert into organization_slugs (slug, org_id) values ($2, $1)
   )
   insert into roles (org_id, id, name, name_lc, managed, permissions)
   select $1, r.id, r.name, lower(r.name), true, r.permissions
   from jsonb_to_recordset($7::jsonb) as r(id uuid, name text, permissions text[])`,
)

/** Creates an organization with its managed roles. Refuses a slug that is taken (`organization_slug_taken`). */
export async function create(organization: NewOrganization): Promise<Org> {
  const id = claim(randomBase62(orgIdLength))
  if (!id) throw new Error('a new organization id must be well formed')
  const roles = Object.entries(managedRoles).map(([name, permissions]) => ({ id: newId(), name, permissions }))
  return withOrg(id, async (tx) => {
    const { slug, name, plan, locale, timeZone } = organization
    await tx.query(insert, [id, slug, name, plan, locale, timeZone, JSON.stringify(roles)])
    tx.queue(insertConnection, [id, newId(), 'Identity provider'])
    const org = await findOrg(tx)
    if (!org) throw new DomainError('organization_not_found')
    await writeIn(tx, org, systemActor(), async ({ effects }) => {
      effects.audit({ event: 'organization.create', target: name, after: { slug, plan } })
    })
    return org
  })
}

const storePlan = statement<{ before: PlanName }>(
  'organization_plan',
  `update organizations o set plan = $2::plan, updated_at = $3
   from (select plan from organizations where id = $1 for update) was
   where o.id = $1 and was.plan <> $2::plan returning was.plan as before`,
)

export interface PlanChange {
  readonly changed: boolean
  /** Sessions that came by single sign-on, where the plan has none. */
  readonly sessionsEnded: number
}

/** Puts an organization on another plan, at once. Whoever came by single sign-on is signed out where the plan has none;
 *  nobody and nothing else is touched. For the operator alone, so no permission allows it. */
export async function changePlan(org: Org, actor: Actor, plan: PlanName): Promise<PlanChange> {
  return write(org, actor, async ({ tx, effects }) => {
    await tx.ready()
    const losesSaml = !plans[plan].saml
    if (losesSaml) lockProviders(tx)
    const [row] = await tx.query(storePlan, [org.id, plan, tx.now])
    if (!row) return { changed: false, sessionsEnded: 0 }
    const sessionsEnded = losesSaml ? await endAllSessions(tx) : 0
    const after = { plan, ...(losesSaml && { sessionsEnded }) }
    effects.audit({ event: 'organization.plan', target: org.name, before: { plan: row.before }, after })
    return { changed: true, sessionsEnded }
  })
}

const slugs = statement<{ slug: string; org_id: string }>(
  'organization_slugs',
  'select slug, org_id from organization_slugs where $1::text is null or slug = $1 order by slug limit 1000',
)

/** The organizations of this installation, by slug, at most 1,000: for the operator's command line. */
export async function list(): Promise<Org[]> {
  const rows = await withOrg(nobody, (tx) => tx.query(slugs, [null]))
  const found: Org[] = []
  // One after the other: each is a transaction of its own tenant, and only so many may wait for a connection.
  for (const { org_id } of rows) {
    const org = await byClaim(org_id)
    if (org) found.push(org)
  }
  return found
}

/** The organization with this slug. */
export async function bySlug(slug: string): Promise<Org | undefined> {
  const [row] = await withOrg(nobody, (tx) => tx.query(slugs, [slug]))
  return row && byClaim(row.org_id)
}

async function byClaim(id: string): Promise<Org | undefined> {
  const orgId = claim(id)
  return orgId && withOrg(orgId, findOrg)
}

/** A slug made from a name: marks stripped, anything else than letters and digits a hyphen. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
  const slug = plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
  return slug || 'organization'
}
