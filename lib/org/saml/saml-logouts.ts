/** Single logout: signing out here goes on to the provider, and the provider's request signs out here.
 *
 *  What ends here ends first and by itself: nothing that a provider answers, or fails to answer, keeps a session alive.
 *  A provider ends only sessions that it began, and only by a request that it signed for this address, a short while
 *  ago, once. */
import { randomBytes } from 'node:crypto'
import type { Org } from '@/lib/db/finders'
import { statement, type Tx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import {
  confirmsLogout,
  judgeLogoutRequest,
  type LogoutArrival,
  type LogoutWish,
  type OpenLogout,
  openLogout,
} from '@/lib/saml/logout'
import { logoutRequestForm, logoutRequestUrl, logoutResponseForm, logoutResponseUrl } from '@/lib/saml/logout-messages'
import type { LogoutRefusal } from '@/lib/saml/logout-refusals'
import type { PostedMessage } from '@/lib/saml/post-binding'
import type { Actor } from '../can'
import { plans } from '../plans'
import * as sessions from '../sign-in/sessions'
import { type Write, writeIn } from '../write'
import { type Provider, providersIn } from './saml-provider-row'
import { addressesOf, serviceKeys } from './saml-service'
import { type KnownSession, knownAs, knownSession, namesKnownAs } from './saml-sessions'

interface Leaving {
  readonly org: Org
  readonly at: Date
  readonly known: KnownSession
  readonly provider: Provider
}

export interface ToProvider {
  /** The address at the provider. */
  readonly url: string
  /** What is posted there; without, the address carries it. */
  readonly form?: PostedMessage
}

/** Ends the session of a token; answers what ends it at its provider as well, by redirect where that takes it, or null
 *  where no provider began it, or none takes part. */
export async function signOut(token: string): Promise<ToProvider | null> {
  const left = await sessions.endByToken(token, async (tx, org, hash): Promise<Leaving | undefined> => {
    const known = await knownSession(tx, hash)
    if (!known) return undefined
    const provider = (await providersIn(tx)).find(({ id }) => id === known.providerId)
    return provider && takesPart(org, provider) ? { org, at: tx.now, known, provider } : undefined
  })
  return left ? toProvider(left) : null
}

async function toProvider({ org, at, known, provider }: Leaving): Promise<ToProvider | null> {
  const { sloUrl, sloPostUrl } = provider
  const destination = sloUrl ?? sloPostUrl
  if (destination === null) return null
  const { name, sessionIndex } = known
  const request = { ...(await envelope(org, at, destination)), name, sessionIndex }
  return sloUrl ? { url: logoutRequestUrl(request) } : { url: destination, form: logoutRequestForm(request) }
}

function takesPart({ plan }: Org, { state, singleLogout }: Provider): boolean {
  return plans[plan].saml && state === 'active' && singleLogout
}

async function envelope(org: Org, issuedAt: Date, destination: string) {
  const [key] = await serviceKeys(org)
  if (!key) throw new Error('an organization has a key to sign with')
  const id = `_${randomBytes(16).toString('hex')}`
  return { id, issuedAt, destination, issuer: addressesOf(org).entityId, signingKey: key.privateKey }
}

/** Whether a message is the signed word of a provider of the organization that it has signed the person out. Changes
 *  nothing: what was signed out here is. */
export async function confirms(org: Org, arrival: LogoutArrival): Promise<boolean> {
  const open = openLogout(arrival)
  if (!open.ok) return false
  return withOrg(org.id, async (tx) => {
    await tx.ready()
    const provider = (await providersIn(tx)).find(({ entityId }) => entityId === open.claimedIssuer)
    return provider !== undefined && confirmsLogout(open, expectations(tx, org, provider))
  })
}

function expectations(tx: Tx, org: Org, { entityId, certificates }: Provider) {
  return { issuer: entityId, sloUrl: addressesOf(org).sloUrl, certificates, now: tx.now }
}

export type LogoutOutcome =
  /** `answer` is what the browser brings to the provider; null where that takes none. */
  | { readonly kind: 'ended'; readonly sessions: number; readonly answer: ToProvider | null }
  | { readonly kind: 'refused'; readonly code: LogoutRefusal }

/** Carries out a provider's request to end sessions: those that it began for the person it names, of the indexes it
 *  names. A refusal changes nothing; it is written down where `notes` says so, since anybody may send anything here. */
export async function receive(
  org: Org,
  arrival: LogoutArrival,
  client: sessions.Client,
  { notes = true }: { notes?: boolean } = {},
): Promise<LogoutOutcome> {
  const open = openLogout(arrival)
  const verdict = await withOrg(org.id, async (tx) => {
    await tx.ready()
    const judged = open.ok ? await judge(tx, org, open) : { provider: undefined, found: open }
    const { provider, found } = judged
    const name = provider?.name ?? 'SAML'
    const actor: Actor = { kind: 'system', id: null, name, ...client, permissions: new Set() }
    if (!found.ok || !provider) {
      const code = found.ok ? 'provider_unknown' : found.code
      if (notes) await writeIn(tx, org, actor, async (w) => noteRefusal(w, name, code))
      return { kind: 'refused', code } as const
    }
    const { result: ended } = await writeIn(tx, org, actor, (w) => end(w, provider, found))
    return { kind: 'ended', ended, provider, wish: found, at: tx.now } as const
  })
  if (verdict.kind === 'refused') return verdict
  const { provider, wish, ended, at } = verdict
  const relayState = open.ok ? open.relayState?.slice(0, maxRelayState) : undefined
  const answer = await answerTo(org, provider, { at, requestId: wish.id, relayState })
  return { kind: 'ended', sessions: ended, answer }
}

interface Answering {
  readonly at: Date
  readonly requestId: string
  readonly relayState: string | undefined
}

async function answerTo(org: Org, provider: Provider, { at, ...about }: Answering): Promise<ToProvider | null> {
  const { sloAnswerUrl, sloPostAnswerUrl } = provider
  const destination = sloAnswerUrl ?? sloPostAnswerUrl
  if (destination === null) return null
  const answer = { ...(await envelope(org, at, destination)), ...about }
  return sloAnswerUrl ? { url: logoutResponseUrl(answer) } : { url: destination, form: logoutResponseForm(answer) }
}

/** SAML allows 80 bytes (saml-bindings 3.4.3); providers send more, and want it back. */
const maxRelayState = 1_024

type Judged = {
  readonly provider: Provider | undefined
  readonly found: LogoutWish | { readonly ok: false; readonly code: LogoutRefusal }
}

async function judge(tx: Tx, org: Org, open: OpenLogout): Promise<Judged> {
  const provider = (await providersIn(tx)).find(({ entityId }) => entityId === open.claimedIssuer)
  const refused = (code: LogoutRefusal) => ({ provider, found: { ok: false, code } as const })
  if (!plans[org.plan].saml) return refused('plan_excludes_saml')
  if (!provider) return refused('provider_unknown')
  if (provider.state !== 'active') return refused('provider_off')
  if (!provider.singleLogout) return refused('logout_off')
  const found = judgeLogoutRequest(open, expectations(tx, org, provider))
  if (!found.ok) return { provider, found }
  const [used] = await tx.query(useRequest, [tx.orgId, provider.id, found.id, found.usableUntil])
  return used ? { provider, found } : refused('replayed')
}

const useRequest = statement<{ request_id: string }>(
  'saml_logout_use',
  `insert into saml_logout_requests (org_id, provider_id, request_id, expires_at) values ($1, $2, $3, $4)
   on conflict do nothing returning request_id`,
)
// A session that the provider gave no index is meant by every request for its person.
const endSessions = statement<{ id: string; user_id: string; name: string }>(
  'saml_logout_end',
  `with gone as (
     delete from sessions s using saml_sessions m
     where m.org_id = $1 and m.provider_id = $2 and m.name_hash = any($3::text[])
       and ($4::text[] = '{}' or m.index_hash is null or m.index_hash = any($4::text[]))
       and s.org_id = $1 and s.hash = m.hash
     returning s.id, s.user_id
   )
   select g.id, g.user_id, u.display_name as name from gone g join users u on u.org_id = $1 and u.id = g.user_id`,
)

async function end({ tx, effects }: Write, provider: Provider, wish: LogoutWish): Promise<number> {
  const indexes = wish.sessionIndexes.map((index) => knownAs(tx, provider.id, 'index', index))
  const gone = await tx.query(endSessions, [tx.orgId, provider.id, namesKnownAs(tx, provider.id, wish.nameId), indexes])
  effects.end(...gone.map(({ id, user_id: userId }) => ({ what: 'session' as const, id, userId })))
  for (const [targetId, { name }] of new Map(gone.map((row) => [row.user_id, row]))) {
    const sessionsEnded = gone.filter(({ user_id }) => user_id === targetId).length
    effects.audit({
      event: 'saml_logout.end',
      targetId,
      target: name,
      after: { provider: provider.name, sessionsEnded },
    })
  }
  return gone.length
}

function noteRefusal({ effects }: Write, provider: string, code: LogoutRefusal): void {
  effects.audit({ event: 'saml_logout.refuse', target: provider, after: { code } })
}
