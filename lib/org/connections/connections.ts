/** Connections: what an organization's identity provider may do here. Each key that speaks SCIM speaks for one; people
 *  and teams that have one are managed by it. Every organization begins with one. */
import { statement } from '@/lib/db/tx'

export type { Connection, GroupDelete } from '@/lib/db/finders'

/** The connection that a new key speaks for, for use inside a statement with the organization as $1: the oldest. */
export const firstConnection = `(select c.id from connections c where c.org_id = $1 order by c.created_at, c.id limit 1)`

/** Makes an organization's first connection: organization, id, name. */
export const insertConnection = statement(
  'connection_insert',
  'insert into connections (org_id, id, name) values ($1, $2, $3)',
)
