/** How one person signs in, in place of the organization's methods. */
import { isDeepStrictEqual } from 'node:util'
import { DomainError } from '@/lib/base/errors'
import type { Org } from '@/lib/db/finders'
import { type Method, orgMethods } from '@/lib/db/sign-in-methods'
import { statement, type Tx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { tellOfSessions } from '../account/account-notices'
import { type Actor, requirePermission } from '../can'
import { serialiseAdministrators } from '../roles/last-admin'
import { lockOrRefuse, mayManage } from '../users/user-row'
import { write } from '../write'
import { endDisallowed } from './disallowed-sessions'
import { validMethods } from './sign-in-rules'
import { comesIn, hasPasskey, hasPassword, hasProvider } from './ways-in'

export interface PersonMethods {
  /** Null for the organization's. */
  readonly own: readonly Method[] | null
  readonly organization: readonly Method[]
  /** What the person has what it takes for. */
  readonly has: readonly Method[]
  readonly breakGlassAt: Date | null
}

interface Row {
  own: Method[] | null
  organization: Method[]
  password: boolean
  passkey: boolean
  saml: boolean
  breakGlassAt: Date | null
}

const readOne = statement<Row>(
  'person_methods',
  `select u.sign_in_methods as own, ${orgMethods} as organization, ${hasPassword} as password, ${hasPasskey} as passkey,
     ${hasProvider} as saml, u.break_glass_at as "breakGlassAt"
   from users u join organizations o on o.id = u.org_id
   where u.org_id = $1 and u.id = $2 and u.kind = 'human' and u.deleted_at is null`,
)

async function methodsOf(tx: Tx, id: string): Promise<PersonMethods> {
  const [row] = await tx.query(readOne, [tx.orgId, id])
  if (!row) throw new DomainError('user_not_found')
  const { own, organization, breakGlassAt } = row
  const has = (['password', 'passkey', 'saml'] as const).filter((method) => row[method])
  return { own, organization, has, breakGlassAt }
}

/** How a person signs in. Needs `user_access_read`. Refuses an unknown one (`user_not_found`). */
export async function read(org: Org, actor: Actor, id: string): Promise<PersonMethods> {
  requirePermission(actor, 'user_access_read')
  return withOrg(org.id, (tx) => methodsOf(tx, id))
}

const store = statement(
  'person_methods_store',
  'update users set sign_in_methods = $3, updated_at = $4 where org_id = $1 and id = $2',
)
const remaining = statement<{ remains: boolean }>(
  'person_methods_administrators',
  `select exists (select from users u join organizations o on o.id = u.org_id
     where u.org_id = $1 and u.kind = 'human' and u.deleted_at is null and u.second_step_at is null and ${mayManage}
       and ${comesIn}) as remains`,
)

async function hasAdministrator(tx: Tx): Promise<boolean> {
  const [found] = await tx.query(remaining, [tx.orgId])
  return found?.remains ?? false
}

/** Gives a person methods of their own, or with null the organization's again, and ends the sessions that came another
 *  way; answers how many. Needs `user_access_manage`. Refuses none (`methods_missing`), those that leave the person no
 *  way in unless the caller is sure (`methods_unconfirmed`), and to take the last administrator's last way
 *  (`last_administrator`). */
export async function put(
  org: Org,
  actor: Actor,
  id: string,
  wanted: readonly string[] | null,
  { sure = false } = {},
): Promise<number> {
  requirePermission(actor, 'user_access_manage')
  const own = wanted && validMethods(wanted)
  return write(org, actor, async (w) => {
    const { tx, effects } = w
    const user = await lockOrRefuse(tx, id)
    const before = await methodsOf(tx, id)
    if (isDeepStrictEqual(before.own, own)) return 0
    const hasWay = (methods: readonly Method[]) => before.has.some((method) => methods.includes(method))
    const losesWay = hasWay(before.own ?? before.organization) && !hasWay(own ?? before.organization)
    serialiseAdministrators(tx)
    const had = await hasAdministrator(tx)
    tx.queue(store, [org.id, id, own, tx.now])
    if (had && !(await hasAdministrator(tx))) throw new DomainError('last_administrator')
    if (losesWay && before.breakGlassAt === null && !sure) {
      throw new DomainError('methods_unconfirmed', { name: user.display_name })
    }
    const ended = await endDisallowed(tx, id)
    effects.audit({
      event: 'user.sign_in_methods',
      targetId: id,
      target: user.display_name,
      before: { methods: before.own },
      after: { methods: own, sessionsEnded: ended },
    })
    if (ended > 0) await tellOfSessions(w, id, ended)
    return ended
  })
}

export interface Exception {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly status: string
  readonly methods: readonly Method[]
}

const mostListed = 500
const exceptions = statement<Exception & { total: number }>(
  'person_methods_exceptions',
  `select u.id, u.display_name as name, u.email, u.status::text as status, u.sign_in_methods as methods,
     count(*) over ()::int as total
   from users u where u.org_id = $1 and u.sign_in_methods is not null and u.deleted_at is null
   order by u.sort_name, u.id limit $2`,
)

/** People with methods of their own, the first 500 by name, and how many there are. Needs `org_authn_config_read` and
 *  `user_access_read`. */
export async function listExceptions(org: Org, actor: Actor): Promise<{ total: number; people: readonly Exception[] }> {
  requirePermission(actor, 'org_authn_config_read', 'user_access_read')
  return withOrg(org.id, async (tx) => {
    const rows = await tx.query(exceptions, [org.id, mostListed])
    return { total: rows[0]?.total ?? 0, people: rows.map(({ total: _, ...person }) => person) }
  })
}
