/** Teams as rows, for tests of people that do not ask how teams come to be. */
import { randomUUID } from 'node:crypto'
import type { Wire } from './wire'

/** A team of the first tenant with these members; answers its id. */
export async function teamOf(wire: Wire, name: string, members: readonly string[]): Promise<string> {
  const id = randomUUID()
  const { org } = wire.tenantOne
  await wire.sql(
    `insert into teams (org_id, id, name, name_lc, handle, created_at, updated_at)
     values ($1, $2, $3, $4, $5, now(), now())`,
    [org.id, id, name, name.toLowerCase(), id],
  )
  await wire.sql(
    `insert into team_members (org_id, team_id, user_id, source, since)
     select $1, $2, unnest($3::uuid[]), 'manual', now()`,
    [org.id, id, members],
  )
  return id
}
