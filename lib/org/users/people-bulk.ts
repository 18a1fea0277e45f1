/** One thing done to many people: in parts of a few hundred, each a transaction of its own with its locks taken in one
 *  order, so that others wait for none of it long. Whoever cannot have it done to them is left as they are and named
 *  with the reason; all others get it. Where it stops halfway, doing it again does the rest. */
import { type DomainCode, DomainError } from '@/lib/base/errors'
import { newId } from '@/lib/base/id'
import type { Org } from '@/lib/db/finders'
import { type Held, undoMs } from '@/lib/mail/outbox'
import { type Actor, requirePermission } from '../can'
import { requireInviter } from '../invitations/invitees'
import * as invites from '../invitations/invites'
import { isAdministrator, missingWithout } from '../roles/last-admin'
import * as teams from '../teams/teams'
import { type Write, write } from '../write'
import { hold } from './holds'
import { idsOf, mostAtOnce, preview, type Selection } from './people-selection'
import { findRoles, planRoles, type Role, requireHeld, storeRoles } from './user-roles'
import { type LockedUser, lockMany } from './user-row'
import { change } from './users'

export type Task =
  | { readonly do: 'resend' | 'enable' }
  /** `sure` says that somebody knows when provisioning stops with it; `hold` keeps those disabled whom an identity
   *  provider manages, whatever it says (holds.ts). */
  | { readonly do: 'disable'; readonly sure: boolean; readonly hold?: boolean }
  | { readonly do: 'roles'; readonly grant: readonly string[]; readonly revoke: readonly string[] }
  | { readonly do: 'team'; readonly teamId: string }

export interface Refused {
  readonly id: string
  readonly name: string
  readonly code: DomainCode
}

export interface Outcome {
  /** To whom something was done. */
  readonly done: number
  /** Who was so already. */
  readonly unchanged: number
  /** Who was left out; the first hundred are named. */
  readonly refused: number
  readonly refusals: readonly Refused[]
  /** What `undo` takes while mails of a resend are held. */
  readonly batchId?: string
}

const part = 250
const mostNamed = 100

/** Does it. Refuses altogether what the actor may not do, more people than `mostAtOnce` (`selection_too_large`), and
 *  disabling whose key provisions unless the task is sure (`stops_provisioning`). */
export async function carryOut(org: Org, actor: Actor, selection: Selection, task: Task): Promise<Outcome> {
  if (task.do === 'resend') requireMailing(org, actor)
  else requirePermission(actor, needs[task.do])
  const ids = await idsOf(org.id, selection)
  if (ids.length > mostAtOnce) throw new DomainError('selection_too_large')
  if (task.do === 'disable' && !task.sure && (await preview(org.id, { ids })).scimKeys > 0) {
    throw new DomainError('stops_provisioning')
  }
  const held = { batchId: newId(), heldMs: undoMs }
  const outcomes: PartOutcome[] = []
  for (let start = 0; start < ids.length; start += part) {
    outcomes.push(await carryOutPart(org, actor, ids.slice(start, start + part), task, held))
  }
  const refusals = outcomes.flatMap((outcome) => outcome.refusals)
  const sum = (of: 'done' | 'unchanged') => outcomes.reduce((total, outcome) => total + outcome[of], 0)
  return {
    done: sum('done'),
    unchanged: sum('unchanged'),
    refused: refusals.length,
    refusals: refusals.slice(0, mostNamed),
    ...(task.do === 'resend' && { batchId: held.batchId }),
  }
}

function requireMailing(org: Org, actor: Actor): void {
  requireInviter(org, actor)
  if (!org.mailsInvitations) throw new DomainError('invitation_mail_off')
}

const needs = {
  enable: 'user_access_manage',
  disable: 'user_access_manage',
  roles: 'user_access_manage',
  team: 'teams_manage',
} as const

type PartOutcome = Pick<Outcome, 'done' | 'unchanged' | 'refusals'>

async function carryOutPart(
  org: Org,
  actor: Actor,
  ids: readonly string[],
  task: Task,
  held: Held,
): Promise<PartOutcome> {
  if (task.do === 'team') {
    // The team's own verb: it refuses a managed team and roles beyond the actor's as a whole.
    const added = await teams.addMembers(org, actor, task.teamId, ids)
    return { done: added, unchanged: ids.length - added, refusals: [] }
  }
  return write(org, actor, async (w) => {
    const roles = task.do === 'roles' ? await wantedRoles(w, task) : { grant: [], revoke: [] }
    const people = await lockMany(w.tx, ids)
    const kept = await administratorsToKeep(w, people, task, roles)
    const refusals: Refused[] = []
    let done = 0
    for (const user of people) {
      const told = kept.get(user.id) ?? apply(w, user, task, { roles, held })
      if (told === 'done') done += 1
      else if (told !== 'unchanged') refusals.push({ id: user.id, name: user.display_name, code: told })
    }
    return { done, unchanged: people.length - done - refusals.length, refusals }
  })
}

interface WantedRoles {
  readonly grant: readonly Role[]
  readonly revoke: readonly Role[]
}

async function wantedRoles(w: Write, task: { grant: readonly string[]; revoke: readonly string[] }) {
  const grant = await findRoles(w.tx, task.grant)
  requireHeld(w.actor, grant)
  return { grant, revoke: await findRoles(w.tx, task.revoke) }
}

/** The administrators among those who would stop being one, each with why, if nobody else remained. */
async function administratorsToKeep(
  w: Write,
  people: readonly LockedUser[],
  task: Task,
  roles: WantedRoles,
): Promise<Map<string, DomainCode>> {
  const leaves = (user: LockedUser) =>
    task.do === 'disable' || (task.do === 'roles' && !user.manages_by_team && !planRoles(user, roles).managesAfter)
  const leaving = people.filter((user) => isAdministrator(user) && leaves(user)).map(({ id }) => id)
  const missing = leaving.length === 0 ? undefined : await missingWithout(w, { people: leaving })
  return new Map(missing ? leaving.map((id) => [id, missing]) : [])
}

type Told = 'done' | 'unchanged' | DomainCode

function apply(w: Write, user: LockedUser, task: Task, { roles, held }: { roles: WantedRoles; held: Held }): Told {
  if (task.do === 'resend') return resend(w, user, held)
  if (task.do === 'roles') return changeRoles(w, user, roles)
  return task.do === 'enable' ? enable(w, user) : disable(w, user, task.do === 'disable' && task.hold === true)
}

function enable(w: Write, user: LockedUser): Told {
  if (user.status !== 'disabled') return 'unchanged'
  if (user.held_at !== null) return 'user_held'
  change(w, user, { active: true })
  return 'done'
}

function disable(w: Write, user: LockedUser, holds: boolean): Told {
  const isDisabled = user.status === 'disabled'
  const isHeld = holds && user.connection_id !== null && user.held_at === null
  if (isDisabled && !isHeld) return 'unchanged'
  if (isSelf(w, user)) return 'own_access'
  if (!isDisabled) change(w, user, { active: false })
  // Until it says otherwise, the provider wants what was true before.
  if (isHeld) hold(w, user, !isDisabled)
  return 'done'
}

function resend(w: Write, user: LockedUser, held: Held): Told {
  if (user.status !== 'pending') return 'invitation_not_open'
  if (user.email === null) return 'address_missing'
  invites.issue(w, user, held)
  w.effects.audit({ event: 'invitation.resend', targetId: user.id, target: user.display_name })
  return 'done'
}

function changeRoles(w: Write, user: LockedUser, roles: WantedRoles): Told {
  const { given, taken, kept, managesAfter } = planRoles(user, roles)
  if (isSelf(w, user) && !managesAfter && !user.manages_by_team) return 'own_access'
  if (given.length + taken.length > 0) storeRoles(w, user, given, taken)
  if (kept.length > 0) return 'role_held_elsewhere'
  return given.length + taken.length > 0 ? 'done' : 'unchanged'
}

function isSelf({ actor }: Write, { id }: LockedUser): boolean {
  return actor.kind === 'user' && actor.id === id
}
