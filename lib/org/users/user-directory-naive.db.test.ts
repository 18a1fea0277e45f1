/** The directory and the holders of roles against a plain reading of every row: whom a page shows, in which order, and
 *  every figure beside it. */
import { beforeAll, expect, test } from 'vitest'
import type { Org } from '@/lib/db/finders'
import { statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import * as roleDirectory from '../roles/role-directory'
import { makeOrg } from '../testing/world'
import { list } from './user-directory'
import {
  livingStates,
  type Parameters,
  type PeopleQuery,
  type PersonState,
  parsePeopleQuery,
  personSources,
  personStates,
  type SignInTime,
  signInTimes,
} from './user-directory-query'
import type { UserSource } from './user-row'

await cloneDatabase()

/** More than a page is looked for at a glance, so that each way of finding people has its turn. */
const people = 3000
const dayMs = 86_400_000

interface Person {
  id: string
  status: 'active' | 'pending' | 'disabled'
  source: UserSource
  sort_name: string
  search_lc: string
  seq: number
  last_sign_in_at: Date | null
  is_held: boolean
  expired: boolean | null
  bounced: boolean | null
  roles: string[]
  teams: string[]
}

let org: Org
let everybody: Person[]
const ids = { common: '', rare: '', granted: '', team: '' }

function run<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
  return withOrg(org.id, (tx) => tx.query(statement<Row>('', text), [org.id, ...values]))
}

const id = () => crypto.randomUUID()

beforeAll(async () => {
  org = await makeOrg()
  Object.assign(ids, { common: id(), rare: id(), granted: id(), team: id() })
  await run(
    `insert into users (org_id, id, kind, status, display_name, source, sort_name, search_lc, last_sign_in_at,
       disabled_at, held_at, deleted_at, created_at, updated_at)
     select $1, gen_random_uuid(), (case when n % 97 = 0 then 'service' else 'human' end)::user_kind,
       (case when random() < 0.01 then 'active' when random() < 0.02 then 'disabled' else 'pending' end)::user_status,
       'Person', (array['scim', 'scim', 'scim', 'saml', 'invited', 'imported'])[1 + floor(random() * 6)]::user_source,
       'person ' || floor(random() * 900), 'person ' || n || ' @acme.test' || case when n % 500 = 7 then ' rarity' else '' end,
       case when random() < 0.4 then now() - (array[3, 15, 60, 200])[1 + floor(random() * 4)] * interval '1 day' end,
       null, null, case when n % 89 = 0 then now() end, now(), now()
     from generate_series(1, ${people}) n`,
  )
  await run(
    `update users set held_at = now(), held_wish = true where org_id = $1 and status = 'disabled' and random() < 0.5`,
  )
  await run(
    `insert into invitations (org_id, user_id, delivery_state, expires_at, created_at, updated_at)
     select $1, id, (case when random() < 0.05 then 'bounced' else 'sent' end)::delivery_state,
       now() + (case when random() < 0.05 then -1 else 1 end) * interval '1 day', now(), now()
     from users where org_id = $1 and status = 'pending' and random() < 0.8`,
  )
  await run(
    `insert into roles (org_id, id, name, name_lc, permissions)
     values ($1, $2, 'Common', 'common', '{}'), ($1, $3, 'Rare', 'rare', '{}'), ($1, $4, 'Granted', 'granted', '{}')`,
    [ids.common, ids.rare, ids.granted],
  )
  await run(
    `insert into user_roles (org_id, user_id, role_id, source, created_at)
     select $1, id, role, 'manual', now() from users, unnest(array[$2, $3]::uuid[]) role
     where org_id = $1 and (kind = 'service' or abs(hashtext(id::text || role)) % 100 < case when role = $2 then 90 else 2 end)`,
    [ids.common, ids.rare],
  )
  await run(
    `insert into teams (org_id, id, name, name_lc, handle, created_at, updated_at) values ($1, $2, 'T', 't', 't', now(), now())`,
    [ids.team],
  )
  await run(
    `insert into team_members (org_id, team_id, user_id, source, since)
     select $1, $2, id, 'manual', now() from users where org_id = $1 and (kind = 'service' or random() < 0.05)`,
    [ids.team],
  )
  await run(`insert into team_roles (org_id, team_id, role_id, created_at) values ($1, $2, $3, now())`, [
    ids.team,
    ids.granted,
  ])
  everybody = await run<Person>(
    `select u.id, u.status::text as status, u.source::text as source, u.sort_name, u.search_lc, u.seq::int as seq,
       u.last_sign_in_at, u.held_at is not null as is_held, i.expires_at <= now() as expired,
       i.delivery_state = 'bounced' as bounced,
       array(select role_id::text from user_roles r where r.org_id = u.org_id and r.user_id = u.id
         union select tr.role_id::text from team_members m join team_roles tr using (org_id, team_id)
         where m.org_id = u.org_id and m.user_id = u.id) as roles,
       array(select team_id::text from team_members m where m.org_id = u.org_id and m.user_id = u.id) as teams
     from users u left join invitations i on i.org_id = u.org_id and i.user_id = u.id
     where u.org_id = $1 and u.kind = 'human' and u.deleted_at is null`,
  )
})

function stateOf({ status, is_held, expired, bounced }: Person): PersonState {
  if (status === 'active') return 'active'
  if (status === 'disabled') return is_held ? 'held' : 'disabled'
  return expired ? 'expired' : bounced ? 'bounced' : 'invited'
}

function timeOf({ last_sign_in_at: at }: Person): SignInTime {
  if (!at) return 'never'
  const days = (Date.now() - at.getTime()) / dayMs
  return days <= 7 ? 'week' : days <= 30 ? 'month' : days <= 90 ? 'quarter' : 'older'
}

const any = <T>(asked: readonly T[], of: readonly T[]) => asked.length === 0 || of.some((one) => asked.includes(one))

function naive(query: PeopleQuery) {
  const states = query.states.length > 0 ? query.states : livingStates
  const matching = everybody.filter(
    (person) => person.search_lc.includes(query.q) && any(query.roles, person.roles) && any(query.teams, person.teams),
  )
  const shown = (person: Person, but?: 'state' | 'source' | 'time') =>
    (but === 'state' || states.includes(stateOf(person))) &&
    (but === 'source' || any(query.sources, [person.source])) &&
    (but === 'time' || any(query.signIns, [timeOf(person)]))
  const count = (test: (person: Person) => boolean) => matching.filter(test).length
  const figures = <K extends string>(keys: readonly K[], of: (key: K) => number) =>
    Object.fromEntries(keys.map((key) => [key, of(key)]))
  const down = query.descending ? -1 : 1
  const ordered = matching
    .filter((person) => shown(person))
    .sort((a, b) => down * (compare(keyOf(a, query), keyOf(b, query)) || compare(a.id, b.id)))
  return {
    ids: ordered.map((person) => person.id),
    total: ordered.length,
    counts: figures(personStates, (one) => everybody.filter((person) => stateOf(person) === one).length),
    found: {
      states: figures(personStates, (one) => count((p) => shown(p, 'state') && stateOf(p) === one)),
      sources: figures(personSources, (one) => count((p) => shown(p, 'source') && p.source === one)),
      signIns: figures(signInTimes, (one) => count((p) => shown(p, 'time') && timeOf(p) === one)),
    },
  }
}

const compare = <T>(a: T, b: T) => (a < b ? -1 : a > b ? 1 : 0)

function keyOf(person: Person, { order }: PeopleQuery): string | number {
  if (order === 'name') return person.sort_name
  return order === 'created' ? person.seq : (person.last_sign_in_at?.getTime() ?? Number.NEGATIVE_INFINITY)
}

const asked: Parameters[] = [
  {},
  { status: 'active' },
  { status: 'expired,bounced' },
  { status: 'disabled,held' },
  { source: 'setup' },
  { source: 'saml,imported', seen: 'week' },
  { seen: 'never', sort: 'signIn' },
  { q: 'person' },
  { q: 'acme.test', status: 'active' },
  { q: 'acme.test', status: 'active', sort: 'created', dir: 'desc' },
  { q: 'acme.test', status: 'held', sort: 'signIn' },
  { q: 'acme.test', source: 'setup' },
  { q: 'rarity' },
  { q: 'rarity', status: 'active' },
  { q: 'nobody of this name' },
  { role: 'common' },
  { role: 'common', status: 'active' },
  { role: 'common', status: 'expired,held', sort: 'created' },
  { role: 'rare' },
  { role: 'rare,granted', q: 'acme' },
  { role: 'granted', dir: 'desc' },
  { team: 'team' },
  { team: 'team', status: 'active,disabled,held', seen: 'older,never' },
]

const named = (parameters: Parameters): Parameters => ({
  ...parameters,
  ...(parameters.role && { role: `${parameters.role}`.replace(/\w+/g, (name) => ids[name as keyof typeof ids]) }),
  ...(parameters.team && { team: ids.team }),
})

test.each(asked.map((parameters) => [JSON.stringify(parameters), parameters] as const))(
  'everybody, their order and all figures are as a plain reading has them: %s',
  async (_, parameters) => {
    const query = parsePeopleQuery({ size: '200', ...named(parameters) })
    const { ids: expected, total, counts, found } = naive(query)
    const seen: string[] = []
    for (let page = await list(org.id, query); ; page = await list(org.id, { ...query, cursor: page.next })) {
      expect({ total: page.total, counts: page.counts, found: page.found }).toEqual({ total, counts, found })
      seen.push(...page.people.map((person) => person.id))
      if (!page.next) break
    }
    expect(seen).toEqual(expected)
  },
)

test.each(['common', 'rare', 'granted'] as const)(
  'who has a role, people and machines, by name and each once, is as a plain reading has it: %s',
  async (name) => {
    const role = ids[name]
    // For a second reason, which makes nobody two.
    await run(
      `insert into user_roles (org_id, user_id, role_id, source, created_at)
       select org_id, user_id, role_id, 'scim', now() from user_roles where org_id = $1 and role_id = $2 and random() < 0.1`,
      [role],
    )
    const expected = await run<{ id: string; direct: boolean; kind: string }>(
      `select u.id, u.kind::text as kind, exists (select from user_roles r
         where r.org_id = u.org_id and r.user_id = u.id and r.role_id = $2) as direct
       from users u where u.org_id = $1 and u.deleted_at is null and u.id in (
         select user_id from user_roles where org_id = $1 and role_id = $2
         union select m.user_id from team_members m join team_roles tr using (org_id, team_id)
         where m.org_id = $1 and tr.role_id = $2)
       order by u.sort_name, u.id`,
      [role],
    )
    expect(new Set(expected.map(({ kind }) => kind))).toEqual(new Set(['human', 'service']))
    const seen: string[] = []
    for (let after: string | undefined; ; ) {
      const page = await roleDirectory.holders(org.id, role, after)
      for (const { reasons } of page.holders) expect(reasons.length).toBeGreaterThan(0)
      seen.push(...page.holders.map((holder) => holder.id))
      if (!page.next) break
      after = page.next
    }
    expect(seen).toEqual(expected.map((holder) => holder.id))
    expect((await roleDirectory.find(org.id, role))?.direct).toBe(expected.filter(({ direct }) => direct).length)
  },
)
