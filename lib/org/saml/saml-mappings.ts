/** Mappings from attributes to roles and teams: made and removed here, applied at each sign-in (saml-grants.ts), and
 *  tried beforehand on what the provider really said of people lately.
 *
 *  Whoever maps a role hands it out, so it takes `user_access_manage`; what lets people manage access has to be confirmed
 *  by its name. */
import { DomainError } from '@/lib/base/errors'
import { isUuid, newId } from '@/lib/base/id'
import type { Org } from '@/lib/db/finders'
import { statement, type Tx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { type Actor, requirePermission } from '../can'
import { isAdministratorLeft } from '../roles/last-admin'
import { type LockedUser, lockMany } from '../users/user-row'
import { write } from '../write'
import { claimsIn, type RecentClaims } from './saml-attempts'
import { type Granted, grantedBy, losesManagement, type Mapping, mappingsIn } from './saml-grants'
import { lockProvider } from './saml-provider-row'

export type { Mapping } from './saml-grants'

const maxLength = 500

/** The mappings of a provider, by attribute and value. Needs `org_authn_config_read`. */
export async function list(org: Org, actor: Actor, providerId: string): Promise<Mapping[]> {
  requirePermission(actor, 'org_authn_config_read')
  return withOrg(org.id, async (tx) => mappingsIn(tx, (await lockProvider(tx, providerId)).id))
}

export interface NewMapping {
  readonly attribute: string
  /** Compared exactly; `*` for any value. */
  readonly value: string
  /** One of the two. */
  readonly roleId?: string
  readonly teamId?: string
  /** The name of the role or team, typed: asked where it lets people manage access. */
  readonly confirmation?: string
}

interface Target {
  name: string
  manages: boolean
}

const roleTarget = statement<Target>(
  'saml_mapping_role',
  `select name, 'user_access_manage' = any(permissions) as manages from roles where org_id = $1 and id = $2`,
)
const teamTarget = statement<Target>(
  'saml_mapping_team',
  `select t.name, exists (select from team_roles tr join roles r on r.org_id = tr.org_id and r.id = tr.role_id
     where tr.org_id = t.org_id and tr.team_id = t.id and 'user_access_manage' = any(r.permissions)) as manages
   from teams t where t.org_id = $1 and t.id = $2 and t.connection_id is null`,
)
const insert = statement(
  'saml_mapping_insert',
  `insert into saml_mappings (org_id, id, provider_id, attribute, value, role_id, team_id, grants_management, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
   on conflict (org_id, provider_id, attribute, value, (coalesce(role_id, team_id)))
   do update set grants_management = excluded.grants_management`,
)

/** Makes a mapping; the same twice is one. It works from each person's next sign-in on. Needs `org_authn_config_write`
 *  and `user_access_manage`. Refuses what is no mapping (`mapping_invalid`), and one that lets people manage access
 *  without its name being typed (`mapping_unconfirmed`). */
export async function create(org: Org, actor: Actor, providerId: string, wanted: NewMapping): Promise<void> {
  requirePermission(actor, 'org_authn_config_write', 'user_access_manage')
  await write(org, actor, async ({ tx, effects }) => {
    const provider = await lockProvider(tx, providerId)
    const { attribute, value, roleId, teamId, name, manages } = await valid(tx, wanted)
    if (manages && wanted.confirmation?.trim() !== name) throw new DomainError('mapping_unconfirmed', { name })
    const target = [roleId ?? null, teamId ?? null]
    tx.queue(insert, [org.id, newId(tx.now.getTime()), providerId, attribute, value, ...target, manages, tx.now])
    effects.audit({
      event: 'saml_mapping.create',
      targetId: roleId ?? teamId,
      target: name,
      after: { provider: provider.name, attribute, value, manages },
    })
  })
}

async function valid(tx: Tx, { attribute, value, roleId, teamId }: NewMapping) {
  const [named, compared] = [attribute.trim(), value.trim()]
  const id = roleId ?? teamId
  const fits = named && compared && named.length <= maxLength && compared.length <= maxLength
  if (!fits || !id || (roleId && teamId) || !isUuid(id)) throw new DomainError('mapping_invalid')
  const [target] = await tx.query(roleId ? roleTarget : teamTarget, [tx.orgId, id])
  if (!target) throw new DomainError('mapping_invalid')
  return { attribute: named, value: compared, roleId, teamId, ...target }
}

const removeById = statement<{ attribute: string; value: string; name: string }>(
  'saml_mapping_remove',
  `delete from saml_mappings m where m.org_id = $1 and m.id = $2 returning m.attribute, m.value, coalesce(
     (select r.name from roles r where r.org_id = m.org_id and r.id = m.role_id),
     (select t.name from teams t where t.org_id = m.org_id and t.id = m.team_id)) as name`,
)

/** Removes a mapping; what it granted goes at each person's next sign-in. Needs what `create` needs. */
export async function remove(org: Org, actor: Actor, id: string): Promise<void> {
  requirePermission(actor, 'org_authn_config_write', 'user_access_manage')
  await write(org, actor, async ({ tx, effects }) => {
    await tx.ready()
    const [gone] = isUuid(id) ? await tx.query(removeById, [org.id, id]) : []
    if (!gone) throw new DomainError('mapping_not_found')
    const { attribute, value, name } = gone
    effects.audit({ event: 'saml_mapping.remove', target: name, before: { attribute, value } })
  })
}

export interface PreviewedPerson {
  readonly userId: string
  readonly name: string
  /** When the provider last said this. */
  readonly at: Date
  readonly gains: readonly string[]
  readonly loses: readonly string[]
  readonly losesManagement: boolean
}

export interface Preview {
  /** How many people the provider has said something of in the last 30 days, at most 200. */
  readonly tried: number
  /** What would be added, as it was found. */
  readonly added: readonly Mapping[]
  /** Whom it changes. */
  readonly changed: readonly PreviewedPerson[]
  /** Somebody among them is the one who asks. */
  readonly locksOutSelf: boolean
  /** Nobody would be left to administer the organization; sign-ins then leave the last one what they have. */
  readonly locksOutAll: boolean
}

/** What a change of the mappings would do to the people who signed in lately, by what the provider said of them; changes
 *  nothing. Needs `org_authn_config_write` and `user_access_manage`. */
export async function preview(
  org: Org,
  actor: Actor,
  providerId: string,
  change: { readonly add?: readonly NewMapping[]; readonly remove?: readonly string[] },
): Promise<Preview> {
  requirePermission(actor, 'org_authn_config_write', 'user_access_manage')
  return withOrg(org.id, async (tx) => {
    await lockProvider(tx, providerId)
    const mappings = await mappingsAfter(tx, providerId, change)
    const said = (await claimsIn(tx, providerId)).filter(({ userId }) => userId !== null)
    const people = await lockMany(tx, [...new Set(said.map(({ userId }) => userId ?? ''))].sort())
    const changed = people.flatMap((user) => previewOf(user, said, mappings))
    const losing = changed.filter((one) => one.losesManagement).map(({ userId }) => userId)
    return {
      tried: people.length,
      added: mappings.filter(({ id }) => id === ''),
      changed,
      locksOutSelf: losing.some((id) => id === actor.id),
      locksOutAll: losing.length > 0 && !(await isAdministratorLeft({ tx }, { people: losing })),
    }
  })
}

async function mappingsAfter(
  tx: Tx,
  providerId: string,
  { add = [], remove: removed = [] }: { add?: readonly NewMapping[]; remove?: readonly string[] },
): Promise<Mapping[]> {
  const kept = (await mappingsIn(tx, providerId)).filter(({ id }) => !removed.includes(id))
  const added = await Promise.all(add.map((wanted) => valid(tx, wanted)))
  const made = added.map(({ roleId = null, teamId = null, ...rest }) => ({ ...rest, id: '', roleId, teamId }))
  return [...kept, ...made]
}

function previewOf(user: LockedUser, said: readonly RecentClaims[], mappings: readonly Mapping[]): PreviewedPerson[] {
  const latest = said.find(({ userId }) => userId === user.id)
  if (!latest) return []
  const granted = grantedBy(mappings, latest.attributes)
  const { gains, loses } = difference(user, granted)
  if (gains.length === 0 && loses.length === 0) return []
  const { id: userId, display_name: name } = user
  return [{ userId, name, at: latest.at, gains, loses, losesManagement: losesManagement(user, granted) }]
}

function difference(user: LockedUser, { roles, teams }: Granted) {
  const held = user.grants.filter(({ source }) => source === 'saml')
  const newRoles = roles.filter(({ roleId }) => !held.some(({ id }) => id === roleId))
  const newTeams = teams.filter(({ teamId }) => !user.teams.includes(teamId ?? ''))
  const lost = held.filter(({ id }) => !roles.some(({ roleId }) => roleId === id))
  return { gains: [...newRoles, ...newTeams].map(({ name }) => name), loses: lost.map(({ name }) => name) }
}
