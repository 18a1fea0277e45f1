/** Who stands before and after a person in a list, on whatever page. Told by the person's place in the order and not by
 *  the list they were opened from: who was just changed, and fits the list no longer, still leads on through it. */
import { isUuid } from '@/lib/base/id'
import { type Reading, readOrg } from '@/lib/db/read-org'
import { sql } from '@/lib/db/sql'
import type { OrgId } from '@/lib/db/tx'
import type { Cursor, PeopleQuery } from './user-directory-query'
import { isShown, living, narrowed, orderKey, pageOf } from './user-directory-sql'

/** Their ids. */
export interface Neighbors {
  readonly previous?: string
  readonly next?: string
}

export async function neighbors(orgId: OrgId, query: PeopleQuery, id: string): Promise<Neighbors> {
  if (!isUuid(id)) return {}
  return readOrg(orgId, async (reading) => {
    const [person] = await reading.db.$queryRaw<{ key: string }[]>`
      select (${orderKey(query.order)})::text as key from users u where ${living(orgId)} and u.id = ${id}::uuid`
    if (!person) return {}
    const beside = (side: Cursor['side']) =>
      nearest(reading, orgId, { ...query, cursor: { side, key: person.key, id, place: 1 } })
    const [previous, next] = [await beside('before'), await beside('after')]
    return { ...(previous && { previous }), ...(next && { next }) }
  })
}

async function nearest({ db, now }: Reading, orgId: OrgId, query: PeopleQuery): Promise<string | undefined> {
  const condition = narrowed(query, orgId, now, 'all') ?? sql`true`
  const [row] = await db.$queryRaw<{ id: string }[]>`
    select u.id from users u
    where ${living(orgId)} and ${isShown(query, orgId, now)} and ${condition} ${pageOf(query, 1)}`
  return row?.id
}
