/** A SAML response that came to an organization's address, from its bytes to a session or a refusal: one transaction,
 *  whatever comes of it. The assertion is used once, the request by its own browser, and every outcome is written down
 *  with the verdict of each check. */
import { DomainError } from '@/lib/base/errors'
import { fold, foldMarks } from '@/lib/base/fold'
import type { Org } from '@/lib/db/finders'
import { statement, type Tx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import type { Claims } from '@/lib/saml/assertion'
import { Checklist, type SamlRefusal } from '@/lib/saml/refusals'
import { judgeResponse, type OpenResponse, openResponse } from '@/lib/saml/response'
import type { Actor } from './can'
import { plans } from './plans'
import { personProfile, searchText } from './profile'
import { type Decision, decide } from './saml-admission'
import { type Attempt, type AttemptOutcome, masked, note } from './saml-attempts'
import { grant, grantedBy, mappingsIn } from './saml-grants'
import { type Provider, providersIn } from './saml-provider-row'
import { type BegunRequest, lockRequest, spend } from './saml-requests'
import { addressesOf, type ServiceKey, serviceKeys } from './saml-service'
import * as sessions from './sessions'
import { insert } from './user-insert'
import { type LockedUser, lock } from './user-row'
import { type Write, writeIn } from './write'

export interface Arrival {
  /** The form field, as it came. */
  readonly samlResponse: string
  /** What the browser holds for a request, by its id. */
  browserSecret(requestId: string): string | undefined
}

export type LoginOutcome =
  /** `returnTo` is as it was stored; null for a sign-in that began at the provider. */
  | {
      readonly kind: 'admitted'
      readonly session: sessions.NewSession
      readonly returnTo: string | null
      readonly began: boolean
    }
  | { readonly kind: 'tested'; readonly ref: string | null; readonly returnTo: string | null }
  | { readonly kind: 'refused'; readonly code: SamlRefusal; readonly ref: string | null }

/** Judges an arrival and carries the verdict out. */
export async function receive(org: Org, arrival: Arrival, client: sessions.Client): Promise<LoginOutcome> {
  const keys = await serviceKeys(org)
  const once = () => withOrg(org.id, (tx) => new Sitting(tx, org, keys, client).receive(arrival))
  try {
    return await once()
  } catch (error) {
    // Somebody of this name came into being at the same moment: by now they can be found.
    const isBeside = error instanceof DomainError && (error.code === 'email_taken' || error.code === 'user_name_taken')
    if (!isBeside) throw error
    return once()
  }
}

const useAssertion = statement<{ assertion_id: string }>(
  'saml_assertion_use',
  `insert into saml_assertions (org_id, provider_id, assertion_id, expires_at) values ($1, $2, $3, $4)
   on conflict do nothing returning assertion_id`,
)

class Sitting {
  private readonly checks = new Checklist()

  constructor(
    private readonly tx: Tx,
    private readonly org: Org,
    private readonly keys: readonly ServiceKey[],
    private readonly client: sessions.Client,
  ) {}

  async receive(arrival: Arrival): Promise<LoginOutcome> {
    await this.tx.ready()
    const open = openResponse(arrival.samlResponse)
    if (!open.ok) {
      this.checks.include(open.checks)
      return this.refuse(null, undefined, null)
    }
    const [request, providers] = await Promise.all([
      open.claimedRequest === null ? undefined : lockRequest(this.tx, open.claimedRequest),
      providersIn(this.tx),
    ])
    const provider = this.providerOf(open, request, providers)
    this.judgeRequest(open, request, arrival)
    const claims = provider ? this.judgeMessage(open, provider) : null
    if (!provider || !claims || this.checks.refusal) return this.refuse(provider, request, claims)
    return this.judgePerson(provider, request, claims)
  }

  /** Whom the request was sent to, else who the message says it is from: its signature has to bear that out. */
  private providerOf(
    { claimedIssuer }: OpenResponse,
    request: BegunRequest | undefined,
    providers: readonly Provider[],
  ): Provider | null {
    const found = request
      ? providers.find(({ id }) => id === request.provider_id)
      : providers.find(({ entityId }) => entityId === claimedIssuer)
    const values = { expected: providers.map(({ entityId }) => entityId).join(', '), found: claimedIssuer ?? '' }
    if (!plans[this.org.plan].saml) this.checks.fail('provider', 'plan_excludes_saml')
    else if (!found) this.checks.fail('provider', 'provider_unknown', values)
    else if (found.state !== 'active' && request?.purpose !== 'test') this.checks.fail('provider', 'provider_off')
    else this.checks.pass('provider', found.name)
    return found ?? null
  }

  private judgeRequest({ claimedRequest }: OpenResponse, request: BegunRequest | undefined, arrival: Arrival): void {
    if (claimedRequest === null) return
    const fault = spend(this.tx, request, arrival.browserSecret(claimedRequest))
    if (fault) this.checks.fail('browser', fault, { found: claimedRequest.slice(0, 80) })
    else this.checks.pass('browser', claimedRequest)
  }

  private judgeMessage(open: OpenResponse, provider: Provider): Claims | null {
    const { entityId, acsUrl } = addressesOf(this.org)
    const verdict = judgeResponse(open, {
      issuer: provider.entityId,
      audience: entityId,
      acsUrl,
      requestId: open.claimedRequest,
      acceptsUnsolicited: provider.idpInitiated,
      now: this.tx.now,
      certificates: provider.certificates,
      decryptionKeys: this.keys.map(({ privateKey }) => privateKey),
    })
    this.checks.include(verdict.checks)
    return verdict.claims
  }

  private async judgePerson(
    provider: Provider,
    request: BegunRequest | undefined,
    claims: Claims,
  ): Promise<LoginOutcome> {
    const values = [this.org.id, provider.id, claims.assertionId, claims.usableUntil]
    const [used] = await this.tx.query(useAssertion, values)
    if (!used) this.checks.fail('once', 'replayed', { found: claims.assertionId })
    else this.checks.pass('once', claims.assertionId)
    if (!used) return this.refuse(provider, request, claims)
    const decision = await decide(this.tx, this.org, provider, claims, request?.invited ?? undefined)
    if (decision.kind === 'refused') {
      this.checks.fail('person', decision.code)
      return this.refuse(provider, request, claims, decision.user)
    }
    this.checks.pass('person', decision.kind)
    if (request?.purpose === 'test') return this.tell(provider, request, claims, decision)
    return this.admit(provider, request, claims, decision)
  }

  /** A test: everything is judged, and nobody signed in or changed. */
  private async tell(
    provider: Provider,
    request: BegunRequest,
    claims: Claims,
    decision: Exclude<Decision, { kind: 'refused' }>,
  ): Promise<LoginOutcome> {
    const { roles, teams } = grantedBy(await mappingsIn(this.tx, provider.id), claims.attributes)
    const outcome = {
      ...outcomeOf(decision),
      roles: roles.map(({ name }) => name),
      teams: teams.map(({ name }) => name),
    }
    const userId = decision.kind === 'known' ? decision.user.id : null
    const ref = await this.note({ purpose: 'test', code: 'admitted', provider, claims, userId, outcome })
    return { kind: 'tested', ref, returnTo: request.return_to }
  }

  private async admit(
    provider: Provider,
    request: BegunRequest | undefined,
    claims: Claims,
    decision: Exclude<Decision, { kind: 'refused' }>,
  ): Promise<LoginOutcome> {
    const user = decision.kind === 'known' ? decision.user : await this.create(provider, decision)
    const { outcome, session } = await this.write(actorOf(user, this.client), async (w) => {
      settle(w, provider, claims, decision, user)
      const granted = grantedBy(await mappingsIn(this.tx, provider.id), claims.attributes)
      await grant(w, user, granted)
      signIn(w, provider, user)
      const roles = granted.roles.map(({ name }) => name)
      const outcome = { ...outcomeOf(decision), roles, teams: granted.teams.map(({ name }) => name) }
      return { outcome, session: sessions.begin(w, user.id, 'saml', this.client) }
    })
    await this.note({ purpose: 'login', code: 'admitted', provider, claims, userId: user.id, outcome })
    return { kind: 'admitted', session, returnTo: request?.return_to ?? null, began: request !== undefined }
  }

  /** Just in time: active at once, since the provider vouches for the address, and without a mail. */
  private async create(
    provider: Provider,
    { email, role, person }: Extract<Decision, { kind: 'newcomer' }>,
  ): Promise<LockedUser> {
    const actor: Actor = { kind: 'system', id: null, name: provider.name, ...this.client, permissions: new Set() }
    const id = await this.write(actor, async (w) => {
      const known = personProfile(person.displayName ?? '', email, null)
      const profile = { ...known, givenName: person.givenName, familyName: person.familyName }
      const made = { profile, kind: 'human', status: 'active', source: 'saml', roles: [role] } as const
      return insert(w, { ...made, roleSource: 'default' }).id
    })
    const user = await lock(this.tx, id)
    if (!user) throw new Error('whoever was just created must be found')
    return user
  }

  private async refuse(
    provider: Provider | null,
    request: BegunRequest | undefined,
    claims: Claims | null,
    user?: LockedUser,
  ): Promise<LoginOutcome> {
    const code = this.checks.refusal
    if (!code) throw new Error('a sign-in is refused for a reason')
    const purpose = request?.purpose ?? 'login'
    const ref = await this.note({ purpose, code, provider, claims, userId: user?.id ?? null, outcome: {} })
    if (ref !== null) await this.auditRefusal(code, provider, claims, user)
    // Only the browser that began a test is told of it as one.
    const isOwnTest = purpose === 'test' && this.checks.list().some(isBrowserRight)
    if (isOwnTest) return { kind: 'tested', ref, returnTo: request?.return_to ?? null }
    return { kind: 'refused', code, ref }
  }

  private async auditRefusal(code: SamlRefusal, provider: Provider | null, claims: Claims | null, user?: LockedUser) {
    const name = user?.display_name ?? (claims ? masked(claims.nameId) : (provider?.name ?? 'SAML'))
    const actor: Actor = {
      kind: 'system',
      id: null,
      name: provider?.name ?? 'SAML',
      ...this.client,
      permissions: new Set(),
    }
    await this.write(actor, async ({ effects }) => {
      effects.audit({ event: 'saml_login.refuse', targetId: user?.id, target: name, after: { code } })
    })
  }

  private note(
    attempt: Pick<Attempt, 'purpose' | 'code' | 'claims' | 'userId' | 'outcome'> & { provider: Provider | null },
  ): Promise<string | null> {
    const { provider, ...rest } = attempt
    const row = { ...rest, checks: this.checks.list(), providerId: provider?.id ?? null }
    return note(this.tx, row, this.client)
  }

  private async write<R>(actor: Actor, fn: (w: Write) => Promise<R>): Promise<R> {
    return (await writeIn(this.tx, this.org, actor, fn)).result
  }
}

function isBrowserRight({ name, verdict }: { name: string; verdict: string }): boolean {
  return name === 'browser' && verdict === 'ok'
}

function actorOf(user: LockedUser, client: sessions.Client): Actor {
  return { kind: 'user', id: user.id, name: user.display_name, ...client, permissions: new Set() }
}

function outcomeOf(decision: Exclude<Decision, { kind: 'refused' }>): AttemptOutcome {
  if (decision.kind === 'newcomer') return { created: true }
  const { link, verifies } = decision
  return { ...(link && { linked: link }), ...(verifies && { verified: true }) }
}

const storeIdentity = statement(
  'saml_identity_store',
  `insert into saml_identities (org_id, provider_id, name_id, user_id, linked_by, created_at, last_used_at)
   values ($1, $2, $3, $4, $5, $6, $6)
   on conflict (org_id, provider_id, name_id) do update set last_used_at = excluded.last_used_at,
     linked_by = case when saml_identities.user_id = excluded.user_id then saml_identities.linked_by
       else excluded.linked_by end,
     user_id = excluded.user_id`,
)
const verifyPending = statement(
  'saml_verify_pending',
  `with links as (
     update invitation_links set ended_at = $3, ended_as = 'accepted'
     where org_id = $1 and user_id = $2 and ended_at is null
   ), cancelled as (
     update outbox set state = 'cancelled'
     where org_id = $1 and user_id = $2 and state = 'queued' and kind = 'invitation' returning id
   ), undue as (
     delete from due_work d using cancelled c where d.id = c.id
   )
   update users set status = 'active', verified_at = $3, verified_email_lc = email_lc, version = version + 1,
     updated_at = $3
   where org_id = $1 and id = $2 and status = 'pending'`,
)

/** Links the person where they come for the first time, and takes the provider's word for their address where the
 *  organization does. */
function settle(w: Write, provider: Provider, { nameId }: Claims, decision: Decision, user: LockedUser): void {
  const { tx, effects } = w
  const by = decision.kind === 'newcomer' ? 'jit' : decision.kind === 'known' ? decision.link : null
  tx.queue(storeIdentity, [tx.orgId, provider.id, nameId, user.id, by ?? 'address', tx.now])
  if (by) {
    effects.audit({
      event: 'saml_identity.link',
      targetId: user.id,
      target: user.display_name,
      after: { provider: provider.name, by },
    })
  }
  if (decision.kind === 'known' && decision.verifies) {
    tx.queue(verifyPending, [tx.orgId, user.id, tx.now])
    effects.audit({
      event: 'user.verify',
      targetId: user.id,
      target: user.display_name,
      before: { status: 'pending' },
      after: { status: 'active', provider: provider.name },
    })
  }
  if (decision.kind === 'known') follow(w, decision, user)
}

const storeName = statement(
  'saml_follow_name',
  `update users set display_name = $3, given_name = $4, family_name = $5, sort_name = $6, search_lc = $7,
     display_name_lc = $8, attributes = attributes || jsonb_build_object('displayName', $3::text), version = version + 1,
     updated_at = $9
   where org_id = $1 and id = $2 and connection_id is null and source = 'saml'`,
)

/** The name of somebody who came by SAML follows what the provider says. Whom SCIM manages, or people here made, keep
 *  theirs; an address never follows, since nobody proved the new one. */
function follow(w: Write, { person }: Extract<Decision, { kind: 'known' }>, user: LockedUser): void {
  const name = person.displayName?.trim()
  if (user.source !== 'saml' || user.connection_id !== null || !name || name === user.display_name) return
  const search = searchText([name, user.user_name, user.email, user.external_id])
  const values = [name, person.givenName, person.familyName, foldMarks(name), search, fold(name), w.tx.now]
  w.tx.queue(storeName, [w.tx.orgId, user.id, ...values])
  w.effects.audit({
    event: 'user.update',
    targetId: user.id,
    target: name,
    before: { displayName: user.display_name },
    after: { displayName: name },
  })
}

const touch = statement('saml_sign_in_touch', 'update users set last_sign_in_at = $3 where org_id = $1 and id = $2')

function signIn({ tx, effects }: Write, provider: Provider, user: LockedUser): void {
  tx.queue(touch, [tx.orgId, user.id, tx.now])
  effects.audit({
    event: 'user.sign_in',
    targetId: user.id,
    target: user.display_name,
    after: { method: 'saml', provider: provider.name },
  })
}
