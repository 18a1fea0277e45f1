/** The groups that wire tests create. */
import { expect } from 'vitest'
import { systemActor } from '@/lib/org/can'
import { grantRole } from '@/lib/org/teams/team-roles'
import * as teams from '@/lib/org/teams/teams'
import type { Answer, Json } from './client'
import { made } from './people'
import type { Wire } from './wire'

export const groupCore = 'urn:ietf:params:scim:schemas:core:2.0:Group'

/** A body with a name of its own and whatever is given. */
export function group(wire: Wire, more: object = {}): { schemas: string[]; displayName: string } {
  return { schemas: [groupCore], displayName: wire.name('Group').replace('@wire.test', ''), ...more }
}

export type Group = Json & { id: string; displayName: string }

/** Creates a group with these people in it and answers the resource. */
export async function madeGroup(wire: Wire, memberIds: readonly string[] = [], more: object = {}): Promise<Group> {
  const answer = await wire.scim.post('/Groups', group(wire, { members: values(memberIds), ...more }))
  expect(answer.status, answer.text).toBe(201)
  return answer.json as Group
}

/** Ids as `members` names them. */
export function values(ids: readonly string[]): { value: string }[] {
  return ids.map((value) => ({ value }))
}

/** The ids of so many new people, in their order. */
export async function madePeople(wire: Wire, count: number): Promise<string[]> {
  const ids: string[] = []
  while (ids.length < count) ids.push((await made(wire)).id)
  return ids.sort()
}

/** The ids in an answered group, in the order of the answer. */
export function memberIds({ json }: Pick<Answer, 'json'>): string[] {
  return Array.isArray(json.members) ? json.members.map(({ value }) => String(value)) : []
}

/** The ids that the group has now. */
export async function membersNow(wire: Wire, id: string): Promise<string[]> {
  return memberIds(await wire.scim.get(`/Groups/${id}`))
}

/** A team made here, by no identity provider, with these people and perhaps a role rule; answers its id. */
export async function localTeam(
  wire: Wire,
  name: string,
  { members = [], role }: { members?: readonly string[]; role?: string } = {},
): Promise<string> {
  const { org } = wire.tenantOne
  const { id } = await teams.create(org, systemActor(), { name })
  if (members.length > 0) await teams.addMembers(org, systemActor(), id, members)
  if (role !== undefined) await giveRole(wire, id, role)
  return id
}

export async function giveRole(wire: Wire, teamId: string, role: string): Promise<void> {
  const { org } = wire.tenantOne
  const [row] = await wire.sql<{ id: string }>('select id from roles where org_id = $1 and name = $2', [org.id, role])
  await grantRole(org, systemActor(), teamId, row?.id ?? '')
}

/** Sets what the tenant's connection may do. */
export async function setConnection(wire: Wire, column: string, value: unknown): Promise<void> {
  await wire.sql(`update connections set ${column} = $2 where org_id = $1`, [wire.tenantOne.org.id, value])
}
