/** What a write on a person answers: the resource as GET would show it. */
import type { UserRow } from '@/lib/org/user-row'
import { type Write, writeIn } from '@/lib/org/write'
import { type Projection, project, userType } from '@/lib/scim'
import type { Answer, Caller, Principal } from './caller'
import { renderUser, toResource } from './user-mapping'

/** The row with the members of its JSON array `groups`, null where there is none. */
export type Shown = UserRow & { readonly groups: string | null }

export function answerUser(status: 200 | 201, row: Shown, caller: Caller, projection: Projection): Answer {
  return { status, json: render(row, caller, projection), version: row.version }
}

function render(row: Shown, { baseUrl }: Caller, projection: Projection): string {
  if (projection.whole) return renderUser(row, baseUrl)
  return JSON.stringify(project(userType, { ...toResource(row, baseUrl), ...groupsOf(row) }, projection))
}

function groupsOf({ groups }: Shown) {
  return groups === null ? {} : { groups: JSON.parse(`[${groups}]`) }
}

/** Runs a write of the domain in the request's own transaction. */
export async function within<R>(
  caller: Caller,
  { org, actor }: Principal,
  fn: (w: Write) => R | Promise<R>,
): Promise<R> {
  return (await writeIn(caller.tx, org, actor, async (w) => fn(w))).result
}
