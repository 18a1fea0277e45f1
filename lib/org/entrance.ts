/** The door behind a proven password or passkey: whether this person may come in this way, and what else they have to
 *  prove. (Single sign-on has its own: lib/org/saml-logins.ts.) */
import { findOrg, type Org } from '@/lib/db/finders'
import { type Method, ownMethods, personMethods } from '@/lib/db/sign-in-methods'
import { type OrgId, statement, type Tx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { raiseAlarm } from './break-glass-alarm'
import * as sessions from './sessions'
import { type LockedUser, lock } from './user-row'
import { writeIn } from './write'

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

interface Standing {
  methods: Method[]
  break_glass: boolean
  drill: boolean
}
const standing = statement<Standing>(
  'entrance_standing',
  `select ${personMethods} as methods, u.break_glass_at is not null as break_glass,
     u.break_glass_at is not null and coalesce(u.drill_until > now(), false) as drill
   from users u join organizations o on o.id = u.org_id where u.org_id = $1 and u.id = $2`,
)
const touch = statement('sign_in_touch', 'update users set last_sign_in_at = $3 where org_id = $1 and id = $2')

/** Lets a person in, or says why not. */
export async function enter(orgId: OrgId, userId: string, proof: Proof, client: sessions.Client): Promise<Entrance> {
  return withOrg(orgId, async (tx) => {
    const [org, user] = await Promise.all([findOrg(tx), lock(tx, userId)])
    if (!org || !user) return { kind: 'refused' }
    if (user.status !== 'active') return { kind: 'disabled' }
    if (user.second_step_at !== null) return { kind: 'second_step' }
    const judged = await judge(tx, user, proof)
    if ('kind' in judged) return judged
    return { kind: 'signed_in', session: await begin(tx, org, user, { ...proof, ...judged }, client) }
  })
}

/** How break glass was made use of; null where it was not needed. */
interface Admission {
  readonly glass: 'use' | 'drill' | null
}

async function judge(tx: Tx, user: LockedUser, proof: Proof): Promise<Entrance | Admission> {
  const [found] = await tx.query(standing, [tx.orgId, user.id])
  if (!found) return { kind: 'refused' }
  const isOff = !found.methods.includes(proof.method)
  if (isOff && !(found.break_glass && ownMethods.includes(proof.method))) {
    return { kind: 'method_off', methods: found.methods }
  }
  return { glass: found.drill ? 'drill' : isOff ? 'use' : null }
}

async function begin(tx: Tx, org: Org, user: LockedUser, by: Proof & Admission, client: sessions.Client) {
  const actor = {
    kind: 'user',
    id: user.id,
    name: user.display_name,
    ...client,
    permissions: new Set<string>(),
  } as const
  const { method, glass } = by
  const { result } = await writeIn(tx, org, actor, async (w) => {
    tx.queue(touch, [tx.orgId, user.id, tx.now])
    w.effects.audit({ event: 'user.sign_in', targetId: user.id, target: user.display_name, after: { method } })
    if (glass) await raiseAlarm(w, user, { method, drill: glass === 'drill' })
    return sessions.begin(w, user.id, method, client)
  })
  return result
}
