/** What a write to a group answers: put together from what is known, since a look at the group would be another round
 *  trip. */
import { isUuid } from '@/lib/base/id'
import type { TeamRow } from '@/lib/org/teams/team-row'
import type { Projection } from '@/lib/scim'
import { type Answer, ahead, type Caller } from './caller'
import { joined, viewOf } from './group-document'
import { groupLocation, renderHead } from './group-mapping'
import { groupChunks, readMembers, readNamed, readOne, textOf } from './group-query'
import { notFound } from './group-refusals'

/** The people named as an answer shows them, looked up ahead of the write; nothing where they are not shown. */
export function membersShown(caller: Caller, ids: readonly string[], projection: Projection): Promise<string> {
  if (ids.length === 0 || !viewOf(projection).hasMembers) return Promise.resolve('')
  return ahead(readNamed(caller.tx, ids, caller.baseUrl))
}

/** The members of a group that a write does not touch. */
export function membersKept(caller: Caller, id: string, projection: Projection): Promise<string> {
  if (!isUuid(id) || !viewOf(projection).hasMembers) return Promise.resolve('')
  return ahead(textOf(readMembers(caller.tx, id, caller.baseUrl)))
}

export function created(caller: Caller, team: TeamRow, members: string, projection: Projection): Answer {
  return { ...whole(201, team, caller, members, projection), location: groupLocation(team.id, caller.baseUrl) }
}

export function whole(
  status: 200 | 201,
  team: TeamRow,
  { baseUrl }: Caller,
  members: string,
  projection: Projection,
): Answer {
  const view = viewOf(projection)
  const shown = view.hasMembers ? view.members(members) : ''
  return { status, json: joined(view.head(renderHead(team, baseUrl)), shown), version: team.version }
}

/** The group after a PATCH whose client wants to see it. */
export async function reread(caller: Caller, id: string, projection: Projection): Promise<Answer> {
  const view = viewOf(projection)
  const row = await readOne(caller.tx, id, caller.baseUrl, view)
  if (!row) throw await notFound(caller.tx, id)
  return {
    status: 200,
    json: await textOf(groupChunks(caller.tx, row, view, caller.baseUrl), ''),
    version: row.version,
  }
}
