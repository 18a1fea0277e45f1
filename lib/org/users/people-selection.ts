/** Many people at once: those somebody ticked, or everybody whom a list showed at a moment. The list is asked again when
 *  something is done to it; who came later is left alone, and where it shows others than those who were told of, nothing is
 *  done. */
import { createHash } from 'node:crypto'
import { DomainError } from '@/lib/base/errors'
import { isUuid } from '@/lib/base/id'
import { type Reading, readOrg } from '@/lib/db/read-org'
import { sessionEnd } from '@/lib/db/session-end'
import { raw, type Sql, sql } from '@/lib/db/sql'
import type { OrgId } from '@/lib/db/tx'
import { scimScopes } from '../keys/application-keys'
import { scimLiveMs } from '../keys/key-entry'
import type { PeopleQuery } from './user-directory-query'
import { isShown, living, narrowed } from './user-directory-sql'

export type Selection = (
  | { readonly ids: readonly string[] }
  | { readonly query: PeopleQuery /** When it was shown. */; readonly at: Date }
) & {
  /** Whom somebody was told of, as `preview` marks them: others are not acted upon. */
  readonly mark?: string
}

/** So many are changed in one go. */
export const mostAtOnce = 5000

/** So many are invited again by one job. */
export const mostResent = 20_000

function chosen(selection: Selection, orgId: OrgId, now: Date): Sql {
  if ('ids' in selection) {
    const ids = [...new Set(selection.ids.filter(isUuid))]
    return sql`${living(orgId)} and u.id = any(${ids}::uuid[])`
  }
  const { query, at } = selection
  const rest = narrowed(query, orgId, now, 'all') ?? sql`true`
  return sql`${living(orgId)} and ${isShown(query, orgId, now)} and ${rest} and u.created_at <= ${at.toISOString()}::timestamptz`
}

/** Their ids, in order: at most one more than may be had in one go. Refuses (`selection_changed`) where they are not the
 *  ones of its mark: somebody may come to fit a list that was shown without them, and would be changed unasked. */
export async function idsOf(orgId: OrgId, selection: Selection, most = mostAtOnce): Promise<string[]> {
  return readOrg(orgId, async ({ db, now }) => {
    const rows = await db.$queryRaw<{ id: string }[]>`
      select u.id from users u where ${chosen(selection, orgId, now)} order by u.id limit ${most + 1}`
    const ids = rows.map(({ id }) => id)
    if (selection.mark && ids.length <= most && selection.mark !== markOf(ids)) {
      throw new DomainError('selection_changed')
    }
    return ids
  })
}

/** The same for the same people alone; `preview` computes it in the database. */
function markOf(ids: readonly string[]): string {
  return createHash('sha256').update(ids.join()).digest('hex')
}

/** What they are and what would end with their access, counted. */
export interface Preview {
  readonly people: number
  readonly active: number
  readonly pending: number
  readonly disabled: number
  /** Whom an identity provider manages. */
  readonly managed: number
  readonly sessions: number
  readonly keys: number
  /** Live keys that spoke SCIM within the last seven days. */
  readonly scimKeys: number
  /** A few names, in order. */
  readonly names: readonly string[]
  /** Who they are, for the selection that is acted upon. */
  readonly mark: string
}

const named = 5

export async function preview(orgId: OrgId, selection: Selection): Promise<Preview> {
  return readOrg(orgId, async (reading) => {
    const [row] = await reading.db.$queryRaw<Preview[]>(count(reading, orgId, selection))
    if (!row) throw new Error('a count is one row')
    return row
  })
}

function count({ now }: Reading, orgId: OrgId, selection: Selection): Sql {
  const at = sql`${now.toISOString()}::timestamptz`
  const keys = sql`application_keys k join chosen c on k.owner_id = c.id
    where k.org_id = ${orgId} and k.revoked_at is null and (k.expires_at is null or k.expires_at > ${at})`
  const lately = sql`${new Date(now.getTime() - scimLiveMs).toISOString()}::timestamptz`
  return sql`
    with chosen as materialized (
      select u.id, u.status, u.connection_id, u.sort_name, u.display_name
      from users u where ${chosen(selection, orgId, now)}
    )
    select count(*)::int as people, count(*) filter (where status = 'active')::int as active,
      count(*) filter (where status = 'pending')::int as pending,
      count(*) filter (where status = 'disabled')::int as disabled,
      count(connection_id)::int as managed,
      (select count(*)::int from sessions s join organizations o on o.id = s.org_id join chosen c on s.user_id = c.id
       where s.org_id = ${orgId} and ${raw(sessionEnd)} > ${at}) as sessions,
      (select count(*)::int from ${keys}) as keys,
      (select count(*)::int from ${keys} and k.scopes @> ${[...scimScopes]}::text[] and k.last_used_at > ${lately}) as "scimKeys",
      array(select display_name from chosen order by sort_name, id limit ${named}::int) as names,
      encode(sha256(convert_to(coalesce(string_agg(id::text, ',' order by id), ''), 'UTF8')), 'hex') as mark
    from chosen`
}
