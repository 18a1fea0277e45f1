/** Many people at once, for trying Gatehouse at size: made by the database itself from numbers, in batches, with the
 *  same columns that a provisioned person has. They are pending, have no invitation and get no mail. */
import type { Org } from '@/lib/db/finders'
import { statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { firstConnection } from './connections/connections'
import { holdOpen, seal } from './seq-ranges'

const batch = 10_000

const insertMany = statement<{ id: string }>(
  'seed_users',
  `with person as (
     select gen_random_uuid() as id, n, 'seed' || to_char(n, 'FM0000000') || '@' || $2 as address, 'Person ' || n as name
     from generate_series($3::int, $4::int) n
   ), stored as (
     insert into users (org_id, id, kind, status, user_name, user_name_lc, external_id, display_name, display_name_lc,
       email, email_lc, source, connection_id, attributes, sort_name, search_lc, created_at, updated_at)
     select $1, id, 'human', 'pending', address, address, 'seed-' || n, name, lower(name), address, address, 'scim', ${firstConnection},
       jsonb_build_object('schemas', jsonb_build_array('urn:ietf:params:scim:schemas:core:2.0:User'),
         'userName', address, 'externalId', 'seed-' || n, 'displayName', name,
         'emails', jsonb_build_array(jsonb_build_object('value', address, 'type', 'work', 'primary', true))),
       lower(name), lower(name) || ' ' || address || ' seed-' || n, now(), now()
     from person
     returning org_id, id, email
   ), address as (
     insert into user_emails (org_id, user_id, n, value, value_lc, type, type_lc, "primary")
     select org_id, id, 0, email, email, 'work', 'work', true from stored
   )
   insert into user_roles (org_id, user_id, role_id, source, created_at)
   select s.org_id, s.id, r.id, 'default', now() from stored s join roles r on r.org_id = s.org_id and r.name = 'Standard'`,
)
const highest = statement<{ n: number }>(
  'seed_highest',
  `select coalesce(max(substr(external_id, 6)::int), 0) as n from users
   where org_id = $1 and starts_with(external_id, 'seed-') and deleted_at is null`,
)

/** Adds `count` people; answers the number of the last. `progress` is told after each batch. */
export async function seedPeople(org: Org, count: number, progress: (done: number) => void): Promise<number> {
  const [last] = await withOrg(org.id, (tx) => tx.query(highest, [org.id]))
  const first = (last?.n ?? 0) + 1
  for (let done = 0; done < count; done += batch) {
    const to = first + Math.min(done + batch, count) - 1
    await withOrg(org.id, (tx) => {
      holdOpen(tx, 'user')
      return tx.query(insertMany, [org.id, `${org.slug}.test`, first + done, to])
    })
    await seal(org.id, 'user')
    progress(Math.min(done + batch, count))
  }
  return first + count - 1
}
