/** Where a SCIM group meets a team: its name and external id, and the members named in a body as a change of sets. */
import { fold } from '@/lib/base/fold'
import { isUuid } from '@/lib/base/id'
import type { MemberChange } from '@/lib/org/teams/team-members'
import type { TeamRow } from '@/lib/org/teams/team-row'
import {
  badRequest,
  type Complex,
  etagOf,
  groupSchema,
  memberOf,
  type Operation,
  type Resource,
  requireObject,
  type Step,
  type Value,
} from '@/lib/scim'
import { requireIndexable } from './indexable'

export interface GroupProfile {
  readonly name: string
  readonly externalId: string | null
}

/** The team that a validated resource describes. */
export function toGroupProfile(resource: Resource): GroupProfile {
  const name = typeof resource.displayName === 'string' ? resource.displayName : ''
  if (fold(name) === '') throw badRequest('invalidValue', 'displayName must not be empty.')
  const { externalId } = resource
  requireIndexable('displayName', fold(name))
  if (typeof externalId !== 'string' || externalId === '') return { name, externalId: null }
  requireIndexable('externalId', externalId)
  return { name, externalId }
}

/** The team as a resource without members, to be changed. */
export function toGroupResource(team: TeamRow): Resource {
  return {
    schemas: [groupSchema.id],
    id: team.id,
    displayName: team.name,
    ...(team.external_id !== null && { externalId: team.external_id }),
  }
}

export function groupLocation(id: string, baseUrl: string): string {
  return `${baseUrl}/Groups/${id}`
}

/** The resource of a row but its members, as `groupHead` (group-document.ts) puts it together. */
export function renderHead(team: TeamRow, baseUrl: string): string {
  return JSON.stringify({
    ...{ schemas: [groupSchema.id], id: team.id, displayName: team.name },
    ...(team.external_id !== null && { externalId: team.external_id }),
    meta: {
      resourceType: 'Group',
      created: team.created_at.toISOString(),
      lastModified: team.updated_at.toISOString(),
      version: etagOf(team.version),
      location: groupLocation(team.id, baseUrl),
    },
  })
}

/** Whose ids a body names: in the form of ids of ours, and those that cannot be anybody's. */
export interface Named {
  readonly ids: readonly string[]
  readonly strange: readonly string[]
}

/** The members of a POST or PUT body; undefined where it says nothing of them. Unset by null or [] is no members. */
export function membersOf(resource: Resource, body: unknown): Named | undefined {
  if (resource.members !== undefined) return namedBy(resource.members)
  return memberOf(requireObject(body), 'members') === undefined ? undefined : { ids: [], strange: [] }
}

function namedBy(members: Value): Named {
  const list = (Array.isArray(members) ? members : [members]) as readonly Complex[]
  return parted(list.flatMap(({ value }) => (typeof value === 'string' ? [value] : [])))
}

function parted(values: readonly string[]): Named {
  const ids = new Set<string>()
  const strange = new Set<string>()
  for (const value of values) {
    if (isUuid(value)) ids.add(value.toLowerCase())
    else strange.add(value)
  }
  return { ids: [...ids], strange: [...strange] }
}

/** What a PATCH asks of a group: attributes to be changed, and one change of its members from all their operations. */
export interface GroupPatch {
  readonly attributes: readonly Operation[]
  readonly members?: MemberChange
  /** Named as members to be added, and nobody's id. */
  readonly strange: readonly string[]
}

/** The steps of a PATCH as one change of sets: of somebody added and removed the last word counts. */
export function patchOf(steps: readonly Step[]): GroupPatch {
  const attributes: Operation[] = []
  const last = new Map<string, 'add' | 'remove'>()
  const strange = new Set<string>()
  let isReplaced = false
  for (const step of steps) {
    if (step.kind === 'attribute') {
      attributes.push(step.operation)
      continue
    }
    const named = parted(step.ids)
    if (step.change !== 'remove') for (const value of named.strange) strange.add(value)
    if (step.change === 'replace') {
      isReplaced = true
      last.clear()
    }
    for (const id of named.ids) last.set(id, step.change === 'remove' ? 'remove' : 'add')
  }
  const members = changeOf(last, isReplaced)
  return { attributes, strange: [...strange], ...(members && { members }) }
}

function changeOf(last: ReadonlyMap<string, 'add' | 'remove'>, isReplaced: boolean): MemberChange | undefined {
  const ids = (wanted: 'add' | 'remove') => [...last].filter(([, word]) => word === wanted).map(([id]) => id)
  if (isReplaced) return { kind: 'replace', with: ids('add') }
  return last.size === 0 ? undefined : { kind: 'named', add: ids('add'), remove: ids('remove') }
}
