/** Which ways to sign in count here. One at least stays on; a change is counted before it is made, ends the sessions that
 *  came by what is off now, and may be planned for a day. A planned change counts from its moment on (lib/db); the worker
 *  tidies up after it. */
import { isDeepStrictEqual } from 'node:util'
import { DomainError } from '@/lib/base/errors'
import { newId } from '@/lib/base/id'
import type { Org } from '@/lib/db/finders'
import type { Method } from '@/lib/db/sign-in-methods'
import { statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { type Actor, requirePermission, systemActor } from '../can'
import { type Write, write } from '../write'
import { endDisallowed } from './disallowed-sessions'
import { impactIn, keepWays } from './sign-in-impact'
import { lockMethods, methodsIn, requireUsable, validMethods } from './sign-in-rules'
import { hasPasskey, hasPassword, samlWorks } from './ways-in'

export interface SignInSettings {
  readonly now: Date
  readonly methods: readonly Method[]
  readonly planned: PlannedMethods | null
  /** Whether a provider is active, and the plan has single sign-on. */
  readonly samlWorks: boolean
  /** Active people who have what the method takes. */
  readonly people: { readonly password: number; readonly passkey: number }
  /** People with methods of their own. */
  readonly exceptions: number
}

export interface PlannedMethods {
  readonly methods: readonly Method[]
  readonly at: Date
}

const counts = statement<{ works: boolean; password: number; passkey: number; exceptions: number }>(
  'methods_counts',
  `select (select ${samlWorks} from organizations o where o.id = $1) as works,
     count(*) filter (where u.status = 'active' and ${hasPassword})::int as password,
     count(*) filter (where u.status = 'active' and ${hasPasskey})::int as passkey,
     (select count(*)::int from users e where e.org_id = $1 and e.kind = 'human' and e.deleted_at is null
       and e.sign_in_methods is not null) as exceptions
   from users u where u.org_id = $1 and u.kind = 'human' and u.deleted_at is null`,
)

/** The methods and who they concern. Needs `org_authn_config_read`. */
export async function read(org: Org, actor: Actor): Promise<SignInSettings> {
  requirePermission(actor, 'org_authn_config_read')
  return withOrg(org.id, async (tx) => {
    const [row, [counted]] = await Promise.all([methodsIn(tx), tx.query(counts, [org.id])])
    const { works = false, password = 0, passkey = 0, exceptions = 0 } = counted ?? {}
    const { methods, next_methods, next_methods_at } = row
    const planned = next_methods && next_methods_at && { methods: next_methods, at: next_methods_at }
    return { now: tx.now, methods, planned, samlWorks: works, people: { password, passkey }, exceptions }
  })
}

const store = statement(
  'methods_store',
  `with undue as (delete from due_work where org_id = $1 and kind = 'sign_in_methods')
   update organizations set sign_in_methods = $2, next_methods = null, next_methods_at = null, updated_at = $3
   where id = $1`,
)

/** What becomes of people whom a change leaves without a way in: they keep the methods of today as their own, or they
 *  are locked out, for which the organization's name is typed. Not said, the change is refused where there are any. */
export type LosingPeople = { readonly keep: true } | { readonly confirmation: string }

/** Puts these methods in place, and ends the sessions that came by one that is off now; answers how many. Whatever was
 *  planned is called off. Needs `org_authn_config_write`. Refuses none (`methods_missing`), what `requireUsable` does,
 *  and to lock people out unsaid (`methods_unconfirmed`). */
export async function change(
  org: Org,
  actor: Actor,
  wanted: readonly string[],
  losing?: LosingPeople,
): Promise<{ ended: number; kept: number }> {
  requirePermission(actor, 'org_authn_config_write')
  const methods = validMethods(wanted)
  return write(org, actor, async (w) => {
    const before = await lockMethods(w.tx)
    if (isDeepStrictEqual(before.methods, methods) && !before.next_methods) return { ended: 0, kept: 0 }
    // People's rows come before the lock of administrators, as wherever somebody is changed.
    const kept = losing && 'keep' in losing ? await keepWays(w.tx, methods) : 0
    await requireUsable(w.tx, methods)
    if (kept === 0) await requireSaid(w, methods, losing)
    w.tx.queue(store, [org.id, methods, w.tx.now])
    const ended = await endDisallowed(w.tx)
    w.effects.audit({
      event: 'sign_in_methods.change',
      target: org.name,
      before: { methods: before.methods },
      after: { methods, sessionsEnded: ended, peopleKept: kept },
    })
    return { ended, kept }
  })
}

async function requireSaid(
  { tx, org, actor }: Write,
  methods: readonly Method[],
  losing?: LosingPeople,
): Promise<void> {
  if (losing && 'confirmation' in losing && losing.confirmation.trim() === org.name) return
  const { lockedOut } = await impactIn(tx, methods, actor.id)
  if (lockedOut > 0) throw new DomainError('methods_unconfirmed', { name: org.name })
}

export const plannedDays = 7

const storePlan = statement(
  'methods_plan',
  `with undue as (delete from due_work where org_id = $1 and kind = 'sign_in_methods')
   update organizations set sign_in_methods = $5, next_methods = $2, next_methods_at = $3, updated_at = $4 where id = $1`,
)
const due = statement(
  'methods_due',
  `insert into due_work (id, org_id, kind, due_at) values ($2, $1, 'sign_in_methods', $3)`,
)

/** Plans these methods for a week from now; until then those of today count. Needs `org_authn_config_write`. Refuses what
 *  `change` does, but without a word on who would be left without a way in they have until then to get one. */
export async function plan(org: Org, actor: Actor, wanted: readonly string[], losing?: LosingPeople): Promise<Date> {
  requirePermission(actor, 'org_authn_config_write')
  const methods = validMethods(wanted)
  return write(org, actor, async (w) => {
    const { tx, effects } = w
    const before = await lockMethods(tx)
    const kept = losing && 'keep' in losing ? await keepWays(tx, methods) : 0
    await requireUsable(tx, methods)
    if (losing && kept === 0) await requireSaid(w, methods, losing)
    const at = new Date(tx.now.getTime() + plannedDays * 86_400_000)
    // What was planned and has come about is what counts today.
    tx.queue(storePlan, [org.id, methods, at, tx.now, before.methods])
    tx.queue(due, [org.id, newId(), at])
    const after = { methods, at: at.toISOString(), ...(kept > 0 && { peopleKept: kept }) }
    effects.audit({ event: 'sign_in_methods.plan', target: org.name, before: { methods: before.methods }, after })
    return at
  })
}

/** Calls a planned change off; none is no error. Needs `org_authn_config_write`. */
export async function callOff(org: Org, actor: Actor): Promise<void> {
  requirePermission(actor, 'org_authn_config_write')
  await write(org, actor, async ({ tx, effects }) => {
    const { methods, next_methods } = await lockMethods(tx)
    if (!next_methods) return
    tx.queue(store, [org.id, methods, tx.now])
    effects.audit({ event: 'sign_in_methods.call_off', target: org.name, before: { methods: next_methods } })
  })
}

const cameAbout = statement<{ before: Method[]; after: Method[] }>(
  'methods_came_about',
  `select sign_in_methods as before, next_methods as after from organizations
   where id = $1 and next_methods_at <= now() for no key update`,
)

/** Writes down a planned change that has come about, and ends the sessions it has made useless; whether there was one. */
export async function comeAbout(org: Org): Promise<boolean> {
  return write(org, systemActor(), async ({ tx, effects }) => {
    const [found] = await tx.query(cameAbout, [org.id])
    if (!found) return false
    tx.queue(store, [org.id, found.after, tx.now])
    const ended = await endDisallowed(tx)
    effects.audit({
      event: 'sign_in_methods.change',
      target: org.name,
      before: { methods: found.before },
      after: { methods: found.after, sessionsEnded: ended, planned: true },
    })
    return true
  })
}

const forgetDue = statement(
  'methods_forget_due',
  `delete from due_work where org_id = $1 and kind = 'sign_in_methods'
     and not exists (select from organizations where id = $1 and next_methods_at is not null)`,
)

/** Takes away what is due for an organization that plans nothing any more. */
export async function forgetDuePlan(org: Org): Promise<void> {
  await withOrg(org.id, async (tx) => {
    await tx.ready()
    tx.queue(forgetDue, [org.id])
  })
}
