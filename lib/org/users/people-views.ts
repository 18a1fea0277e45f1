/** Lists of people that somebody named, for themselves: a name and the query of the address. */
import { DomainError } from '@/lib/base/errors'
import { isUuid, newId } from '@/lib/base/id'
import { type OrgId, openReading, statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { formatPeopleQuery, type PeopleQuery } from './user-directory-query'

export interface SavedView {
  readonly id: string
  readonly name: string
  /** As in the address, with its question mark; empty for everybody. */
  readonly query: string
}

const maxNameLength = 60
/** So many views are kept for each person. */
export const mostViews = 30

const ofPerson = statement<SavedView>(
  'people_views_of',
  `select id, name, query from people_views where org_id = $1 and user_id = $2 order by name limit ${mostViews}`,
)

/** The person's own, by name. */
export async function listOf(orgId: OrgId, userId: string): Promise<SavedView[]> {
  const tx = openReading(orgId)
  try {
    return await tx.query(ofPerson, [orgId, userId])
  } finally {
    await tx.commit()
  }
}

const store = statement<{ id: string }>(
  'people_view_store',
  `insert into people_views (org_id, user_id, id, name, query, created_at)
   select $1, $2, $3, $4, $5, $6
   where (select count(*) from people_views where org_id = $1 and user_id = $2 and name <> $4) < ${mostViews}
   on conflict (org_id, user_id, name) do update set query = excluded.query
   returning id`,
)

/** Keeps the list under a name, from its first page on; an older one of that name is replaced. Refuses a missing name
 *  (`name_missing`) and more than `mostViews` (`views_too_many`). */
export async function save(orgId: OrgId, userId: string, name: string, query: PeopleQuery): Promise<void> {
  const kept = name.trim().slice(0, maxNameLength)
  if (!kept) throw new DomainError('name_missing')
  const text = formatPeopleQuery({ ...query, cursor: undefined })
  const [row] = await withOrg(orgId, async (tx) => {
    await tx.ready()
    return tx.query(store, [orgId, userId, newId(tx.now.getTime()), kept, text, tx.now])
  })
  if (!row) throw new DomainError('views_too_many')
}

const forget = statement(
  'people_view_delete',
  'delete from people_views where org_id = $1 and user_id = $2 and id = $3',
)

/** Forgets a view of the person's own; one that is gone is no error. */
export async function remove(orgId: OrgId, userId: string, id: string): Promise<void> {
  if (!isUuid(id)) return
  await withOrg(orgId, async (tx) => tx.queue(forget, [orgId, userId, id]))
}
