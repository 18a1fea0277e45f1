// The limit: the least that a Node process on node:http and pg can do for the same calls, so that ours can be measured
// as a share of it. Real transactions, an audit row for each write, the key checked by its hash; no validation, no
// schema, no tenant walls, no mail. Prints `READY <url> <key>`; settings are DATABASE_URL and PORT.
import { createHash, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import pg from 'pg'

const key = 'limit-token-0123456789'
const keyHash = createHash('sha256').update(key).digest()
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })

await pool.query(`
  create table if not exists users (
    id uuid primary key default gen_random_uuid(), org_id int not null, seq bigint generated always as identity,
    user_name text not null, external_id text, active boolean not null default true, doc jsonb not null,
    version bigint not null default 1, created_at timestamptz not null default now(),
    updated_at timestamptz not null default now());
  create table if not exists emails (
    user_id uuid not null references users (id) on delete cascade, org_id int not null, value text not null,
    is_primary boolean not null, primary key (user_id, value));
  create table if not exists audit (
    id bigint generated always as identity primary key, org_id int not null, actor text not null, action text not null,
    target uuid, at timestamptz not null default now(), detail jsonb);
  create table if not exists groups (
    id uuid primary key default gen_random_uuid(), org_id int not null, display_name text not null, external_id text);
  create table if not exists members (group_id uuid not null, user_id uuid not null, primary key (group_id, user_id));
  create unique index if not exists users_name on users (org_id, lower(user_name));
  create index if not exists users_external on users (org_id, external_id);
  create unique index if not exists users_seq on users (org_id, seq);
  create index if not exists emails_value on emails (org_id, lower(value));
  create index if not exists members_user on members (user_id);
  create unique index if not exists groups_name on groups (org_id, lower(display_name));`)

/** People and the lowest number: known, not asked for. */
let directory = await count()
process.on('SIGUSR2', async () => {
  directory = await count()
})

async function count() {
  const text = 'select count(*)::int as people, coalesce(min(seq), 1)::int as first from users'
  const [counted] = await rows('count', text, [])
  return counted
}

async function rows(name, text, values) {
  return (await pool.query({ name, text, values })).rows
}

const columns = 'id, active, doc, version, created_at, updated_at'

function resource({ id, active, doc, version, created_at: created, updated_at: lastModified }) {
  const meta = { resourceType: 'User', version: `W/"${version}"`, created, lastModified, location: `/Users/${id}` }
  return { ...doc, id, active, meta }
}

function list(resources, totalResults, startIndex) {
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:ListResponse']
  return { schemas, totalResults, startIndex, itemsPerPage: resources.length, Resources: resources }
}

function one(found, status = 200) {
  return found ? [status, resource(found)] : [404, {}]
}

async function createUser(body) {
  const text = `with u as (
      insert into users (org_id, user_name, external_id, active, doc) values (1, $1, $2, $3, $4) returning ${columns}),
    e as (insert into emails select id, 1, $5, true from u),
    a as (insert into audit (org_id, actor, action, target, detail) select 1, 'key:1', 'user.create', id, $4 from u)
    select * from u`
  const { userName, externalId, active, emails } = body
  const [made] = await rows('create', text, [userName, externalId, active, body, emails[0].value])
  directory.people++
  return one(made, 201)
}

const assignments = { active: 'active = $2', displayName: `doc = doc || jsonb_build_object('displayName', $2::text)` }

async function patchUser(id, body) {
  const { path, value } = body.Operations[0]
  const text = `with u as (
      update users set ${assignments[path]}, version = version + 1, updated_at = now()
      where org_id = 1 and id = $1 returning ${columns}),
    a as (insert into audit (org_id, actor, action, target, detail) select 1, 'key:1', 'user.patch', id, $3 from u)
    select * from u`
  const [changed] = await rows(`patch ${path}`, text, [id, value, body])
  return one(changed)
}

async function readUser(id) {
  const [found] = await rows('read', `select ${columns} from users where org_id = 1 and id = $1`, [id])
  return one(found)
}

async function findUsers(filter) {
  const [, attribute, value] = /^(\w+) eq "(.*)"$/.exec(filter)
  const condition = attribute === 'userName' ? 'lower(user_name) = lower($1)' : 'external_id = $1'
  const found = await rows(`find ${attribute}`, `select ${columns} from users where org_id = 1 and ${condition}`, [
    value,
  ])
  return [200, list(found.map(resource), found.length, 1)]
}

async function pageOfUsers(startIndex, count) {
  const text = `select ${columns} from users where org_id = 1 and seq >= $1 order by seq limit $2`
  const page = await rows('page', text, [directory.first + startIndex - 1, count])
  return [200, list(page.map(resource), directory.people, startIndex)]
}

async function createGroup({ displayName, externalId }) {
  const text = `with g as (
      insert into groups (org_id, display_name, external_id) values (1, $1, $2) returning id),
    a as (insert into audit (org_id, actor, action, target) select 1, 'key:1', 'group.create', id from g)
    select id from g`
  const [{ id }] = await rows('group create', text, [displayName, externalId])
  return [201, { id, displayName, members: [] }]
}

async function patchGroup(id, body) {
  const { op, path, value } = body.Operations[0]
  const ids = value ? value.map((member) => member.value) : [/"(.*)"/.exec(path)[1]]
  const isAdd = op.toLowerCase() === 'add'
  const change = isAdd
    ? `insert into members select $1, id from users where org_id = 1 and id = any($2::uuid[])
       on conflict do nothing returning user_id`
    : 'delete from members where group_id = $1 and user_id = any($2::uuid[]) returning user_id'
  const text = `with m as (${change}) insert into audit (org_id, actor, action, target, detail)
    select 1, 'key:1', 'group.members', $1, jsonb_build_object('n', count(*)) from m`
  await rows(`group ${isAdd}`, text, [id, ids])
  return [204, null]
}

async function readGroup(id, withMembers) {
  const [found] = await rows('group', 'select id, display_name from groups where org_id = 1 and id = $1', [id])
  if (!found) return [404, {}]
  const own = { id: found.id, displayName: found.display_name }
  if (!withMembers) return [200, own]
  const members = await rows('members', 'select user_id from members where group_id = $1', [id])
  return [200, { ...own, members: members.map(({ user_id: value }) => ({ value })) }]
}

async function findGroups(filter) {
  const text = 'select id, display_name from groups where org_id = 1 and lower(display_name) = lower($1)'
  const found = await rows('group find', text, [/"(.*)"/.exec(filter)[1]])
  const groups = found.map(({ id, display_name: displayName }) => ({ id, displayName }))
  return [200, list(groups, groups.length, 1)]
}

async function deleteGroup(id) {
  const text = 'with m as (delete from members where group_id = $1) delete from groups where id = $1'
  await rows('group delete', text, [id])
  return [204, null]
}

function users(method, id, query, body) {
  if (method === 'POST') return createUser(body)
  if (method === 'PATCH') return patchUser(id, body)
  if (id) return readUser(id)
  const filter = query.get('filter')
  return filter
    ? findUsers(filter)
    : pageOfUsers(Number(query.get('startIndex') ?? 1), Number(query.get('count') ?? 100))
}

function groups(method, id, query, body) {
  if (method === 'POST') return createGroup(body)
  if (method === 'PATCH') return patchGroup(id, body)
  if (method === 'DELETE') return deleteGroup(id)
  return id ? readGroup(id, query.get('excludedAttributes') !== 'members') : findGroups(query.get('filter'))
}

async function answer(request, body) {
  const presented = createHash('sha256')
    .update((request.headers.authorization ?? '').slice(7))
    .digest()
  if (!timingSafeEqual(presented, keyHash)) return [401, {}]
  const [path, search = ''] = request.url.split('?')
  const [, kind, id] = path.split('/')
  const query = new URLSearchParams(search)
  if (kind === 'Users') return users(request.method, id, query, body)
  return kind === 'Groups' ? groups(request.method, id, query, body) : [404, {}]
}

const server = createServer((request, response) => {
  const chunks = []
  request
    .on('data', (chunk) => chunks.push(chunk))
    .on('end', async () => {
      try {
        const [status, body] = await answer(
          request,
          chunks.length ? JSON.parse(Buffer.concat(chunks).toString()) : null,
        )
        const text = body === null ? '' : JSON.stringify(body)
        const type = { 'content-type': 'application/scim+json', 'content-length': Buffer.byteLength(text) }
        response.writeHead(status, body === null ? {} : type).end(text)
      } catch (error) {
        response.writeHead(error.code === '23505' ? 409 : 500).end(String(error))
      }
    })
})
server.listen(Number(process.env.PORT), '127.0.0.1', () => {
  console.log(`READY http://127.0.0.1:${server.address().port} ${key}`)
})
