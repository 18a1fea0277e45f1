/** The teams of a demo organization: two that the identity provider manages, two of its own, one whose members have a
 *  role for it. */

import { newId } from '@/lib/base/id'
import type { Org } from '@/lib/db/finders'
import { readOrg } from '@/lib/db/read-org'
import { systemActor } from '@/lib/org/can'
import * as managedTeams from '@/lib/org/managed-teams'
import { plan } from '@/lib/org/team-members'
import { grantRole } from '@/lib/org/team-roles'
import * as teams from '@/lib/org/teams'
import { write } from '@/lib/org/write'

interface DemoTeam {
  readonly name: string
  /** Which people of the organization, in the order of their creation, are in it. */
  readonly from: number
  readonly to: number
  readonly isManaged?: true
  /** The role that its members have for it. */
  readonly role?: string
}

const demoTeams: readonly DemoTeam[] = [
  { name: 'Platform engineering', from: 2, to: 10, isManaged: true },
  { name: 'Équipe fiabilité', from: 4, to: 8, isManaged: true },
  { name: 'Billing auditors', from: 5, to: 7, role: 'Read only' },
  { name: 'Launch crew', from: 0, to: 4 },
]

const actor = systemActor()

export async function addDemoTeams(org: Org): Promise<void> {
  const { people, connectionId, roles } = await readOrg(org.id, async ({ db }) => {
    const living = { where: { kind: 'human', deletedAt: null }, orderBy: { seq: 'asc' }, select: { id: true } } as const
    return {
      people: (await db.user.findMany(living)).map(({ id }) => id),
      connectionId: (await db.connection.findFirstOrThrow()).id,
      roles: new Map((await db.role.findMany()).map(({ name, id }) => [name, id])),
    }
  })
  for (const team of demoTeams) {
    const members = people.slice(team.from, team.to)
    const id = team.isManaged
      ? await addManaged(org, connectionId, team.name, members)
      : await addOwn(org, team.name, members)
    const roleId = team.role === undefined ? undefined : roles.get(team.role)
    if (roleId !== undefined) await grantRole(org, actor, id, roleId)
  }
}

async function addOwn(org: Org, name: string, members: readonly string[]): Promise<string> {
  const { id } = await teams.create(org, actor, { name })
  await teams.addMembers(org, actor, id, members)
  return id
}

async function addManaged(org: Org, connectionId: string, name: string, members: readonly string[]): Promise<string> {
  const id = newId()
  const change = { kind: 'named', add: members, remove: [] } as const
  await write(org, actor, async (w) => {
    const planned = await plan(w.tx, id, change)
    managedTeams.create(w, { id, name, externalId: `00g${id.slice(-12)}`, connectionId }, { change, planned })
  })
  return id
}
