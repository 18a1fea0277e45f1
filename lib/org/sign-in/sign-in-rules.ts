/** What has to hold whatever the methods are: one of them works, an administrator comes in by them, and where password
 *  and passkey are off somebody does who needs nobody else. */
import { DomainError } from '@/lib/base/errors'
import { methods as known, type Method, orgMethods, ownMethods } from '@/lib/db/sign-in-methods'
import { statement, type Tx } from '@/lib/db/tx'
import { serialiseAdministrators } from '../roles/last-admin'
import { mayManage } from '../users/user-row'
import { comesIn, comesInBy, comesInByGlass, samlWorks } from './ways-in'

/** The methods among the words, in their own order, each once. */
export function knownMethods(words: readonly string[]): Method[] {
  return known.filter((method) => words.includes(method))
}

/** The same, but refuses none at all (`methods_missing`). */
export function validMethods(wanted: readonly string[]): Method[] {
  const valid = knownMethods(wanted)
  if (valid.length === 0) throw new DomainError('methods_missing')
  return valid
}

/** Whether nobody signs in but by the identity provider. */
export function isSsoOnly(methods: readonly Method[]): boolean {
  return !methods.some((method) => ownMethods.includes(method))
}

export interface MethodsRow {
  methods: Method[]
  next_methods: Method[] | null
  next_methods_at: Date | null
}

const columns = `${orgMethods} as methods, case when o.next_methods_at > now() then o.next_methods end as next_methods,
  case when o.next_methods_at > now() then o.next_methods_at end as next_methods_at`
const readRow = statement<MethodsRow>('methods_read', `select ${columns} from organizations o where o.id = $1`)
const holdRow = statement('methods_hold', 'select from organizations where id = $1 for no key update')

/** The methods of the organization, and what is planned. */
export async function methodsIn(tx: Tx): Promise<MethodsRow> {
  const [row] = await tx.query(readRow, [tx.orgId])
  if (!row) throw new DomainError('organization_not_found')
  return row
}

/** The same, kept as they are until the transaction ends. */
export async function lockMethods(tx: Tx): Promise<MethodsRow> {
  tx.queue(holdRow, [tx.orgId])
  return methodsIn(tx)
}

const outlook = statement<{ saml_works: boolean; glass: boolean; before: boolean; after: boolean }>(
  'methods_outlook',
  `with administrator as (
     select ${comesInByGlass} as glass, ${comesIn} as before,
       ${comesInBy('coalesce(u.sign_in_methods, $2::text[])')} or ${comesInByGlass} as after
     from users u join organizations o on o.id = u.org_id
     where u.org_id = $1 and u.kind = 'human' and u.deleted_at is null and u.second_step_at is null and ${mayManage}
   )
   select (select ${samlWorks} from organizations o where o.id = $1) as saml_works,
     coalesce(bool_or(glass), false) as glass, coalesce(bool_or(before), false) as before,
     coalesce(bool_or(after), false) as after
   from administrator`,
)

/** Refuses methods of which none works (`sso_not_ready`), those that need a break-glass administrator where there is
 *  none (`break_glass_missing`), and those by which no administrator comes in any more (`last_administrator`). Holds the
 *  organization's lock of administrators from then on. */
export async function requireUsable(tx: Tx, methods: readonly Method[]): Promise<void> {
  serialiseAdministrators(tx)
  const [found] = await tx.query(outlook, [tx.orgId, methods])
  if (!found) throw new Error('an outlook is one row')
  if (isSsoOnly(methods) && !found.saml_works) throw new DomainError('sso_not_ready')
  if (isSsoOnly(methods) && !found.glass) throw new DomainError('break_glass_missing')
  if (found.before && !found.after) throw new DomainError('last_administrator')
}

interface WayIn {
  works: boolean
  administrator: boolean
}

const wayIn = statement<WayIn>(
  'methods_way_in',
  `select ${samlWorks} as works, exists (select from users u where u.org_id = o.id and u.kind = 'human'
     and u.deleted_at is null and u.second_step_at is null and ${mayManage} and ${comesIn}) as administrator
   from organizations o where o.id = $1`,
)

/** Runs `end`, which queues that a provider is off or gone. Refuses (`provider_only_way`) what leaves the organization
 *  without a way in, now or by what is planned, and (`last_administrator`) what leaves it without an administrator who
 *  comes in, if it had one. */
export async function keepWayIn(tx: Tx, end: () => Promise<void>): Promise<void> {
  const { methods, next_methods } = await lockMethods(tx)
  serialiseAdministrators(tx)
  const [before] = await tx.query(wayIn, [tx.orgId])
  await end()
  const [after] = await tx.query(wayIn, [tx.orgId])
  const isNeeded = isSsoOnly(methods) || (next_methods !== null && isSsoOnly(next_methods))
  if (isNeeded && !after?.works) throw new DomainError('provider_only_way')
  if (before?.administrator && !after?.administrator) throw new DomainError('last_administrator')
}
