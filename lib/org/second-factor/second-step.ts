/** The steps of signing in that follow a proven password: a code of the authenticator app or a recovery code, or setting
 *  up an app where the organization requires one. Each step brings the ticket of the one before; none of them begins a
 *  session but the last. */
import { claim, findOrg, type Org } from '@/lib/db/finders'
import type { Tx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import type { Actor } from '../can'
import * as attempts from '../sign-in/attempts'
import { accountName, type Entrance, enterIn } from '../sign-in/entrance'
import type { Client } from '../sign-in/sessions'
import * as tickets from '../sign-in/sign-in-tickets'
import { type LockedUser, lock } from '../users/user-row'
import { writeIn } from '../write'
import * as authenticators from './authenticators'
import { add } from './second-factor'
import { codeLimits, spendCode, takeTry } from './second-factor-codes'

export type SecondStep =
  | Entrance
  /** Not the app's code of now, used already, or no unused recovery code: another try with the same ticket. */
  | { readonly kind: 'code_wrong' }
  /** Too many wrong codes of this person. */
  | { readonly kind: 'code_throttled' }

/** Signs in with a code. An unknown, expired or foreign ticket is `refused`, as is one whose password was replaced. */
export async function prove(text: string, code: string, client: Client): Promise<SecondStep> {
  const ticket = tickets.read(text, 'second_factor')
  const orgId = ticket && claim(ticket.orgId)
  if (!orgId) return { kind: 'refused' }
  const limits = [...codeLimits(orgId, ticket.userId), { what: `ticket:${ticket.id}`, most: 5, perMinutes: 15 }]
  if (!(await takeTry(limits))) return { kind: 'code_throttled' }
  const outcome = await withOrg(orgId, async (tx): Promise<SecondStep> => {
    const held = await hold(tx, ticket)
    if (!held) return { kind: 'refused' }
    const second = await spendCode(tx, { ...held, actor: actorOf(held, client), during: 'sign_in' }, code)
    if (!second) return { kind: 'code_wrong' }
    return enterIn(tx, ticket.userId, { method: 'password', second }, client)
  })
  if (outcome.kind !== 'code_wrong') await attempts.giveBack(limits)
  return outcome
}

interface Held {
  readonly org: Org
  readonly user: LockedUser
}

/** The locked person of a ticket that still counts. */
async function hold(tx: Tx, ticket: tickets.Ticket): Promise<Held | undefined> {
  const [org, user] = await Promise.all([findOrg(tx), lock(tx, ticket.userId)])
  return org && user?.status === 'active' && (await tickets.holds(tx, ticket)) ? { org, user } : undefined
}

function actorOf({ user }: Held, client: Client): Actor {
  return { kind: 'user', id: user.id, name: user.display_name, ...client, permissions: new Set() }
}

export type Enrollment =
  | { readonly kind: 'refused' }
  /** Set up. The codes are shown once; the ticket lets the person in when they have kept them. */
  | { readonly kind: 'enrolled'; readonly codes: readonly string[]; readonly ticket: string }
  /** The set-up again, after a wrong first code or one that is over. */
  | { readonly kind: 'again'; readonly setup: authenticators.Setup; readonly problem: 'code' | 'over' }

/** Sets up the app that the organization requires. Begins no session. */
export async function enroll(
  text: string,
  { sealed, code }: { sealed: string; code: string },
  client: Client,
): Promise<Enrollment> {
  const ticket = tickets.read(text, 'enroll')
  const orgId = ticket && claim(ticket.orgId)
  if (!orgId) return { kind: 'refused' }
  return withOrg(orgId, async (tx): Promise<Enrollment> => {
    const held = await hold(tx, ticket)
    // Somebody else with the same password may have been faster: theirs is proven, not replaced.
    if (!held || (await authenticators.isSetUp(tx, ticket.userId))) return { kind: 'refused' }
    const { org, user } = held
    const holder = { id: user.id, account: accountName(user) }
    const setup = authenticators.reopen(org, holder, sealed, tx.now)
    if (!setup) return { kind: 'again', setup: authenticators.begin(org, holder, tx.now), problem: 'over' }
    if (!authenticators.fits(setup, code, tx.now)) return { kind: 'again', setup, problem: 'code' }
    const { result: codes } = await writeIn(tx, org, actorOf(held, client), async (w) =>
      add(w, user, { sealed, code }, false),
    )
    return { kind: 'enrolled', codes, ticket: tickets.issue(tx, user.id, 'session') }
  })
}

/** Lets in who has set up an app a moment ago; once with each ticket. */
export async function finish(text: string, client: Client): Promise<Entrance> {
  const ticket = tickets.read(text, 'session')
  const orgId = ticket && claim(ticket.orgId)
  if (!orgId) return { kind: 'refused' }
  const first = await attempts.take([{ what: `ticket:${ticket.id}`, most: 1, perMinutes: 60 }])
  if (!first) return { kind: 'refused' }
  return withOrg(orgId, async (tx): Promise<Entrance> => {
    const held = await hold(tx, ticket)
    // An administrator may have taken the app away in between: then nothing is proven beside the password.
    if (!held || !(await authenticators.isSetUp(tx, ticket.userId))) return { kind: 'refused' }
    return enterIn(tx, ticket.userId, { method: 'password', second: 'totp' }, client)
  })
}
