/** What the search of every page finds while somebody types: a few people, teams, service accounts and roles by name or
 *  address. Each kind needs the permission that its own page needs; without it nothing of that kind is looked for. */
import { fold, foldMarks } from '@/lib/base/fold'
import { type Reading, readOrg } from '@/lib/db/read-org'
import { type Sql, sql } from '@/lib/db/sql'
import type { OrgId } from '@/lib/db/tx'
import { type Actor, can } from './can'
import { teamsMatching } from './teams/team-directory'
import type { PersonState } from './users/user-directory-query'
import { living, stateOf } from './users/user-directory-sql'

/** So many are shown of each kind. */
export const mostHits = 8
const longestText = 200

export interface Hit {
  readonly id: string
  /** Roles as stored: pages translate the names of managed ones. */
  readonly name: string
}

export interface PersonHit extends Hit {
  readonly email: string | null
  readonly state: PersonState
}

export interface TeamHit extends Hit {
  readonly handle: string
}

export interface AccountHit extends Hit {
  readonly email: string | null
  readonly disabled: boolean
}

/** Each by name, at most `mostHits`. */
export interface Hits {
  readonly people: readonly PersonHit[]
  readonly teams: readonly TeamHit[]
  readonly accounts: readonly AccountHit[]
  readonly roles: readonly Hit[]
}

const nothing: Hits = { people: [], teams: [], accounts: [], roles: [] }

/** Looks the text up in what this actor may see; `rolesCalled` are stored names of managed roles that the reader's
 *  language calls by something with the text in it. An empty text finds nothing. */
export async function quickSearch(
  orgId: OrgId,
  actor: Actor,
  text: string,
  rolesCalled: readonly string[] = [],
): Promise<Hits> {
  const q = text.replaceAll('\0', '').trim().slice(0, longestText)
  const seesPeople = can(actor, 'user_access_read')
  const seesAccounts = can(actor, 'org_app_keys_read')
  if (!q || !(seesPeople || seesAccounts)) return nothing
  return readOrg(orgId, async (reading) => ({
    people: seesPeople ? await people(reading, orgId, q) : [],
    teams: seesPeople ? await teams(reading, orgId, q) : [],
    accounts: seesAccounts ? await accounts(reading, orgId, q) : [],
    roles: seesPeople ? await roles(reading, orgId, q, rolesCalled) : [],
  }))
}

function people({ db, now }: Reading, orgId: OrgId, q: string) {
  return db.$queryRaw<PersonHit[]>`
    select u.id, u.display_name as name, u.email, ${stateOf(now)} as state from users u
    where ${living(orgId)} and ${isCalled(q)} order by u.sort_name, u.id limit ${mostHits}::int`
}

/** By what is shown of them: a title that matched would leave everybody wondering why. */
function isCalled(q: string): Sql {
  return sql`(strpos(u.sort_name, ${foldMarks(q)}) > 0 or strpos(u.email_lc, ${fold(q)}) > 0)`
}

function teams({ db }: Reading, orgId: OrgId, q: string) {
  return db.$queryRaw<TeamHit[]>`
    select t.id, t.name, t.handle from teams t where ${teamsMatching(orgId, q)} order by t.handle limit ${mostHits}::int`
}

function accounts({ db }: Reading, orgId: OrgId, q: string) {
  return db.$queryRaw<AccountHit[]>`
    select u.id, u.display_name as name, u.email, u.status = 'disabled' as disabled from users u
    where u.org_id = ${orgId} and u.kind = 'service' and u.deleted_at is null
      and ${isCalled(q)} order by u.sort_name, u.id limit ${mostHits}::int`
}

function roles({ db }: Reading, orgId: OrgId, q: string, called: readonly string[]) {
  const named = sql`(strpos(r.name_lc, ${q.toLowerCase()}) > 0 or (r.managed and r.name = any(${[...called]}::text[])))`
  return db.$queryRaw<Hit[]>`
    select r.id, r.name from roles r where r.org_id = ${orgId} and ${named}
    order by r.managed desc, r.name_lc limit ${mostHits}::int`
}
