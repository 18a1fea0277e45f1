/** The door behind a proven password or passkey: whether this person may come in this way, and what else they have to
 *  prove. (Single sign-on has its own: lib/org/saml/saml-logins.ts.) */
import { findOrg, type Org } from '@/lib/db/finders'
import { type Method, ownMethods, personMethods } from '@/lib/db/sign-in-methods'
import { type OrgId, statement, type Tx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { begin as beginSetup, type Setup } from '../second-factor/authenticators'
import { type LockedUser, lock } from '../users/user-row'
import { writeIn } from '../write'
import { raiseAlarm } from './break-glass-alarm'
import * as sessions from './sessions'
import * as tickets from './sign-in-tickets'

/** What a person proved. */
export interface Proof {
  readonly method: Extract<Method, 'password' | 'passkey'>
  /** What was proven beside a password; a passkey needs nothing beside it. */
  readonly second?: 'totp' | 'recovery_code'
}

export type Entrance =
  | { readonly kind: 'signed_in'; readonly session: sessions.NewSession }
  | { readonly kind: 'refused' }
  | { readonly kind: 'disabled' }
  /** The operator has to release the person first (`users.release`). */
  | { readonly kind: 'second_step' }
  /** Proven, but this person signs in otherwise. */
  | { readonly kind: 'method_off'; readonly methods: readonly Method[] }
  /** The password is right: a code of the authenticator app, or a recovery code, is asked for next. */
  | { readonly kind: 'second_factor'; readonly ticket: string }
  /** The password is right, and the organization requires a second factor: one is set up first. */
  | { readonly kind: 'enroll'; readonly ticket: string; readonly setup: Setup }

interface Standing {
  readonly methods: Method[]
  readonly break_glass: boolean
  readonly drill: boolean
  readonly has_authenticator: boolean
  readonly second_factor_required: boolean
}

const standing = statement<Standing>(
  'entrance_standing',
  `select ${personMethods} as methods, u.break_glass_at is not null as break_glass,
     u.break_glass_at is not null and coalesce(u.drill_until > now(), false) as drill, o.second_factor_required,
     exists (select from authenticators a where a.org_id = $1 and a.user_id = u.id and a.confirmed_at is not null)
       as has_authenticator
   from users u join organizations o on o.id = u.org_id where u.org_id = $1 and u.id = $2`,
)
const touch = statement('sign_in_touch', 'update users set last_sign_in_at = $3 where org_id = $1 and id = $2')

/** Lets a person in, or says why not. */
export async function enter(orgId: OrgId, userId: string, proof: Proof, client: sessions.Client): Promise<Entrance> {
  return withOrg(orgId, (tx) => enterIn(tx, userId, proof, client))
}

/** The same inside a transaction that is open already. */
export async function enterIn(tx: Tx, userId: string, proof: Proof, client: sessions.Client): Promise<Entrance> {
  const [org, user] = await Promise.all([findOrg(tx), lock(tx, userId)])
  if (!org || !user) return { kind: 'refused' }
  if (user.status !== 'active') return { kind: 'disabled' }
  if (user.second_step_at !== null) return { kind: 'second_step' }
  const judged = await judge(tx, org, user, proof)
  if ('kind' in judged) return judged
  return { kind: 'signed_in', session: await begin(tx, org, user, { ...proof, ...judged }, client) }
}

/** How break glass was made use of; null where it was not needed. */
interface Admission {
  readonly glass: 'use' | 'drill' | null
}

async function judge(tx: Tx, org: Org, user: LockedUser, proof: Proof): Promise<Entrance | Admission> {
  const [found] = await tx.query(standing, [tx.orgId, user.id])
  if (!found) return { kind: 'refused' }
  const isOff = !found.methods.includes(proof.method)
  if (isOff && !(found.break_glass && ownMethods.includes(proof.method))) {
    return { kind: 'method_off', methods: found.methods }
  }
  const asked = proof.method === 'password' && !proof.second ? secondOf(tx, org, user, found) : undefined
  return asked ?? { glass: found.drill ? 'drill' : isOff ? 'use' : null }
}

/** What a password is not enough for. */
function secondOf(tx: Tx, org: Org, user: LockedUser, found: Standing): Entrance | undefined {
  if (found.has_authenticator) return { kind: 'second_factor', ticket: tickets.issue(tx, user.id, 'second_factor') }
  if (!found.second_factor_required) return undefined
  const setup = beginSetup(org, { id: user.id, account: accountName(user) }, tx.now)
  return { kind: 'enroll', ticket: tickets.issue(tx, user.id, 'enroll'), setup }
}

/** How an authenticator app names the person's account. */
export function accountName({ email, user_name, display_name }: LockedUser): string {
  return email ?? user_name ?? display_name
}

async function begin(tx: Tx, org: Org, user: LockedUser, by: Proof & Admission, client: sessions.Client) {
  const actor = {
    kind: 'user',
    id: user.id,
    name: user.display_name,
    ...client,
    permissions: new Set<string>(),
  } as const
  const { method, second, glass } = by
  const { result } = await writeIn(tx, org, actor, async (w) => {
    tx.queue(touch, [tx.orgId, user.id, tx.now])
    const after = { method, ...(second && { second }) }
    w.effects.audit({ event: 'user.sign_in', targetId: user.id, target: user.display_name, after })
    if (glass) await raiseAlarm(w, user, { method, drill: glass === 'drill' })
    return sessions.begin(w, user.id, method, client)
  })
  return result
}
