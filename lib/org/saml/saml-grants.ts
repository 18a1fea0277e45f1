/** What attributes grant: the roles and teams of somebody who comes in by SAML, exact within that source. What people,
 *  rules and SCIM grant is never touched, nor is a team that the identity provider manages. */
import { statement, type Tx } from '@/lib/db/tx'
import type { SamlAttribute } from '@/lib/saml/assertion'
import { valuesOf } from '@/lib/saml/person'
import { isAdministratorLeft } from '../roles/last-admin'
import type { LockedUser } from '../users/user-row'
import type { Write } from '../write'

export interface Mapping {
  readonly id: string
  readonly attribute: string
  /** Compared exactly, as the provider sends it; `*` stands for any. */
  readonly value: string
  readonly roleId: string | null
  readonly teamId: string | null
  /** Of the role or the team. */
  readonly name: string
  /** Whether it gives `user_access_manage`. */
  readonly manages: boolean
}

/** The mappings of the provider $2, whose teams nobody manages but people here. A role that came to manage access after
 *  it was mapped is left out until somebody confirms it. */
const mappingsOf = statement<Mapping>(
  'saml_mappings_of',
  `select * from (select m.id, m.attribute, m.value, m.role_id as "roleId", m.team_id as "teamId", coalesce(r.name, t.name) as name,
     coalesce('user_access_manage' = any(r.permissions), exists (select from team_roles tr
       join roles x on x.org_id = tr.org_id and x.id = tr.role_id
       where tr.org_id = m.org_id and tr.team_id = m.team_id and 'user_access_manage' = any(x.permissions))) as manages, m.grants_management
   from saml_mappings m
   left join roles r on r.org_id = m.org_id and r.id = m.role_id
   left join teams t on t.org_id = m.org_id and t.id = m.team_id and t.connection_id is null
   where m.org_id = $1 and m.provider_id = $2 and coalesce(r.id, t.id) is not null
   ) one where not one.manages or one.grants_management
   order by one.attribute, one.value, one.name, one.id`,
)

export interface Granted {
  readonly roles: readonly Mapping[]
  readonly teams: readonly Mapping[]
}

/** What the attributes grant under the mappings; each role and team once. Pure. */
export function grantedBy(mappings: readonly Mapping[], attributes: readonly SamlAttribute[]): Granted {
  const applies = ({ attribute, value }: Mapping) => {
    const values = valuesOf(attributes, attribute)
    return value === '*' ? values.length > 0 : values.includes(value)
  }
  const applied = mappings.filter(applies)
  const once = (of: 'roleId' | 'teamId') => {
    const all = applied.filter((mapping) => mapping[of] !== null)
    return all.filter((mapping, index) => all.findIndex((other) => other[of] === mapping[of]) === index)
  }
  return { roles: once('roleId'), teams: once('teamId') }
}

/** Whether the grants would take management from somebody who has it by SAML alone. */
export function losesManagement(user: LockedUser, { roles, teams }: Granted): boolean {
  const had = user.grants.some(({ source, manages }) => source === 'saml' && manages)
  const keeps = user.grants.some(({ source, manages }) => source !== 'saml' && manages)
  return had && !keeps && ![...roles, ...teams].some(({ manages }) => manages)
}

const storeRoles = statement(
  'saml_roles_store',
  `with gone as (
     delete from user_roles where org_id = $1 and user_id = $2 and source = 'saml' and role_id <> all($3::uuid[])
   )
   insert into user_roles (org_id, user_id, role_id, source, granted_by, created_at)
   select $1, $2, unnest($3::uuid[]), 'saml', null, $4 on conflict do nothing`,
)
const storeTeams = statement<{ came: string[]; went: string[] }>(
  'saml_teams_store',
  `with here as (
     select t.id from teams t where t.org_id = $1 and t.id = any($3::uuid[]) and t.connection_id is null
     order by t.id for share
   ), gone as (
     delete from team_members m using teams t
     where m.org_id = $1 and m.user_id = $2 and m.source = 'saml' and m.team_id <> all($3::uuid[])
       and t.org_id = $1 and t.id = m.team_id and t.connection_id is null
     returning m.team_id
   ), come as (
     insert into team_members (org_id, team_id, user_id, source, since)
     select $1, id, $2, 'saml', $4 from here on conflict do nothing returning team_id
   ), bumped as (
     update teams set version = version + 1, updated_at = greatest(updated_at, $4)
     where org_id = $1 and id in (select team_id from gone union select team_id from come)
   )
   select array(select team_id from come) as came, array(select team_id from gone) as went`,
)

/** Gives a locked person exactly what their attributes grant. Whoever is the last administrator keeps what makes them
 *  one; answers whether that was so. */
export async function grant(w: Write, user: LockedUser, granted: Granted): Promise<{ kept: boolean }> {
  const kept = losesManagement(user, granted) && !(await isAdministratorLeft(w, { people: [user.id] }))
  if (!kept) setRoles(w, user, granted.roles)
  await setTeams(w, user, granted.teams)
  return { kept }
}

function setRoles({ tx, effects }: Write, user: LockedUser, roles: readonly Mapping[]): void {
  const held = user.grants.filter(({ source }) => source === 'saml')
  const taken = held.filter(({ id }) => !roles.some(({ roleId }) => roleId === id))
  const given = roles.filter(({ roleId }) => !held.some(({ id }) => id === roleId))
  if (taken.length === 0 && given.length === 0) return
  tx.queue(storeRoles, [tx.orgId, user.id, roles.map(({ roleId }) => roleId), tx.now])
  effects.end(...taken.map(({ id }) => ({ what: 'role' as const, id, userId: user.id })))
  effects.audit({
    event: 'user.roles',
    targetId: user.id,
    target: user.display_name,
    before: { source: 'saml', roles: held.map(({ name }) => name) },
    after: { source: 'saml', roles: roles.map(({ name }) => name) },
  })
}

async function setTeams({ tx, effects }: Write, user: LockedUser, teams: readonly Mapping[]): Promise<void> {
  const ids = teams.map(({ teamId }) => teamId).filter((id) => id !== null)
  const [changed] = await tx.query(storeTeams, [tx.orgId, user.id, ids, tx.now])
  for (const teamId of changed?.came ?? []) {
    effects.member({ teamId, added: 1, removed: 0, addedIds: [user.id], removedIds: [] })
    const target = teams.find((team) => team.teamId === teamId)?.name
    effects.audit({ event: 'team.members', targetId: teamId, target, after: { added: 1, removed: 0, source: 'saml' } })
  }
  for (const teamId of changed?.went ?? []) {
    effects.member({ teamId, added: 0, removed: 1, addedIds: [], removedIds: [user.id] })
    effects.audit({ event: 'team.members', targetId: teamId, after: { added: 0, removed: 1, source: 'saml' } })
  }
}

const holders = statement<{ id: string }>(
  'saml_grants_managers',
  `select distinct i.user_id as id from saml_identities i
   join user_roles ur on ur.org_id = i.org_id and ur.user_id = i.user_id and ur.source = 'saml'
   join roles r on r.org_id = ur.org_id and r.id = ur.role_id and 'user_access_manage' = any(r.permissions)
   where i.org_id = $1 and i.provider_id = $2`,
)
const drop = statement(
  'saml_grants_drop',
  `with people as (select user_id from saml_identities where org_id = $1 and provider_id = $2),
   roles as (
     delete from user_roles where org_id = $1 and source = 'saml' and user_id in (select user_id from people)
   )
   delete from team_members where org_id = $1 and source = 'saml' and user_id in (select user_id from people)`,
)

/** Queues that everybody linked to a provider loses what SAML granted; answers false, and queues nothing, where that
 *  would leave the organization without an administrator. */
export async function dropGrants(w: Write, providerId: string): Promise<boolean> {
  const people = (await w.tx.query(holders, [w.tx.orgId, providerId])).map(({ id }) => id)
  if (people.length > 0 && !(await isAdministratorLeft(w, { people }))) return false
  w.tx.queue(drop, [w.tx.orgId, providerId])
  return true
}

/** The mappings of a provider, inside a transaction. */
export function mappingsIn(tx: Tx, providerId: string): Promise<Mapping[]> {
  return tx.query(mappingsOf, [tx.orgId, providerId])
}
