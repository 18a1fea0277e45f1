/** One organization of the demo, filled through the domain's own verbs; only the times are moved afterwards, since
 *  nobody was invited three days ago a second after the first start. */
import type { Org } from '@/lib/db/finders'
import { statement } from '@/lib/db/tx'
import * as applicationKeys from '@/lib/org/application-keys'
import { permissions, provisioningRole, systemActor } from '@/lib/org/can'
import { read as readConnection } from '@/lib/org/connection-settings'
import * as invites from '@/lib/org/invites'
import * as organizations from '@/lib/org/organizations'
import * as passwords from '@/lib/org/passwords'
import { personProfile } from '@/lib/org/profile'
import * as serviceAccounts from '@/lib/org/service-accounts'
import { insert } from '@/lib/org/user-insert'
import type { UserRow } from '@/lib/org/user-row'
import { type Write, write } from '@/lib/org/write'
import { toProfile } from '@/lib/provisioning/user-mapping'
import { addDemoActivity } from './activity'
import { addressOf, type DemoPerson } from './people'
import { addDemoTeams } from './teams'

export interface DemoOrganization {
  readonly slug: string
  readonly name: string
  readonly plan: 'free' | 'enterprise'
  readonly locale: 'en' | 'fr'
  readonly timeZone: string
  readonly people: readonly DemoPerson[]
}

export interface Account {
  readonly email: string
  readonly password: string
}

export interface DemoAccess {
  readonly id: string
  readonly scimToken: string
  readonly applicationKey: string
  readonly admin: Account
  readonly member: Account
}

const actor = systemActor()

export async function createDemoOrganization(demo: DemoOrganization): Promise<DemoAccess> {
  const org = await organizations.create(demo)
  const admin = account(demo.slug, 'admin')
  const member = account(demo.slug, 'member')
  const [adminPassword, memberPassword] = await Promise.all([
    passwords.prepare(admin.password),
    passwords.prepare(member.password),
  ])
  const adminId = await write(org, actor, async (w) => {
    await w.tx.ready()
    const id = addMember(w, 'Camille Roux', admin.email, 'Admin', adminPassword)
    addMember(w, 'Sam Whitfield', member.email, 'Standard', memberPassword)
    return id
  })
  const { id: connectionId } = await readConnection(org)
  await write(org, actor, async (w) => {
    await w.tx.ready()
    for (const person of demo.people) addPerson(w, person, adminId, connectionId)
  })
  await addDemoTeams(org)
  const keys = await createKeys(org, adminId)
  if (demo.plan === 'enterprise') await addDemoActivity(org)
  return { id: org.id, admin, member, ...keys }
}

/** New keys for an organization that exists already: the old secrets cannot be read back. */
export async function createKeys(org: Org, adminId: string): Promise<{ scimToken: string; applicationKey: string }> {
  // Not in one click: the plan of one organization does not sell that, which is what its key is there to show.
  const { id } = await serviceAccounts.create(org, actor, {
    name: serviceAccounts.scimAccountName,
    email: null,
    roles: [provisioningRole],
  })
  const scim = { ownerId: id, name: 'SCIM', scopes: applicationKeys.scimScopes, expiresInDays: 365 }
  const own = { ownerId: adminId, name: 'Scripts', scopes: [...permissions], expiresInDays: 365 }
  const scimKey = await applicationKeys.create(org, actor, scim)
  return { scimToken: scimKey.secret, applicationKey: (await applicationKeys.create(org, actor, own)).secret }
}

function account(slug: string, who: 'admin' | 'member'): Account {
  return { email: `${who}@${slug}.test`, password: `${slug}-${who}-demo` }
}

function addMember(w: Write, name: string, email: string, role: string, password: passwords.Prepared): string {
  const profile = personProfile(name, email, w.org.locale)
  const { id } = insert(w, {
    profile,
    kind: 'human',
    status: 'active',
    source: 'setup',
    roles: [role],
    roleSource: 'manual',
  })
  passwords.store(w.tx, id, password)
  return id
}

const backdate = statement(
  'demo_backdate',
  `with person as (
     update users set created_at = created_at - interval '20 days' + seq % 40 * interval '7 hours',
       last_sign_in_at = case when $3 = 'active' then $4::timestamptz end,
       disabled_at = case when $3 = 'disabled' then $4::timestamptz end,
       verified_at = case when $3 in ('active', 'disabled') then $4::timestamptz - interval '9 days' end,
       verified_email_lc = case when $3 in ('active', 'disabled') then email_lc end
     where org_id = $1 and id = $2
   ), link as (
     update invitation_links set issued_at = $5, expires_at = $6 where org_id = $1 and user_id = $2
   )
   update invitations set sent_at = $5, expires_at = $6, sent_by = $7, smtp_answer = $8,
     delivery_state = case $3 when 'bounced' then 'bounced' when 'expired' then 'sent' else delivery_state end
   where org_id = $1 and user_id = $2`,
)
function addPerson(w: Write, person: DemoPerson, invitedBy: string, connectionId: string): void {
  const { state, source } = person
  const pending = state === 'invited' || state === 'expired' || state === 'bounced'
  const row = insert(w, {
    profile: profileOf(w.org, person),
    kind: 'human',
    status: pending ? 'pending' : state === 'disabled' ? 'disabled' : 'active',
    source,
    connectionId: source === 'scim' ? connectionId : undefined,
    roles: [person.role ?? 'Standard'],
    roleSource: person.role ? 'manual' : 'default',
  })
  if (pending) invites.issue(w, row)
  moveTimes(w, row, person, invitedBy)
}

function moveTimes(
  { tx, org, effects }: Write,
  { id }: UserRow,
  { state, source, hoursAgo }: DemoPerson,
  invitedBy: string,
): void {
  const at = new Date(tx.now.getTime() - hoursAgo * 3_600_000)
  const ttlMs = org.inviteTtlHours * 3_600_000
  const issued = state === 'expired' ? new Date(at.getTime() - ttlMs) : at
  const answer = state === 'bounced' ? '550 5.1.1 No such mailbox' : null
  const sentBy = source === 'scim' ? null : invitedBy
  tx.queue(backdate, [org.id, id, state, at, issued, new Date(issued.getTime() + ttlMs), sentBy, answer])
  // The mail of an expired or bounced invitation is in the past: it must not be sent now.
  if (state === 'expired' || state === 'bounced') effects.mails.pop()
}

function profileOf(org: Org, person: DemoPerson) {
  const email = addressOf(person, `${org.slug}.test`)
  const name = `${person.given} ${person.family}`
  if (person.source !== 'scim')
    return { ...personProfile(name, email, person.locale ?? null), title: person.title ?? null }
  return toProfile({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: email,
    externalId: `00u${Buffer.from(email).toString('hex').slice(0, 14)}`,
    displayName: name,
    name: { givenName: person.given, familyName: person.family },
    emails: [{ value: email, type: 'work', primary: true }],
    ...(person.title && { title: person.title }),
    ...(person.locale && { preferredLanguage: person.locale }),
  })
}
