/** What an administrator lets the identity provider do, a switch each. All are off until somebody turns them on: every
 *  one of them lets the provider reach further than to whom it made. */
import { DomainError } from '@/lib/base/errors'
import type { Connection, Org } from '@/lib/db/finders'
import { statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { type Actor, requirePermission } from '../can'
import { write } from '../write'

export type ConnectionSettings = Omit<Connection, 'id' | 'name'>

const columns = `id, name, group_delete as "groupDelete", adopts_people as "adoptsPeople", adopts_teams as "adoptsTeams",
  grants_management as "grantsManagement", accepts_passwords as "acceptsPasswords"`
const first = statement<Connection>(
  'connection_first',
  `select ${columns} from connections where org_id = $1 order by created_at, id limit 1`,
)
const lockFirst = statement<Connection>('connection_lock', `${first.text} for update`)
const store = statement(
  'connection_update',
  `update connections set group_delete = $3, adopts_people = $4, adopts_teams = $5, grants_management = $6,
     accepts_passwords = $7, updated_at = $8
   where org_id = $1 and id = $2`,
)

/** The organization's connection. */
export async function read({ id }: Org): Promise<Connection> {
  return withOrg(id, async (tx) => required(await tx.query(first, [id])))
}

/** Changes what is given and keeps the rest; answers what then holds. Needs `org_authn_config_write`. */
export async function change(org: Org, actor: Actor, wanted: Partial<ConnectionSettings>): Promise<Connection> {
  requirePermission(actor, 'org_authn_config_write')
  return write(org, actor, async ({ tx, effects }) => {
    const before = required(await tx.query(lockFirst, [org.id]))
    const after = { ...before, ...wanted }
    const changed = Object.keys(wanted) as (keyof ConnectionSettings)[]
    const different = changed.filter((name) => before[name] !== after[name])
    if (different.length === 0) return before
    const { groupDelete, adoptsPeople, adoptsTeams, grantsManagement, acceptsPasswords } = after
    const values = [groupDelete, adoptsPeople, adoptsTeams, grantsManagement, acceptsPasswords]
    tx.queue(store, [org.id, before.id, ...values, tx.now])
    effects.audit({
      event: 'connection.update',
      target: before.name,
      before: { connectionId: before.id, ...pick(before, different) },
      after: { connectionId: before.id, ...pick(after, different) },
    })
    return after
  })
}

function required([connection]: readonly Connection[]): Connection {
  if (!connection) throw new DomainError('organization_not_found', {}, 'the organization has no connection')
  return connection
}

function pick(settings: Connection, names: readonly (keyof ConnectionSettings)[]) {
  return Object.fromEntries(names.map((name) => [name, settings[name]]))
}
