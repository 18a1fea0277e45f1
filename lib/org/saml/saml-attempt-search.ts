/** Which sign-ins the inspector finds. Ids are in the order of time, so a page begins below the last id of the one before.
 *  A name or address that was said stands here as a keyed hash: whoever types it in full finds it, and nobody reads it. */
import { env } from '@/lib/base/env'
import { fold, foldMarks } from '@/lib/base/fold'
import { keyedHash } from '@/lib/base/secret'
import { empty, join, type Sql, sql } from '@/lib/db/sql'
import type { AttemptFilter, AttemptView } from './saml-attempts'

const longestText = 200
/** Whose sign-ins are looked through, at most, by the beginning of a name and of an address. */
const mostPeople = 50

/** By what a sign-in is found by whoever knows the name or address in full. */
export function searchHash(orgId: string, text: string, secret = env().secret): string {
  return keyedHash(secret, `saml login:${orgId}:${fold(text.trim())}`)
}

/** Ids of sign-ins, newest first, at most `most`. */
export function attemptIds(orgId: string, { q, ...filter }: AttemptFilter, most: number): Sql {
  const text = q?.replaceAll('\0', '').trim().slice(0, longestText)
  const page = (more: Sql) =>
    sql`(select l.id from saml_logins l where l.org_id = ${orgId}${more}${narrowed(filter)}
      order by l.id desc limit ${most}::int)`
  if (!text) return page(empty)
  const hash = searchHash(orgId, text)
  return sql`
    with people as (${peopleBeginning(orgId, text)}), found as (
      select a.id from people p cross join lateral ${page(sql` and l.user_id = p.id`)} a
      union ${page(sql` and l.name_hash = ${hash}`)}
      union ${page(sql` and l.address_hash = ${hash}`)}
    ) select id from found order by id desc limit ${most}::int`
}

/** Whoever's name or address begins so. Bounds instead of a pattern, which row security would keep from an index. */
function peopleBeginning(orgId: string, text: string): Sql {
  const living = sql`from users u where u.org_id = ${orgId} and u.kind = 'human' and u.deleted_at is null`
  const [name, address] = [foldMarks(text), fold(text)]
  return sql`
    (select u.id ${living} and u.sort_name >= ${name} and u.sort_name < ${past(name)}
      order by u.sort_name, u.id limit ${mostPeople}::int)
    union
    (select u.id ${living} and u.email_lc >= ${address} and u.email_lc < ${past(address)}
      order by u.email_lc limit ${mostPeople}::int)`
}

/** Behind every text that begins so. */
function past(text: string): string {
  return `${text}\u{10FFFF}`
}

const views: Readonly<Record<AttemptView, Sql>> = {
  all: empty,
  // A test lets nobody in.
  admitted: sql` and l.code = 'admitted' and l.purpose = 'login'`,
  refused: sql` and l.code <> 'admitted'`,
  tests: sql` and l.purpose = 'test'`,
}

function narrowed({ view = 'all', userId, providerId, before }: AttemptFilter): Sql {
  const parts = [
    views[view],
    userId ? sql` and l.user_id = ${userId}::uuid` : empty,
    providerId ? sql` and l.provider_id = ${providerId}::uuid` : empty,
    before ? sql` and l.id < ${before}::uuid` : empty,
  ]
  return join(parts, '')
}
