/** Turning a provider off, or removing it, with an eye on those who then have no way in: people linked to it who have no
 *  other one that they may use. Where there are any, the name of the provider has to be typed. */
import { DomainError } from '@/lib/base/errors'
import type { Org } from '@/lib/db/finders'
import { personMethods } from '@/lib/db/sign-in-methods'
import { statement, type Tx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { type Actor, requirePermission } from '../can'
import { comesInByGlass, hasPasskey, hasPassword } from '../sign-in/ways-in'
import { lockProvider, type Provider } from './saml-provider-row'
import * as providers from './saml-providers'

export interface Ending {
  /** Active people linked to the provider. */
  readonly people: number
  /** Of them those who have no password or passkey that they may use, and no other provider that is active; nobody while
   *  it is not active. */
  readonly lockedOut: number
  /** The first of those by name, at most five. */
  readonly names: readonly string[]
  /** People with a session that it began, who are signed out, and whether the actor is one of them. */
  readonly signedOut: number
  readonly signsOutActor: boolean
}

const concerned = statement<Ending>(
  'saml_provider_ending',
  `with linked as (
     select u.id, u.display_name as name, not ('password' = any(${personMethods}) and ${hasPassword})
       and not ('passkey' = any(${personMethods}) and ${hasPasskey}) and not ${comesInByGlass}
       and not exists (
         select from saml_identities l join saml_identity_providers p on p.org_id = l.org_id and p.id = l.provider_id
         where l.org_id = $1 and l.user_id = u.id and l.provider_id <> $2 and p.state = 'active')
       and $3::boolean as locked
     from users u join organizations o on o.id = u.org_id
     where u.org_id = $1 and u.kind = 'human' and u.status = 'active' and u.deleted_at is null and exists (
       select from saml_identities i where i.org_id = $1 and i.provider_id = $2 and i.user_id = u.id)
   ), leaving as (
     select distinct s.user_id as id from saml_sessions m join sessions s on s.org_id = m.org_id and s.hash = m.hash
     where m.org_id = $1 and m.provider_id = $2 and s.expires_at > now()
   )
   select count(*)::int as people, count(*) filter (where locked)::int as "lockedOut",
     array(select name from linked where locked order by name limit 5) as names,
     (select count(*)::int from leaving) as "signedOut",
     exists (select from leaving where id = $4::uuid) as "signsOutActor"
   from linked`,
)

/** Whom ending the provider concerns. Needs `org_authn_config_read`. Refuses `provider_not_found`. */
export async function preview(org: Org, actor: Actor, id: string): Promise<Ending> {
  requirePermission(actor, 'org_authn_config_read')
  return withOrg(org.id, async (tx) => endingOf(tx, await lockProvider(tx, id), actor))
}

async function endingOf(tx: Tx, { id, state }: Provider, actor: Actor): Promise<Ending> {
  const [row] = await tx.query(concerned, [tx.orgId, id, state === 'active', actor.id])
  if (!row) throw new Error('whom an ending concerns is one row')
  return row
}

/** Turns the provider off. Needs `org_authn_config_write`. Refuses to lock people out without the provider's name
 *  (`provider_unconfirmed`). */
export async function turnOff(org: Org, actor: Actor, id: string, confirmation: string): Promise<void> {
  await requireConfirmed(org, actor, id, confirmation)
  await providers.turnOff(org, actor, id)
}

/** Removes the provider. Needs `org_authn_config_write`. Refuses what `turnOff` and `providers.remove` do. */
export async function remove(org: Org, actor: Actor, id: string, confirmation: string): Promise<void> {
  await requireConfirmed(org, actor, id, confirmation)
  await providers.remove(org, actor, id)
}

async function requireConfirmed(org: Org, actor: Actor, id: string, confirmation: string): Promise<void> {
  requirePermission(actor, 'org_authn_config_write')
  await withOrg(org.id, async (tx) => {
    const provider = await lockProvider(tx, id)
    const { lockedOut } = await endingOf(tx, provider, actor)
    const { name } = provider
    if (lockedOut > 0 && confirmation.trim() !== name) throw new DomainError('provider_unconfirmed', { name })
  })
}
