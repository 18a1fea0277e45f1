/** What people do about their own second factor, and what an administrator may: an authenticator app with recovery
 *  codes, beside the password. Whoever has one is asked for it after their password, here and nowhere else: passkeys
 *  and single sign-on prove a person by themselves. */
import { DomainError } from '@/lib/base/errors'
import type { Org } from '@/lib/db/finders'
import { statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { tellOfSecondFactor } from '../account/account-notices'
import { type Actor, requirePermission } from '../can'
import { type LockedUser, lockOrRefuse } from '../users/user-row'
import { type Write, write } from '../write'
import * as authenticators from './authenticators'
import * as recoveryCodes from './recovery-codes'

export interface SecondFactor {
  /** Since when there is an app; null for none. */
  readonly since: Date | null
  /** Recovery codes that were not used yet, and when they were made. */
  readonly codesLeft: number
  readonly codesSince: Date | null
  /** Whether the organization asks everybody with a password for one. */
  readonly required: boolean
  /** Whether the person has a password that it would stand beside. */
  readonly hasPassword: boolean
  /** When this was read. */
  readonly now: Date
}

const readState = statement<Omit<SecondFactor, 'now'>>(
  'second_factor_read',
  `select a.confirmed_at as since, o.second_factor_required as required,
     exists (select from credentials p where p.org_id = $1 and p.user_id = $2 and p.kind = 'password') as "hasPassword",
     (select count(*)::int from recovery_codes r where r.org_id = $1 and r.user_id = $2 and r.used_at is null)
       as "codesLeft",
     (select max(r.created_at) from recovery_codes r where r.org_id = $1 and r.user_id = $2) as "codesSince"
   from organizations o
   left join authenticators a on a.org_id = o.id and a.user_id = $2 and a.confirmed_at is not null
   where o.id = $1`,
)

/** How things stand with a person's second factor. */
export async function read(org: Org, userId: string): Promise<SecondFactor> {
  return withOrg(org.id, async (tx) => {
    const [state] = await tx.query(readState, [org.id, userId])
    if (!state) throw new DomainError('organization_not_found')
    return { ...state, now: tx.now }
  })
}

/** Begins a set-up, or shows one again that is not over (`isAgain`), for the person who is signed in. */
export async function beginAgain(
  org: Org,
  { id, email, name }: { readonly id: string; readonly email: string; readonly name: string },
  sealed = '',
): Promise<{ setup: authenticators.Setup; isAgain: boolean }> {
  return withOrg(org.id, async (tx) => {
    await tx.ready()
    const holder = { id, account: email || name }
    const again = authenticators.reopen(org, holder, sealed, tx.now)
    return { setup: again ?? authenticators.begin(org, holder, tx.now), isAgain: again !== undefined }
  })
}

/** The parts of a begun set-up that come back with its first code. */
export interface Confirmation {
  readonly sealed: string
  readonly code: string
}

/** Makes the app one's own, in place of an earlier one, and answers ten recovery codes, in place of earlier ones. Tells
 *  the person by mail. Refuses who has no password (`password_missing`), a set-up that is over (`setup_expired`) and a
 *  wrong first code (`code_wrong`). */
export async function confirm(org: Org, actor: Actor, confirmation: Confirmation): Promise<string[]> {
  return write(org, actor, async (w) => {
    const user = await lockOrRefuse(w.tx, actor.id ?? '')
    const [state] = await w.tx.query(readState, [org.id, user.id])
    if (!state?.hasPassword) throw new DomainError('password_missing')
    return add(w, user, confirmation, state.since !== null)
  })
}

/** The same inside a write that locked the person and knows whether they had an app. */
export function add(w: Write, user: LockedUser, confirmation: Confirmation, replaced: boolean): string[] {
  const secret = authenticators.confirm(w.tx, user.id, confirmation)
  w.effects.audit({
    event: 'second_factor.add',
    targetId: user.id,
    target: user.display_name,
    after: { method: 'totp', replaced },
  })
  tellOfSecondFactor(w, user.id, 'second_factor_added')
  return makeCodes(w, user, secret)
}

function makeCodes({ tx, effects }: Write, user: LockedUser, appSecret: string): string[] {
  const after = { codes: recoveryCodes.codeCount }
  effects.audit({ event: 'recovery_codes.make', targetId: user.id, target: user.display_name, after })
  return recoveryCodes.make(tx, user.id, appSecret)
}

/** Ten new recovery codes; the older ones open nothing any more. Refuses who has no app (`second_factor_missing`). */
export async function remakeCodes(org: Org, actor: Actor): Promise<string[]> {
  return write(org, actor, async (w) => {
    const user = await lockOrRefuse(w.tx, actor.id ?? '')
    const secret = await authenticators.secretOf(w.tx, user.id)
    if (secret === undefined) throw new DomainError('second_factor_missing')
    return makeCodes(w, user, secret)
  })
}

/** Removes one's own app and recovery codes, and tells the person by mail. Refuses where the organization requires a
 *  second factor (`second_factor_required`: another app takes its place instead) and who has none
 *  (`second_factor_missing`). */
export async function remove(org: Org, actor: Actor): Promise<void> {
  await write(org, actor, async (w) => {
    const user = await lockOrRefuse(w.tx, actor.id ?? '')
    const [state] = await w.tx.query(readState, [org.id, user.id])
    if (state?.required) throw new DomainError('second_factor_required')
    await removeFrom(w, user, 'second_factor.remove')
  })
}

/** Takes the app and recovery codes from somebody who lost them, and tells them by mail: their password alone lets them
 *  in again, or has them set up another where the organization requires one. Needs `user_access_manage`. Refuses
 *  oneself (`own_second_factor`), an unknown person (`user_not_found`) and one who has none (`second_factor_missing`). */
export async function reset(org: Org, actor: Actor, userId: string): Promise<void> {
  requirePermission(actor, 'user_access_manage')
  if (actor.id === userId) throw new DomainError('own_second_factor')
  await write(org, actor, async (w) => removeFrom(w, await lockOrRefuse(w.tx, userId), 'second_factor.reset'))
}

async function removeFrom(
  w: Write,
  user: LockedUser,
  event: 'second_factor.remove' | 'second_factor.reset',
): Promise<void> {
  if (!(await authenticators.remove(w.tx, user.id))) throw new DomainError('second_factor_missing')
  w.effects.audit({ event, targetId: user.id, target: user.display_name })
  tellOfSecondFactor(w, user.id, 'second_factor_removed')
}
