/** The SQL of reading teams as SCIM sees them: all but the unlinked ones. */
import { fold } from '@/lib/base/fold'
import { statement, type Tx } from '@/lib/db/tx'
import { badRequest, checkFilter, type Filter, groupType, type Page } from '@/lib/scim'
import {
  firstId,
  type GroupDocument,
  type GroupView,
  groupHead,
  joined,
  memberJson,
  memberPage,
} from './group-document'

const visible = 't.org_id = $1 and t.unlinked_at is null'
/** So many members travel with their group; more are read page by page. */
export const membersAtOnce = 1000

/** The columns of `GroupDocument` with the members that `memberPage` answers as `m`; `limit` is SQL. */
export function documentColumns(base: string, limit: string): string {
  return `t.id, t.version, ${groupHead(base)} as head, m.members, case when m.count = ${limit} then m.last end as after`
}

const byId = statement<GroupDocument>(
  'scim_group_by_id',
  `select ${documentColumns('$3::text', '$4')}
   from teams t cross join lateral (${memberPage('t.id', `'${firstId}'`, '$4::int', '$3::text')}) m
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

/** All members, page by page. */
export function readMembers(tx: Tx, id: string, baseUrl: string): AsyncIterable<string> {
  return restOfMembers(tx, id, firstId, baseUrl)
}

/** All pieces as one text. */
export async function textOf(pieces: AsyncIterable<string>, between = ','): Promise<string> {
  const held: string[] = []
  for await (const piece of pieces) held.push(piece)
  return held.join(between)
}

/** The pages of members beyond `after`. Each is asked for while the one before it is on its way. */
async function* restOfMembers(tx: Tx, id: string, after: string, baseUrl: string): AsyncGenerator<string> {
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
  for await (const page of restOfMembers(tx, id, after, baseUrl)) yield `,${view.members(page)}`
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

/** So many members a page of groups holds at most before the rest of them is read group by group. */
const membersOfPage = 20_000

/** A page of groups in the order they were made, and the exact total. */
export async function readPage(
  tx: Tx,
  filter: Filter | undefined,
  page: Page,
  baseUrl: string,
  { hasMembers }: Pick<GroupView, 'hasMembers'>,
): Promise<{ rows: GroupDocument[]; total: number }> {
  const values: unknown[] = [tx.orgId, baseUrl, page.count, page.startIndex - 1]
  const where = filter ? equalities(checkFilter(groupType, filter), values) : 'true'
  const atOnce = Math.max(10, Math.min(membersAtOnce, Math.floor(membersOfPage / Math.max(page.count, 1))))
  const members = hasMembers
    ? `cross join lateral (${memberPage('t.id', `'${firstId}'`, `${atOnce}`, '$2::text')}) m`
    : 'cross join (select null as members, null as last, 0 as count) m'
  const rows = await tx.query(
    statement<GroupDocument>(
      '',
      `select ${documentColumns('$2::text', `${atOnce}`)}
       from (select * from teams t where ${visible} and ${where} order by t.seq limit $3 offset $4) t ${members} order by t.seq`,
    ),
    values,
  )
  const [count] = await tx.query(
    statement<{ total: number }>(
      '',
      `select count(*)::int as total from teams t
       where ${visible} and ${where} and $2::text is not null and $3::int is not null and $4::int is not null`,
    ),
    values,
  )
  return { rows, total: count?.total ?? 0 }
}

function equalities(filter: Filter, values: unknown[]): string {
  if (filter.kind === 'and') return filter.parts.map((part) => equalities(part, values)).join(' and ')
  const name = filter.kind === 'compare' && filter.op === 'eq' ? filter.path.attribute : ''
  const literal = filter.kind === 'compare' ? String(filter.value) : ''
  const place = `$${values.length + 1}`
  if (name === 'displayName') values.push(fold(literal))
  else values.push(literal)
  if (name === 'displayName') return `t.name_lc = ${place}`
  if (name === 'externalId') return `t.external_id = ${place}`
  if (name === 'id') return `t.id::text = ${place}`
  if (name === 'members') {
    return `exists (select from team_members m where m.org_id = $1 and m.team_id = t.id and m.user_id::text = ${place})`
  }
  throw badRequest('invalidFilter', 'Groups cannot be searched by this yet.')
}
