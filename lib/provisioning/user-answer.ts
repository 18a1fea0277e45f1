/** What a write on a person answers: the resource as GET would show it. */
import type { UserRow } from '@/lib/org/users/user-row'
import { type Write, writeIn } from '@/lib/org/write'
import { accessUserSchema, type Projection, project, userType } from '@/lib/scim'
import type { Answer, Caller, Principal } from './caller'
import { showsAccess } from './user-access'
import { renderUser, toResource } from './user-mapping'
import { readAccess } from './user-query'

/** The row with the members of its JSON array `groups`, null where there is none. */
export type Shown = UserRow & { readonly groups: string | null }

/** To be asked when everything is queued: what is computed on request is read as the write leaves it, which costs a
 *  round trip where, and only where, the client asks for it. */
export async function answerUser(
  status: 200 | 201,
  row: Shown,
  caller: Caller,
  projection: Projection,
): Promise<Answer> {
  return { status, json: await render(row, caller, projection), version: row.version }
}

async function render(row: Shown, { tx, baseUrl }: Caller, projection: Projection): Promise<string> {
  if (projection.whole) return renderUser(row, baseUrl)
  const access = showsAccess(projection) && { [accessUserSchema.id]: await readAccess(tx, row.id) }
  return JSON.stringify(project(userType, { ...toResource(row, baseUrl), ...groupsOf(row), ...access }, projection))
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
