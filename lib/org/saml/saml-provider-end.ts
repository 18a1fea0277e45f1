/** The end of an identity provider, for now, for good, or because another one takes its place. Whoever came by it is signed out in the same transaction: what it
 *  vouched for counts no more. Sessions that began another way go on, those of the same people too. */
import { DomainError } from '@/lib/base/errors'
import type { Org } from '@/lib/db/finders'
import { statement } from '@/lib/db/tx'
import { type Actor, requirePermission } from '../can'
import { keepWayIn } from '../sign-in/sign-in-rules'
import { type Write, write } from '../write'
import { dropGrants } from './saml-grants'
import { lockProvider, type Provider } from './saml-provider-row'
import { storeRouting } from './saml-routing'
import { endSessionsOf } from './saml-sessions'

const setOff = statement(
  'saml_provider_off',
  `update saml_identity_providers set state = 'off' where org_id = $1 and id = $2`,
)

/** Lets nobody sign in with the provider any more, and ends the sessions that it began. Needs `org_authn_config_write`.
 *  Refuses the only way in (`provider_only_way`), and to leave no administrator who comes in (`last_administrator`). */
export async function turnOff(org: Org, actor: Actor, id: string): Promise<void> {
  requirePermission(actor, 'org_authn_config_write')
  await write(org, actor, async (w) => {
    const provider = await lockProvider(w.tx, id)
    if (provider.state === 'off') return
    await keepWayIn(w.tx, async () => w.tx.queue(setOff, [org.id, id]))
    const sessionsEnded = await endSessionsOf(w.tx, id)
    w.effects.audit({ event: 'saml_provider.turn_off', targetId: id, target: provider.name, after: { sessionsEnded } })
    await storeRouting(w.tx)
  })
}

/** Puts another provider in the place of a locked one, whose links go: so do the sessions that it began, and what its
 *  attributes granted. Refuses what `remove` does. */
export async function succeed(w: Write, { id }: Provider, put: () => void): Promise<void> {
  await endSessionsOf(w.tx, id)
  await keepWayIn(w.tx, async () => {
    if (!(await dropGrants(w, id))) throw new DomainError('last_administrator')
    put()
  })
}

const removeById = statement(
  'saml_provider_remove',
  `with undue as (delete from due_work where id = $2 and kind = 'saml_provider')
   delete from saml_identity_providers where org_id = $1 and id = $2`,
)

/** Forgets a provider with its links, its mappings, what those granted, and the sessions that it began. Needs
 *  `org_authn_config_write`. Refuses to leave the organization without an administrator who comes in
 *  (`last_administrator`), and the only way in (`provider_only_way`). */
export async function remove(org: Org, actor: Actor, id: string): Promise<void> {
  requirePermission(actor, 'org_authn_config_write')
  await write(org, actor, async (w) => {
    const provider = await lockProvider(w.tx, id)
    const sessionsEnded = await endSessionsOf(w.tx, id)
    await keepWayIn(w.tx, async () => {
      if (!(await dropGrants(w, id))) throw new DomainError('last_administrator')
      w.tx.queue(removeById, [org.id, id])
    })
    w.effects.audit({
      event: 'saml_provider.remove',
      targetId: id,
      target: provider.name,
      before: { entityId: provider.entityId },
      after: { sessionsEnded },
    })
    await storeRouting(w.tx)
  })
}
