/** What the authentication page tells of single sign-on at a glance. */
import type { Org } from '@/lib/db/finders'
import { statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { type Actor, requirePermission } from '../can'
import { type Provider, providersIn } from './saml-provider-row'

export interface ProviderUse {
  readonly id: string
  /** People linked to it who are still here. */
  readonly people: number
  readonly lastSignInAt: Date | null
  /** Mappings to roles, and to teams. */
  readonly roles: number
  readonly teams: number
}

export interface SamlOverview {
  readonly now: Date
  readonly providers: readonly (Provider & { readonly use: ProviderUse })[]
  /** People linked to any provider. */
  readonly people: number
  /** People who came by just-in-time accounts in the last 30 days. */
  readonly recentNewcomers: number
}

const uses = statement<ProviderUse>(
  'saml_provider_uses',
  `select p.id, linked.people, linked.last as "lastSignInAt", mapped.roles, mapped.teams
   from saml_identity_providers p
   cross join lateral (
     select count(distinct u.id)::int as people, max(i.last_used_at) as last from saml_identities i
     join users u on u.org_id = i.org_id and u.id = i.user_id and u.deleted_at is null
     where i.org_id = p.org_id and i.provider_id = p.id) linked
   cross join lateral (
     select count(m.role_id)::int as roles, count(m.team_id)::int as teams from saml_mappings m
     where m.org_id = p.org_id and m.provider_id = p.id) mapped
   where p.org_id = $1`,
)
const counts = statement<{ people: number; recent: number }>(
  'saml_people_counts',
  // Who came is told by an index that has the source, when by the rows of these few.
  `with came as materialized (
     select u.id from users u
     where u.org_id = $1 and u.kind = 'human' and u.deleted_at is null and u.source = 'saml')
   select (select count(*)::int from users u where u.org_id = $1 and u.kind = 'human' and u.deleted_at is null
       and u.id = any(array(select i.user_id from saml_identities i where i.org_id = $1))) as people,
     (select count(*)::int from users u where u.org_id = $1 and u.id = any(array(select id from came))
       and u.created_at > $2::timestamptz - interval '30 days') as recent`,
)

/** The providers, the oldest first, each with who uses it. Needs `org_authn_config_read`. */
export async function overview(org: Org, actor: Actor): Promise<SamlOverview> {
  requirePermission(actor, 'org_authn_config_read')
  return withOrg(org.id, async (tx) => {
    await tx.ready()
    const [providers, used, [counted]] = await Promise.all([
      providersIn(tx),
      tx.query(uses, [org.id]),
      tx.query(counts, [org.id, tx.now]),
    ])
    const none = { people: 0, lastSignInAt: null, roles: 0, teams: 0 }
    return {
      now: tx.now,
      providers: providers.map((one) => ({
        ...one,
        use: used.find(({ id }) => id === one.id) ?? { id: one.id, ...none },
      })),
      people: counted?.people ?? 0,
      recentNewcomers: counted?.recent ?? 0,
    }
  })
}
