/** Two days of the demo's provisioning: what Okta asked about people and teams that are there, accepted and refused. */
import { randomUUID } from 'node:crypto'
import type { Org } from '@/lib/db/finders'
import { readOrg } from '@/lib/db/read-org'
import { withOrg } from '@/lib/db/with-org'
import { type ActivityEntry, record } from '@/lib/provisioning/activity'

interface Target {
  readonly id: string
  readonly name: string
  readonly userName: string
}

type Told = Partial<ActivityEntry> & Pick<ActivityEntry, 'method' | 'path'>

/** Adds the rows; nothing where the organization has no managed people or no key for SCIM. */
export async function addDemoActivity(org: Org): Promise<void> {
  const { people, team, key, stranger } = await readTargets(org)
  if (people.length < 4 || !team || !key) return
  const told = requests(org, people, team, stranger ?? `admin@${org.slug}.test`)
  await withOrg(org.id, async (tx) => {
    await tx.ready()
    const entries = told.map((each, n) => ({
      ...blank,
      keyId: key.id,
      connectionId: key.connectionId,
      requestId: randomUUID(),
      // The newest a few minutes ago, the others ever further back.
      at: new Date(tx.now.getTime() - (4 + n * 3 + n * n * 5) * 60_000),
      durationMs: 3 + ((n * 7) % 23) + (each.method === 'GET' ? 0 : 11),
      ...each,
    }))
    record(tx, entries)
  })
}

async function readTargets(org: Org) {
  return readOrg(org.id, async ({ db }) => {
    const users = await db.user.findMany({
      where: { orgId: org.id, kind: 'human', connectionId: { not: null }, status: 'active' },
      orderBy: { seq: 'asc' },
      take: 8,
    })
    const people = users.map(({ id, displayName, userName }) => ({ id, name: displayName, userName: userName ?? '' }))
    const invited = await db.user.findFirst({ where: { orgId: org.id, source: 'invited' }, orderBy: { seq: 'asc' } })
    const group = await db.team.findFirst({ where: { orgId: org.id, connectionId: { not: null } } })
    const key = await db.applicationKey.findFirst({ where: { orgId: org.id, name: 'SCIM' } })
    const team = group && { id: group.id, name: group.name, userName: '' }
    return { people, team, key, stranger: invited?.email }
  })
}

const blank: Omit<ActivityEntry, 'at' | 'requestId' | 'keyId' | 'connectionId' | 'method' | 'path' | 'durationMs'> = {
  resourceType: 'User',
  targetId: null,
  targetName: null,
  status: 200,
  scimType: null,
  detail: null,
  address: '203.0.113.24',
  client: 'Okta SCIM Client 1.0.0',
  tolerances: null,
  effects: null,
  request: null,
  requestCut: false,
  response: null,
  responseCut: false,
  dryRun: false,
  repeatOf: null,
}

const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'
const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User'

/** Newest first. */
function requests(org: Org, people: readonly Target[], team: Target, taken: string): Told[] {
  const [one, two, three, four] = people as [Target, Target, Target, Target]
  const newcomer = `sam.keller@${org.slug}.test`
  return [
    retitled(one, 'Senior engineer', 'Staff engineer'),
    refused(refusalOf(409, 'uniqueness', namesake(taken)), {
      method: 'POST',
      path: '/Users',
      targetName: taken,
      request: json({
        schemas: [userSchema],
        userName: taken,
        emails: [{ value: taken, primary: true }],
        active: true,
      }),
    }),
    search(taken, 0),
    members(team, [two, three]),
    retitled(two, 'Reliability engineer', 'Head of site reliability'),
    search(newcomer, 0),
    { ...read(three), tolerances: null },
    refused(refusalOf(400, 'invalidValue', 'The attribute active is true or false, not "yes". Send a boolean.'), {
      method: 'PATCH',
      path: `/Users/${four.id}`,
      targetId: four.id,
      request: patch('active', 'yes'),
    }),
    {
      ...retitled(three, 'Engineer', 'Platform engineer'),
      tolerances: [{ tolerance: 'operationCase', count: 1, where: ['Operations[0].op'] }],
    },
    { ...retitled(four, 'Data analyst', 'Data lead'), dryRun: true },
    { method: 'GET', path: '/Users?startIndex=1&count=100', response: '{"totalResults":24,"startIndex":1}' },
    search(one.userName, 1),
    refused(refusalOf(404, null, 'There is no user with this id.'), {
      method: 'GET',
      path: `/Users/${randomUUID()}`,
    }),
    { method: 'GET', path: '/Groups?count=100', resourceType: 'Group' },
    { method: 'GET', path: '/ServiceProviderConfig', resourceType: 'ServiceProviderConfig' },
  ]
}

const json = (value: unknown) => JSON.stringify(value)

function patch(path: string, value: unknown): string {
  return json({ schemas: [patchSchema], Operations: [{ op: 'replace', path, value }] })
}

function namesake(taken: string): string {
  return `The userName "${taken}" belongs to somebody who was made in Gatehouse. An administrator has to allow the identity provider to take them over.`
}

function search(userName: string, total: number): Told {
  const filter = new URLSearchParams({ filter: `userName eq "${userName}"` })
  return { method: 'GET', path: `/Users?${filter}`, response: json({ totalResults: total, Resources: [] }) }
}

function read({ id, userName }: Target): Told {
  return { method: 'GET', path: `/Users/${id}`, targetId: id, response: json({ schemas: [userSchema], id, userName }) }
}

function retitled({ id, name, userName }: Target, before: string, after: string): Told {
  return {
    method: 'PATCH',
    path: `/Users/${id}`,
    targetId: id,
    targetName: name,
    request: patch('title', after),
    response: json({ schemas: [userSchema], id, userName, title: after }),
    effects: { changes: [{ event: 'user.update', id, name, before: { title: before }, after: { title: after } }] },
  }
}

function members({ id, name }: Target, joined: readonly Target[]): Told {
  const addedIds = joined.map((person) => person.id)
  const value = addedIds.map((one) => ({ value: one }))
  return {
    method: 'PATCH',
    path: `/Groups/${id}`,
    resourceType: 'Group',
    targetId: id,
    targetName: name,
    status: 204,
    request: json({ schemas: [patchSchema], Operations: [{ op: 'add', path: 'members', value }] }),
    effects: { members: [{ teamId: id, added: addedIds.length, removed: 0, addedIds, removedIds: [] }] },
  }
}

interface Refusal {
  readonly status: number
  readonly scimType: string | null
  readonly detail: string
}

function refusalOf(status: number, scimType: string | null, detail: string): Refusal {
  return { status, scimType, detail }
}

/** As the log keeps a refusal: the reason, and no body. */
function refused(refusal: Refusal, told: Told): Told {
  return { ...told, ...refusal }
}
