/** A SAML response that came to an organization's address, from its bytes to a session or a refusal: one transaction,
 *  whatever comes of it. The assertion is used once, the request by its own browser, and every outcome is written down
 *  with the verdict of each check. */
import { DomainError } from '@/lib/base/errors'
import type { Org } from '@/lib/db/finders'
import { statement, type Tx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import type { Claims } from '@/lib/saml/assertion'
import { harmlessFrom } from '@/lib/saml/legible'
import { claimedPerson } from '@/lib/saml/person'
import { Checklist, type SamlRefusal } from '@/lib/saml/refusals'
import { carriedText, judgeResponse, type OpenResponse, openResponse } from '@/lib/saml/response'
import type { Actor } from '../can'
import { masked } from '../masked'
import { plans } from '../plans'
import * as sessions from '../sign-in/sessions'
import type { LockedUser } from '../users/user-row'
import { type Write, writeIn } from '../write'
import { decide } from './saml-admission'
import { type Attempt, note } from './saml-attempts'
import { grant, grantedBy, mappingsIn } from './saml-grants'
import type { ArrivedMessage } from './saml-messages'
import { holdProviders, type Provider } from './saml-provider-row'
import { type BegunRequest, lockRequest, spend } from './saml-requests'
import { addressesOf, type ServiceKey, serviceKeys } from './saml-service'
import { rememberSession } from './saml-sessions'
import { type Admission, createNewcomer, outcomeOf, settle, signIn } from './saml-settling'

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
  private came: { readonly text: string | undefined; readonly root: Element | null } = { text: undefined, root: null }

  constructor(
    private readonly tx: Tx,
    private readonly org: Org,
    private readonly keys: readonly ServiceKey[],
    private readonly client: sessions.Client,
  ) {}

  async receive(arrival: Arrival): Promise<LoginOutcome> {
    await this.tx.ready()
    const open = openResponse(arrival.samlResponse)
    this.came = open.ok ? open : { text: carriedText(arrival.samlResponse), root: null }
    if (!open.ok) {
      this.checks.include(open.checks)
      return this.refuse(null, undefined, null)
    }
    // Held before the request: whoever removes a provider takes its requests with it.
    const [providers, request] = await Promise.all([
      holdProviders(this.tx),
      open.claimedRequest === null ? undefined : lockRequest(this.tx, open.claimedRequest),
    ])
    const provider = this.providerOf(open, request, providers)
    this.judgeRequest(open, request, arrival)
    const claims = provider ? this.judgeMessage(open, provider, request) : null
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

  private judgeMessage(open: OpenResponse, provider: Provider, request: BegunRequest | undefined): Claims | null {
    const { entityId, acsUrl } = addressesOf(this.org)
    const verdict = judgeResponse(open, {
      issuer: provider.entityId,
      audience: entityId,
      acsUrl,
      requestId: open.claimedRequest,
      acceptsUnsolicited: provider.idpInitiated,
      forcedAt: request?.forced_at ?? null,
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
    decision: Admission,
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
    decision: Admission,
  ): Promise<LoginOutcome> {
    const user =
      decision.kind === 'known'
        ? decision.user
        : await createNewcomer(this.tx, this.org, provider, decision, this.client)
    const { outcome, session } = await this.write(actorOf(user, this.client), async (w) => {
      settle(w, provider, claims, decision, user)
      const granted = grantedBy(await mappingsIn(this.tx, provider.id), claims.attributes)
      await grant(w, user, granted)
      signIn(w, provider, user)
      const roles = granted.roles.map(({ name }) => name)
      const outcome = { ...outcomeOf(decision), roles, teams: granted.teams.map(({ name }) => name) }
      const said = { provedAt: claims.authenticatedAt ?? new Date(0), endsAt: claims.sessionEndsAt }
      const session = sessions.begin(w, user.id, 'saml', this.client, said)
      rememberSession(w.tx, session, provider, claims)
      return { outcome, session }
    })
    await this.note({ purpose: 'login', code: 'admitted', provider, claims, userId: user.id, outcome })
    return { kind: 'admitted', session, returnTo: request?.return_to ?? null, began: request !== undefined }
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
    const { claims } = attempt
    const saidAddress = provider && claims ? claimedPerson(claims, provider.attributes).email : null
    const facts = { checks: this.checks.list(), providerId: provider?.id ?? null, saidAddress }
    return note(this.tx, { ...rest, ...facts, message: this.message(claims) }, this.client)
  }

  /** What came, and from when it opens nothing any more: used here, at once. */
  private message(claims: Claims | null): ArrivedMessage | null {
    const { text, root } = this.came
    if (text === undefined) return null
    const isUsed = this.checks.list().some(({ name, verdict }) => name === 'once' && verdict !== 'skipped')
    const shownFrom = isUsed ? this.tx.now : harmlessFrom(root, claims?.usableUntil ?? null, this.tx.now)
    return { text, shownFrom, proven: claims !== null }
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
