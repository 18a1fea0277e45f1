/** What the pages of the activity log show: rows with the names of whom they concern and of the keys they came with. */
import { fold } from '@/lib/base/fold'
import { isUuid } from '@/lib/base/id'
import type { Org } from '@/lib/db/finders'
import { readOrg } from '@/lib/db/read-org'
import { type ActivityResult, type ActivityRow, find, list } from './activity'

export interface ActivityPageQuery {
  /** A person's or team's id. */
  readonly targetId?: string
  readonly q?: string
  readonly result?: ActivityResult
  readonly rehearsals: boolean
  readonly after?: { readonly at: Date; readonly id: string }
}

export interface ActivityNames {
  /** Of people and teams by id. */
  readonly targets: ReadonlyMap<string, string>
  readonly keys: ReadonlyMap<string, { readonly name: string; readonly lastFour: string; readonly owner: string }>
}

export interface ActivityPage {
  readonly now: Date
  readonly rows: readonly ActivityRow[]
  readonly names: ActivityNames
  /** Where the next page begins; undefined on the last. */
  readonly next?: { readonly at: Date; readonly id: string }
}

export const rowsPerPage = 50

export async function readPage(org: Org, query: ActivityPageQuery): Promise<ActivityPage> {
  const { targetId, q, result, rehearsals, after } = query
  const found = await list(org, {
    ...(targetId && { targetId }),
    ...(result && { result }),
    ...(after && { after }),
    ...(q && { search: { text: q, ids: await idsOf(org, q) } }),
    ...(!rehearsals && { withoutRehearsals: true }),
    limit: rowsPerPage + 1,
  })
  const rows = found.slice(0, rowsPerPage)
  const last = rows.at(-1)
  return {
    ...(await named(org, rows, targetId)),
    rows,
    ...(found.length > rowsPerPage && last && { next: { at: last.at, id: last.id } }),
  }
}

/** The latest writes about one person or team, rehearsals left out. */
export async function readWrites(org: Org, targetId: string, limit: number): Promise<Omit<ActivityPage, 'next'>> {
  const rows = await list(org, { targetId, withoutRehearsals: true, withoutReads: true, limit })
  return { rows, ...(await named(org, rows, targetId)) }
}

/** One request; undefined where the organization has none with this id. */
export async function readEntry(
  org: Org,
  id: string,
): Promise<{ now: Date; row: ActivityRow; names: ActivityNames } | undefined> {
  const row = await find(org, id)
  return row && { row, ...(await named(org, [row])) }
}

/** Whom a text names exactly: an address, a user name or an external id. */
function idsOf(org: Org, q: string): Promise<string[]> {
  const text = fold(q)
  return readOrg(org.id, async ({ db }) => {
    const where = { orgId: org.id, OR: [{ emailLc: text }, { userNameLc: text }, { externalId: q }] }
    return (await db.user.findMany({ where, select: { id: true }, take: 20 })).map(({ id }) => id)
  })
}

async function named(org: Org, rows: readonly ActivityRow[], targetId?: string) {
  const targets = new Set([targetId, ...rows.flatMap(idsIn)].filter((id) => id && isUuid(id)) as string[])
  const keyIds = new Set(rows.map(({ keyId }) => keyId))
  return readOrg(org.id, async ({ db, now }) => {
    const ids = { orgId: org.id, id: { in: [...targets] } }
    const people = await db.user.findMany({ where: ids, select: { id: true, displayName: true } })
    const teams = await db.team.findMany({ where: ids, select: { id: true, name: true } })
    const keys = await db.applicationKey.findMany({
      where: { orgId: org.id, id: { in: [...keyIds] } },
      select: { id: true, name: true, lastFour: true, owner: { select: { displayName: true } } },
    })
    const names: ActivityNames = {
      targets: new Map([
        ...people.map(({ id, displayName }) => [id, displayName] as const),
        ...teams.map(({ id, name }) => [id, name] as const),
      ]),
      keys: new Map(
        keys.map(({ id, name, lastFour, owner }) => [id, { name, lastFour, owner: owner.displayName }] as const),
      ),
    }
    return { now, names }
  })
}

const mostNamed = 100

const uuids = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g

function idsIn({ targetId, effects, detail }: ActivityRow): (string | null)[] {
  const touched = [
    ...(detail?.match(uuids) ?? []),
    ...(effects?.mails ?? []).map(({ userId }) => userId),
    ...(effects?.ended ?? []).map(({ userId }) => userId),
    ...(effects?.members ?? []).flatMap(({ teamId, addedIds, removedIds }) => [teamId, ...addedIds, ...removedIds]),
  ]
  return [targetId, ...touched.slice(0, mostNamed)]
}
