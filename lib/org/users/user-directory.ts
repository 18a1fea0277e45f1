/** The people of an organization as its administrators look them up; service accounts and removed people are not
 *  among them.
 *
 *  A page begins at a person and never at a number, so that nobody is shown twice or missed while people come and go,
 *  and the last page costs what the first one costs. Totals are exact. Everything is read in three or four statements,
 *  whatever the size of the page. A search reads every person of the organization once, in an index (user-directory-sql.ts).
 */
import { type Reading, readOrg } from '@/lib/db/read-org'
import { type Sql, sql } from '@/lib/db/sql'
import type { OrgId } from '@/lib/db/tx'
import { type Cell, countStates, type Found, type StateCell, type StateCounts, tally } from './user-directory-counts'
import type { Cursor, PeopleQuery, PersonOrder, PersonState } from './user-directory-query'
import { countCells, countStatuses, isShown, living, narrowed, pageOf, peopleOf, stateOf } from './user-directory-sql'
import type { UserSource } from './user-row'

/** So many teams of a person are named in a list. */
const namedTeams = 4

export interface PersonEntry {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly state: PersonState
  readonly source: UserSource
  /** Whether an identity provider manages them. */
  readonly managed: boolean
  /** Names of roles, each once. */
  readonly roles: readonly string[]
  /** Names of teams: the first few, and how many there are. */
  readonly teams: readonly string[]
  readonly teamCount: number
  readonly createdAt: Date
  readonly lastSignInAt: Date | null
  readonly disabledAt: Date | null
  /** Null where nothing was ever sent: no address is known yet. `bounce` is the mail server's answer, if it refused. */
  readonly invitation: { readonly expiresAt: Date; readonly bounce: string | null } | null
}

export interface PeoplePage {
  /** The moment that states and times are told against. */
  readonly now: Date
  readonly people: readonly PersonEntry[]
  /** Of the whole organization. */
  readonly counts: StateCounts
  /** Of those whom the query finds, beside each of its filters. */
  readonly found: Found
  /** How many the query shows on all of its pages. */
  readonly total: number
  /** Place of the first person of this page, from 1; 0 when nobody is shown. */
  readonly from: number
  readonly previous?: Cursor
  readonly next?: Cursor
}

/** One page of the people whom the query asks for, its totals, and the cursors of the pages beside it. */
export async function list(orgId: OrgId, query: PeopleQuery): Promise<PeoplePage> {
  return readOrg(orgId, async (reading) => {
    const picked = await pick(reading, orgId, query)
    const rows = await describe(reading, orgId, picked.ids)
    const { everybody, cells } = await picked.count()
    const { total, ...found } = tally(cells, query)
    const place = placeOf(picked, rows, query.order, total)
    return { now: reading.now, people: rows.map(toEntry), counts: countStates(everybody), found, total, ...place }
  })
}

interface Counted {
  readonly everybody: readonly StateCell[]
  /** Of those whom the query's search, roles, teams and keys find, at least. */
  readonly cells: readonly Cell[]
}

interface Chosen {
  readonly ids: readonly string[]
  count(): Promise<Counted>
}

interface Picked extends Chosen {
  /** Whether there are others on the side that was walked to. */
  readonly more: boolean
  /** Where the page begins or ends, unless it is the first. */
  readonly cursor: Cursor | undefined
}

/** Those of the page, in its order. */
async function pick(reading: Reading, orgId: OrgId, query: PeopleQuery): Promise<Picked> {
  const { cursor, size } = query
  const { ids, count } = await choose(reading, orgId, query)
  // Less than a page before the person is the first page; nobody after them means that they were the last.
  if (cursor && ids.length < (cursor.side === 'before' ? size : 1)) {
    return pick(reading, orgId, { ...query, cursor: undefined })
  }
  const page = ids.slice(0, size)
  return { ids: cursor?.side === 'before' ? page.reverse() : page, count, more: ids.length > size, cursor }
}

/** Nothing but status, source and last sign-in decides: the order's index is walked. What else is asked may be true of
 *  nearly all or of nobody: a short walk tells. It fills the page of what is common, which is counted in one go with
 *  everybody; a text that is common among people whom the rest hides is walked for; what is rare is searched. */
async function choose(reading: Reading, orgId: OrgId, query: PeopleQuery): Promise<Chosen> {
  const { db, now } = reading
  const condition = narrowed(query, orgId, now, 'all')
  const each = narrowed(query, orgId, now, 'few')
  const counted = (ids: readonly string[]): Chosen => {
    const people = { from: peopleOf(orgId, condition), few: peopleOf(orgId, each) }
    const count = async () => {
      const cells = await db.$queryRaw<Cell[]>(countCells(people, orgId, now))
      return { everybody: cells, cells }
    }
    return { ids, count }
  }
  if (!condition || !each) return counted(await walk(reading, orgId, query))
  const near = await glance(reading, orgId, query, each)
  if (near.ids.length > query.size) return counted(near.ids)
  if (near.isCommonText) return counted(await walk(reading, orgId, query, each))
  return search(reading, orgId, query, condition)
}

async function walk({ db, now }: Reading, orgId: OrgId, query: PeopleQuery, each = sql`true`) {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select u.id from users u where ${living(orgId)} and ${isShown(query, orgId, now)} and ${each} ${pageOf(query)}`
  return rows.map(({ id }) => id)
}

/** So many people are looked at before a page is taken for rare, and so many of them make a text common. */
const glanced = 2000
const common = 500

interface Glance {
  readonly ids: readonly string[]
  /** Whether nothing but a text is asked for beside status, source and last sign-in, and many have it. */
  readonly isCommonText: boolean
}

async function glance({ db, now }: Reading, orgId: OrgId, query: PeopleQuery, each: Sql): Promise<Glance> {
  const isText = query.roles.length + query.teams.length + query.keys.length === 0
  const hits = isText ? sql`(select count(*)::int from near u where ${each})` : sql`0`
  const [row] = await db.$queryRaw<{ ids: string[]; hits: number }[]>`
    with near as materialized (
      select u.org_id, u.id, u.status, u.source, u.sort_name, u.last_sign_in_at, u.seq, u.search_lc
      from users u where ${living(orgId)} ${pageOf(query, glanced)}
    )
    select array(select u.id from near u where ${isShown(query, orgId, now)} and ${each} ${pageOf(query)}) as ids,
      ${hits} as hits`
  return { ids: row?.ids ?? [], isCommonText: (row?.hits ?? 0) >= common }
}

/** Whom the search, roles, teams and keys leave is found once, then counted and paged; of all others the statuses are
 *  counted. */
async function search({ db, now }: Reading, orgId: OrgId, query: PeopleQuery, condition: Sql): Promise<Chosen> {
  const [row] = await db.$queryRaw<{ cells: Cell[]; ids: string[] }[]>`
    with found as materialized (
      select u.org_id, u.id, u.status, u.source, u.sort_name, u.last_sign_in_at, u.seq, true as found
      from users u where ${living(orgId)} and ${condition}
    )
    select (select coalesce(jsonb_agg(cell), '[]') from (${countCells({ from: sql`found u` }, orgId, now)}) as cell) as cells,
      array(select u.id from found u where ${isShown(query, orgId, now)} ${pageOf(query)}) as ids`
  const count = async () => ({
    everybody: await db.$queryRaw<StateCell[]>(countStatuses(orgId, now)),
    cells: row?.cells ?? [],
  })
  return { ids: row?.ids ?? [], count }
}

interface Row {
  id: string
  name: string
  email: string | null
  state: PersonState
  source: UserSource
  managed: boolean
  roles: string[]
  teams: string[]
  team_count: number
  created_at: Date
  last_sign_in_at: Date | null
  disabled_at: Date | null
  expires_at: Date | null
  bounce: string | null
  sort_name: string
  seq: string
}

async function describe({ db, now }: Reading, orgId: OrgId, ids: readonly string[]): Promise<Row[]> {
  if (ids.length === 0) return []
  return db.$queryRaw<Row[]>`
    select u.id, u.display_name as name, u.email, ${stateOf(now)} as state, u.source::text as source,
      u.connection_id is not null as managed,
      u.created_at, u.last_sign_in_at, u.disabled_at, i.expires_at, u.sort_name, u.seq::text as seq,
      case when i.delivery_state = 'bounced' then coalesce(i.smtp_answer, '') end as bounce,
      array(select distinct r.name from user_roles ur join roles r on r.org_id = ur.org_id and r.id = ur.role_id
            where ur.org_id = u.org_id and ur.user_id = u.id order by r.name) as roles,
      array(select t.name from team_members m join teams t on t.org_id = m.org_id and t.id = m.team_id
            where m.org_id = u.org_id and m.user_id = u.id order by t.name_lc limit ${namedTeams}::int) as teams,
      (select count(*)::int from team_members m where m.org_id = u.org_id and m.user_id = u.id) as team_count
    from unnest(${[...ids]}::uuid[]) with ordinality as page(id, n)
    join users u on u.org_id = ${orgId} and u.id = page.id
    left join invitations i on i.org_id = u.org_id and i.user_id = u.id
    order by page.n`
}

function toEntry(row: Row): PersonEntry {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    state: row.state,
    source: row.source,
    managed: row.managed,
    roles: row.roles,
    teams: row.teams,
    teamCount: row.team_count,
    createdAt: row.created_at,
    lastSignInAt: row.last_sign_in_at,
    disabledAt: row.disabled_at,
    invitation: row.expires_at && { expiresAt: row.expires_at, bounce: row.bounce },
  }
}

function placeOf({ cursor, more }: Picked, rows: readonly Row[], order: PersonOrder, total: number) {
  const first = rows[0]
  const last = rows.at(-1)
  if (!first || !last) return { from: 0 }
  const hasPrevious = cursor?.side === 'before' ? more : cursor !== undefined
  const hasNext = cursor?.side === 'before' || more
  const from = firstPlace(cursor, rows.length, { hasPrevious, hasNext, total })
  const previous = hasPrevious && cursorAt('before', first, order, from)
  const next = hasNext && cursorAt('after', last, order, from + rows.length - 1)
  return { from, ...(previous && { previous }), ...(next && { next }) }
}

/** People come and go between two pages: the ends of the list are known exactly, the middle as the link had it. */
function firstPlace(
  cursor: Cursor | undefined,
  length: number,
  { hasPrevious, hasNext, total }: { hasPrevious: boolean; hasNext: boolean; total: number },
): number {
  if (!cursor || !hasPrevious) return 1
  const last = total - length + 1
  if (!hasNext) return last
  const place = cursor.side === 'after' ? cursor.place + 1 : cursor.place - length
  return Math.max(2, Math.min(place, last - 1))
}

function cursorAt(side: Cursor['side'], row: Row, order: PersonOrder, place: number): Cursor {
  const keys: Record<PersonOrder, string> = {
    name: row.sort_name,
    signIn: row.last_sign_in_at?.toISOString() ?? '-infinity',
    created: row.seq,
  }
  return { side, key: keys[order], id: row.id, place }
}
