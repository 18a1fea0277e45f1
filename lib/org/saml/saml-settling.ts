/** What a sign-in writes about the person who is let in: who they are from then on, and that they came. */
import type { Org } from '@/lib/db/finders'
import { statement, type Tx } from '@/lib/db/tx'
import type { Claims } from '@/lib/saml/assertion'
import type { Actor } from '../can'
import { endLinks } from '../invitations/invitation-links'
import { personProfile } from '../profile'
import type { Client } from '../sign-in/sessions'
import { insert } from '../users/user-insert'
import { type LockedUser, lock } from '../users/user-row'
import { type Write, writeIn } from '../write'
import { nameKey } from './name-key'
import type { Decision } from './saml-admission'
import type { AttemptOutcome } from './saml-attempts'
import { follow } from './saml-following'
import type { Provider } from './saml-provider-row'

/** A decision that lets somebody in. */
export type Admission = Exclude<Decision, { kind: 'refused' }>
export type Newcomer = Extract<Decision, { kind: 'newcomer' }>

/** Makes a newcomer, just in time: active at once, since the provider vouches for the address, and without a mail. */
export async function createNewcomer(
  tx: Tx,
  org: Org,
  provider: Provider,
  { email, role, person }: Newcomer,
  client: Client,
): Promise<LockedUser> {
  const actor: Actor = { kind: 'system', id: null, name: provider.name, ...client, permissions: new Set() }
  const { result: id } = await writeIn(tx, org, actor, async (w) => {
    const known = personProfile(person.displayName ?? '', email, null)
    const profile = { ...known, givenName: person.givenName, familyName: person.familyName }
    const made = { profile, kind: 'human', status: 'active', source: 'saml', roles: [role] } as const
    return insert(w, { ...made, roleSource: 'default' }).id
  })
  const user = await lock(tx, id)
  if (!user) throw new Error('whoever was just created must be found')
  return user
}

/** What a sign-in does to the person, before roles and teams. */
export function outcomeOf(decision: Admission): AttemptOutcome {
  if (decision.kind === 'newcomer') return { created: true }
  const { link, verifies } = decision
  return { ...(link && { linked: link }), ...(verifies && { verified: true }) }
}

const storeIdentity = statement(
  'saml_identity_store',
  `insert into saml_identities (org_id, provider_id, name_id, user_id, linked_by, created_at, last_used_at)
   values ($1, $2, $3, $4, $5, $6, $6)
   on conflict (org_id, provider_id, name_id) do update set last_used_at = excluded.last_used_at,
     linked_by = case when saml_identities.user_id = excluded.user_id then saml_identities.linked_by
       else excluded.linked_by end,
     user_id = excluded.user_id`,
)
const verifyPending = statement(
  'saml_verify_pending',
  `with ${endLinks('accepted', '$3')}
   update users set status = 'active', verified_at = $3, verified_email_lc = email_lc, version = version + 1,
     updated_at = $3
   where org_id = $1 and id = $2 and status = 'pending'`,
)

/** Links the person where they come for the first time, and takes the provider's word for their address where the
 *  organization does. */
export function settle(w: Write, provider: Provider, { nameId }: Claims, decision: Admission, user: LockedUser): void {
  const { tx, effects } = w
  const by = decision.kind === 'newcomer' ? 'jit' : decision.link
  tx.queue(storeIdentity, [tx.orgId, provider.id, nameKey(nameId), user.id, by ?? 'address', tx.now])
  if (by) {
    effects.audit({
      event: 'saml_identity.link',
      targetId: user.id,
      target: user.display_name,
      after: { provider: provider.name, by },
    })
  }
  if (decision.kind === 'known' && decision.verifies) {
    tx.queue(verifyPending, [tx.orgId, user.id, tx.now])
    effects.audit({
      event: 'user.verify',
      targetId: user.id,
      target: user.display_name,
      before: { status: 'pending' },
      after: { status: 'active', provider: provider.name },
    })
  }
  if (decision.kind === 'known') follow(w, decision.person, user)
}

const touch = statement('saml_sign_in_touch', 'update users set last_sign_in_at = $3 where org_id = $1 and id = $2')

/** Queues that the person signed in. */
export function signIn({ tx, effects }: Write, provider: Provider, user: LockedUser): void {
  tx.queue(touch, [tx.orgId, user.id, tx.now])
  effects.audit({
    event: 'user.sign_in',
    targetId: user.id,
    target: user.display_name,
    after: { method: 'saml', provider: provider.name },
  })
}
