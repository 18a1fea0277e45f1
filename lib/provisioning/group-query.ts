/** The SQL of reading teams as SCIM sees them: all but the unlinked ones. */
import { statement, type Tx } from '@/lib/db/tx'
import { livingOf } from '@/lib/org/seq-ranges'
import {
  firstId,
  type GroupDocument,
  type GroupView,
  groupHead,
  joined,
  memberJson,
  memberPage,
} from './group-document'

const visible = livingOf('team', 't')
/** So many members travel with their group; more are read page by page. */
export const membersAtOnce = 1000

const byId = statement<GroupDocument>(
  'scim_group_by_id',
  `select t.id, t.version, ${groupHead('$3::text')} as head, m.members, case when m.count = $4 then m.last end as after
   from teams t cross join lateral (${memberPage('t.id', `'${firstId}'::uuid`, '$4::int', '$3::text')}) m
   where ${visible} and t.id = $2`,
)
const byIdAlone = statement<GroupDocument>(
  'scim_group_alone_by_id',
  `select t.id, t.version, ${groupHead('$3::text')} as head, null as members, null as after
   from teams t where ${visible} and t.id = $2`,
)

export async function readOne(
  tx: Tx,
  id: string,
  baseUrl: string,
  { hasMembers }: Pick<GroupView, 'hasMembers'>,
): Promise<GroupDocument | undefined> {
  const [row] = hasMembers
    ? await tx.query(byId, [tx.orgId, id, baseUrl, membersAtOnce])
    : await tx.query(byIdAlone, [tx.orgId, id, baseUrl])
  return row
}

const unlinkedName = statement<{ name: string }>(
  'scim_group_unlinked',
  'select t.name from teams t where t.org_id = $1 and t.id = $2 and t.unlinked_at is not null',
)

/** The name of a team that SCIM does not see any more. */
export async function readUnlinkedName(tx: Tx, id: string): Promise<string | undefined> {
  const [row] = await tx.query(unlinkedName, [tx.orgId, id])
  return row?.name
}

interface MemberPage {
  members: string | null
  last: string | null
  count: number
}

const nextMembers = statement<MemberPage>(
  'scim_group_members',
  memberPage('$2', '$3::uuid', `${membersAtOnce}`, '$4::text'),
)

/** The members beyond `after`, or all of them, page by page. */
export function readMembers(tx: Tx, id: string, baseUrl: string, after = firstId): AsyncIterable<string> {
  return restOfMembers(tx, id, after, baseUrl)
}

/** All pieces as one text. */
export async function textOf(pieces: AsyncIterable<string>, between = ','): Promise<string> {
  const held: string[] = []
  for await (const piece of pieces) held.push(piece)
  return held.join(between)
}

/** The pages of members beyond `after`. Each is asked for while the one before it is on its way. */
async function* restOfMembers(tx: Tx, id: string, after: string, baseUrl: string): AsyncGenerator<string> {
  // Pages of a thousand must not stand in the row of short reads.
  tx.alone()
  const read = (from: string) => {
    const reading = tx.query(nextMembers, [tx.orgId, id, from, baseUrl])
    reading.catch(() => {})
    return reading
  }
  let next: Promise<MemberPage[]> | undefined = read(after)
  while (next) {
    const page: MemberPage | undefined = (await next)[0]
    next = page?.last && page.count === membersAtOnce ? read(page.last) : undefined
    if (page?.members) yield page.members
  }
}

/** A group as pieces of JSON text, for more members than should be held at once. */
export async function* groupChunks(
  tx: Tx,
  { id, head, members, after }: GroupDocument,
  view: GroupView,
  baseUrl: string,
): AsyncGenerator<string> {
  const shown = view.members(members ?? '')
  const start = joined(view.head(head), shown)
  if (after === null || shown === '') {
    yield start
    return
  }
  yield start.slice(0, -2)
  for await (const page of readMembers(tx, id, baseUrl, after)) yield `,${view.members(page)}`
  yield ']}'
}

const named = statement<{ members: string | null }>(
  'scim_members_named',
  `select string_agg(${memberJson('u.id', 'u.display_name', '$3::text')}, ',' order by u.id) as members
   from users u where u.org_id = $1 and u.id = any($2::uuid[]) and u.kind = 'human' and u.deleted_at is null`,
)

/** These people as the elements of `members`, without brackets. */
export async function readNamed(tx: Tx, ids: readonly string[], baseUrl: string): Promise<string> {
  const [row] = await tx.query(named, [tx.orgId, ids, baseUrl])
  return row?.members ?? ''
}
