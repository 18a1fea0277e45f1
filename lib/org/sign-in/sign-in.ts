/** Signing in with an address and a password.
 *
 *  Credentials are per organization. The address leads to organizations through an index of keyed hashes; the
 *  password decides in which of them it is right. A stranger's address takes as long as a known one and gets the same
 *  answer; only whoever proved the password learns that their access was removed. */
import { createHmac } from 'node:crypto'
import { env } from '@/lib/base/env'
import { fold } from '@/lib/base/fold'
import { sameHash } from '@/lib/base/secret'
import { claim, findOrg, type Org } from '@/lib/db/finders'
import { nobody, type OrgId, statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import * as passwords from '../passwords/passwords'
import { addressHash } from '../users/user-insert'
import { lock } from '../users/user-row'
import * as attempts from './attempts'
import { type Entrance, enterIn } from './entrance'
import type * as sessions from './sessions'

export type SignIn =
  | Entrance
  /** The address belongs to several organizations; the ticket stands for the proven password for five minutes. */
  | {
      readonly kind: 'choose'
      readonly ticket: string
      readonly organizations: readonly { id: string; name: string }[]
    }
  /** Too many failures; minutes go by before the next attempt counts. */
  | { readonly kind: 'throttled' }

interface Candidate {
  readonly org: Org
  readonly userId: string
  readonly status: string
  readonly secret: string | null
  /** When that password was chosen. */
  readonly set_at: Date | null
}

const maxOrganizations = 20
const nobodyId = '00000000-0000-0000-0000-000000000000'
const ticketMs = 5 * 60_000

export interface Credentials {
  readonly email: string
  readonly password: string
  /** Narrows the search to one organization. */
  readonly slug?: string
}

/** Signs in, or says why not. Failures are counted for the address at this client, for the client, and for the address
 *  wherever it is tried: the first is narrow, so that nobody keeps the owner of an address out by guessing from
 *  elsewhere; the last stops many clients together. Known and unknown addresses count alike. */
export async function signIn(credentials: Credentials, client: sessions.Client): Promise<SignIn> {
  const limits = limitsOf(fold(credentials.email), client.address ?? 'unknown')
  if (!(await attempts.take(limits))) return { kind: 'throttled' }
  const outcome = await check(credentials, client)
  if (outcome.kind !== 'refused') await attempts.giveBack(limits)
  return outcome
}

function limitsOf(email: string, from: string): attempts.Limit[] {
  return [
    { what: `sign-in:${email}:${from}`, most: 10, perMinutes: 15 },
    { what: `sign-in-from:${from}`, most: 100, perMinutes: 15 },
    { what: `sign-in-to:${email}`, most: 100, perMinutes: 60 },
  ]
}

async function check({ email, password, slug }: Credentials, client: sessions.Client): Promise<SignIn> {
  const known = (await candidates(email)).filter(({ org }) => slug === undefined || org.slug === slug)
  const checked = await Promise.all(
    known.map(async (candidate) =>
      (await passwords.matches(candidate.secret ?? undefined, password)) ? candidate : null,
    ),
  )
  if (known.length === 0) await passwords.matches(undefined, password)
  const proven = checked.filter((candidate) => candidate !== null)
  const active = proven.filter(({ status }) => status === 'active')
  const [only, second] = active
  if (!only) return { kind: proven.length > 0 ? 'disabled' : 'refused' }
  if (second) return choose(active)
  return enter(only.org.id, passwordOf(only), client)
}

/** A password that was proven: whose, and which of them. */
interface ProvenPassword {
  readonly userId: string
  readonly setAt: number
}

function passwordOf({ userId, set_at }: Candidate): ProvenPassword {
  return { userId, setAt: set_at?.getTime() ?? 0 }
}

const currentPassword = statement<{ set_at: Date }>(
  'sign_in_password_now',
  `select updated_at as set_at from credentials where org_id = $1 and user_id = $2 and kind = 'password'`,
)

/** Lets in whoever proved a password that is still theirs: a reset ends every session, and one that begins a moment later
 *  by the old password must not be left. */
async function enter(orgId: OrgId, { userId, setAt }: ProvenPassword, client: sessions.Client): Promise<SignIn> {
  return withOrg(orgId, async (tx): Promise<SignIn> => {
    const [, [now]] = await Promise.all([lock(tx, userId), tx.query(currentPassword, [orgId, userId])])
    if (now?.set_at.getTime() !== setAt) return { kind: 'refused' }
    return enterIn(tx, userId, { method: 'password' }, client)
  })
}

/** Signs in to the organization chosen with a ticket. */
export async function signInTo(ticket: string, organization: string, client: sessions.Client): Promise<SignIn> {
  const chosen = readTicket(ticket)?.find(({ orgId }) => orgId === organization)
  const orgId = chosen && claim(chosen.orgId)
  return orgId ? enter(orgId, chosen, client) : { kind: 'refused' }
}

const addresses = statement<{ org_id: string; user_id: string }>(
  'sign_in_addresses',
  'select org_id, user_id from login_addresses where address_hash = $1 limit $2',
)
const credential = statement<{ status: string; secret: string | null; set_at: Date | null }>(
  'sign_in_credential',
  `select u.status::text as status, c.secret, c.updated_at as set_at from users u
   left join credentials c on c.org_id = u.org_id and c.user_id = u.id and c.kind = 'password'
   where u.org_id = $1 and u.id = $2 and u.deleted_at is null`,
)

async function candidates(email: string): Promise<Candidate[]> {
  const found = await withOrg(nobody, (tx) => tx.query(addresses, [addressHash(email), maxOrganizations]))
  if (found.length === 0) await readNobody()
  const read = found.map(async ({ org_id, user_id: userId }): Promise<Candidate | null> => {
    const orgId = claim(org_id)
    if (!orgId) return null
    return withOrg(orgId, async (tx) => {
      const [org, [row]] = await Promise.all([findOrg(tx), tx.query(credential, [orgId, userId])])
      return org && row ? { org, userId, ...row } : null
    })
  })
  return (await Promise.all(read)).filter((candidate) => candidate !== null)
}

/** What is read of somebody, so that nobody takes as long. */
async function readNobody(): Promise<void> {
  await withOrg(nobody, (tx) => Promise.all([findOrg(tx), tx.query(credential, [nobody, nobodyId])]))
}

interface Ticket {
  readonly people: readonly (ProvenPassword & { readonly orgId: string })[]
  readonly until: number
}

function choose(active: readonly Candidate[]): SignIn {
  const people = active.map((candidate) => ({ orgId: candidate.org.id, ...passwordOf(candidate) }))
  const body = Buffer.from(JSON.stringify({ people, until: Date.now() + ticketMs } satisfies Ticket)).toString(
    'base64url',
  )
  const organizations = active.map(({ org }) => ({ id: org.id, name: org.name }))
  return { kind: 'choose', ticket: `${body}.${seal(body).toString('base64url')}`, organizations }
}

function readTicket(ticket: string): Ticket['people'] | undefined {
  const [body = '', mark = ''] = ticket.split('.')
  if (!sameHash(seal(body), Buffer.from(mark, 'base64url'))) return undefined
  const { people, until } = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Ticket
  return until > Date.now() ? people : undefined
}

function seal(body: string): Buffer {
  return createHmac('sha256', env().secret).update(`sign-in ticket:${body}`).digest()
}
