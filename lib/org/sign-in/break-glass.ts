/** Break-glass administrators: those who come in by a password or passkey of their own whatever the methods say, for the
 *  day the identity provider is down. Each use raises an alarm (break-glass-alarm.ts), but for a drill that was planned.
 *  One stays while people sign in by single sign-on alone (last-admin.ts). */
import { DomainError } from '@/lib/base/errors'
import type { Org } from '@/lib/db/finders'
import { statement, type Tx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { type Actor, requirePermission } from '../can'
import { requireAdministratorLeft } from '../roles/last-admin'
import { lockOrRefuse, manages, mayManage } from '../users/user-row'
import { write } from '../write'
import { endDisallowed } from './disallowed-sessions'
import { hasPasskey, hasPassword } from './ways-in'

export interface GlassAdministrator {
  readonly id: string
  readonly name: string
  readonly email: string | null
  /** Since when; null for who could be made one. */
  readonly since: Date | null
  readonly passkey: boolean
  /** Active, an administrator, with a password or passkey of their own. */
  readonly fit: boolean
  readonly usedAt: Date | null
  readonly drilledAt: Date | null
  /** Until when a use is a drill; null where none is planned. */
  readonly drillUntil: Date | null
}

const columns = `u.id, u.display_name as name, u.email, u.break_glass_at as since, ${hasPasskey} as passkey,
  (${mayManage} and (${hasPassword} or ${hasPasskey})) as fit, u.break_glass_used_at as "usedAt",
  u.drilled_at as "drilledAt", case when u.drill_until > now() then u.drill_until end as "drillUntil"`
const living = `u.org_id = $1 and u.kind = 'human' and u.deleted_at is null`
const designated = statement<GlassAdministrator>(
  'break_glass_list',
  `select ${columns} from users u where ${living} and u.break_glass_at is not null order by u.sort_name, u.id limit 100`,
)
const eligible = statement<GlassAdministrator>(
  'break_glass_eligible',
  `select ${columns} from users u where ${living} and u.break_glass_at is null and ${mayManage}
     and (${hasPassword} or ${hasPasskey}) order by u.sort_name, u.id limit 100`,
)
const one = statement<GlassAdministrator>(
  'break_glass_one',
  `select ${columns} from users u where ${living} and u.id = $2`,
)

export interface GlassPage {
  readonly now: Date
  readonly administrators: readonly GlassAdministrator[]
  /** The latest drill of any of them. */
  readonly lastDrillAt: Date | null
  /** Whether that is too long ago, or none ever was. */
  readonly drillDue: boolean
}

export const drillEveryDays = 90
export const drillMinutes = 60

/** The break-glass administrators, at most 100. Needs `org_authn_config_read`. */
export async function list(org: Org, actor: Actor): Promise<GlassPage> {
  requirePermission(actor, 'org_authn_config_read')
  return withOrg(org.id, async (tx) => {
    const administrators = await tx.query(designated, [org.id])
    const drills = administrators.flatMap(({ drilledAt }) => (drilledAt ? [drilledAt.getTime()] : []))
    const lastDrillAt = drills.length > 0 ? new Date(Math.max(...drills)) : null
    const longAgo = tx.now.getTime() - drillEveryDays * 86_400_000
    const drillDue = administrators.length > 0 && (lastDrillAt === null || lastDrillAt.getTime() < longAgo)
    return { now: tx.now, administrators, lastDrillAt, drillDue }
  })
}

/** Administrators who could be made one, at most 100 by name. Needs `org_authn_config_write` and `user_access_manage`. */
export async function candidates(org: Org, actor: Actor): Promise<readonly GlassAdministrator[]> {
  requirePermission(actor, 'org_authn_config_write', 'user_access_manage')
  return withOrg(org.id, (tx) => tx.query(eligible, [org.id]))
}

/** A person as they stand; undefined where there is none. Needs `org_authn_config_read`. */
export async function find(org: Org, actor: Actor, id: string): Promise<GlassAdministrator | undefined> {
  requirePermission(actor, 'org_authn_config_read')
  return withOrg(org.id, (tx) => oneIn(tx, id))
}

async function oneIn(tx: Tx, id: string): Promise<GlassAdministrator | undefined> {
  const [found] = await tx.query(one, [tx.orgId, id])
  return found
}

const mark = statement(
  'break_glass_mark',
  `update users set break_glass_at = $3, drill_until = null, updated_at = $4 where org_id = $1 and id = $2`,
)

/** Makes an administrator a break-glass one; whoever is one stays one. Needs `org_authn_config_write` and
 *  `user_access_manage`. Refuses somebody unknown (`user_not_found`), who is no active administrator with a password or
 *  passkey of their own (`break_glass_unfit`), and without their name typed (`name_unconfirmed`). */
export async function designate(org: Org, actor: Actor, id: string, confirmation: string): Promise<void> {
  requirePermission(actor, 'org_authn_config_write', 'user_access_manage')
  await write(org, actor, async ({ tx, effects }) => {
    const user = await lockOrRefuse(tx, id)
    const standing = await oneIn(tx, id)
    if (standing?.since) return
    if (!standing?.fit || !manages(user)) throw new DomainError('break_glass_unfit', { name: user.display_name })
    requireName(user.display_name, confirmation)
    tx.queue(mark, [org.id, id, tx.now, tx.now])
    effects.audit({ event: 'break_glass.designate', targetId: id, target: user.display_name })
  })
}

function requireName(name: string, confirmation: string): void {
  if (confirmation.trim() !== name.trim()) throw new DomainError('name_unconfirmed', { name })
}

/** Makes them an administrator like any other, and ends the sessions they could not have begun as one. Needs what
 *  `designate` needs. Refuses the last one while people sign in by single sign-on alone (`last_break_glass`), the last
 *  administrator who comes in at all (`last_administrator`), and without their name typed (`name_unconfirmed`). */
export async function dismiss(org: Org, actor: Actor, id: string, confirmation: string): Promise<void> {
  requirePermission(actor, 'org_authn_config_write', 'user_access_manage')
  await write(org, actor, async (w) => {
    const { tx, effects } = w
    const user = await lockOrRefuse(tx, id)
    if (!(await oneIn(tx, id))?.since) return
    requireName(user.display_name, confirmation)
    await requireAdministratorLeft(w, { glass: id })
    tx.queue(mark, [org.id, id, null, tx.now])
    const ended = await endDisallowed(tx, id)
    const after = { sessionsEnded: ended }
    effects.audit({ event: 'break_glass.dismiss', targetId: id, target: user.display_name, after })
  })
}

const setDrill = statement('break_glass_drill', `update users set drill_until = $3 where org_id = $1 and id = $2`)

/** Plans a drill: for an hour the person's next sign-in by password or passkey is one. Needs `org_authn_config_write`.
 *  Refuses whoever is no break-glass administrator (`not_break_glass`). Answers until when. */
export async function planDrill(org: Org, actor: Actor, id: string): Promise<Date> {
  requirePermission(actor, 'org_authn_config_write')
  return write(org, actor, async ({ tx, effects }) => {
    const user = await lockOrRefuse(tx, id)
    if (!(await oneIn(tx, id))?.since) throw new DomainError('not_break_glass', { name: user.display_name })
    const until = new Date(tx.now.getTime() + drillMinutes * 60_000)
    tx.queue(setDrill, [org.id, id, until])
    const after = { until: until.toISOString() }
    effects.audit({ event: 'break_glass.plan_drill', targetId: id, target: user.display_name, after })
    return until
  })
}
