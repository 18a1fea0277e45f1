/** Sign-ins as they were judged, for the login inspector and for the person who was refused.
 *
 *  Each is written in the transaction of the sign-in. Values are masked; what mappings are tried on is sealed beside
 *  them. Anybody may post anything to the address of an organization, so what no provider has vouched for is written
 *  down at a bounded rate only. */
import { randomBase62 } from '@/lib/base/base62'
import { env } from '@/lib/base/env'
import { newId } from '@/lib/base/id'
import { type Seal, seal, unseal } from '@/lib/base/sealed'
import type { Org } from '@/lib/db/finders'
import { type Reading, readOrg } from '@/lib/db/read-org'
import { statement, type Tx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import type { Claims, SamlAttribute } from '@/lib/saml/assertion'
import type { Check, SamlRefusal } from '@/lib/saml/refusals'
import { type Actor, requirePermission } from '../can'
import { masked } from '../masked'
import type { Client } from '../sign-in/sessions'
import { attemptIds, searchHash } from './saml-attempt-search'
import { type ArrivedMessage, keepMessage } from './saml-messages'

/** How long sign-ins are kept. */
export const loginsKeptDays = 30
/** Of attempts that nobody vouched for, how many an hour are written down. */
const unprovenPerHour = 200
/** Of those, how many with their message. */
const messagesPerHour = 20
const refLength = 32
/** What of an attribute is shown. */
const shownValues = 50

export type AttemptCode = 'admitted' | SamlRefusal

/** What a sign-in did, or would do. */
export interface AttemptOutcome {
  readonly created?: boolean
  readonly linked?: 'scim' | 'address'
  readonly verified?: boolean
  readonly roles?: readonly string[]
  readonly teams?: readonly string[]
}

export interface Attempt {
  readonly purpose: 'login' | 'test'
  readonly code: AttemptCode
  readonly checks: readonly Check[]
  readonly providerId: string | null
  /** Null where no certificate vouched for the message. */
  readonly claims: Claims | null
  readonly userId: string | null
  readonly outcome: AttemptOutcome
  /** What came, where it is a text at all. */
  readonly message: ArrivedMessage | null
  /** The address that was said, by the provider's attributes. */
  readonly saidAddress: string | null
}

const recentUnproven = statement<{ recent: number }>(
  'saml_logins_recent',
  `select count(*)::int as recent from (select from saml_logins
   where org_id = $1 and at > $2::timestamptz - interval '1 hour' and not proven limit $3) n`,
)
const insert = statement(
  'saml_login_insert',
  `insert into saml_logins (org_id, id, ref, at, provider_id, purpose, code, proven, checks, name_id, attributes,
     sealed_claims, user_id, outcome, address, user_agent, request_id, name_hash, address_hash)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
)

/** Queues the row of an attempt; answers the reference that leads to it, or null where it is one too many. */
export async function note(tx: Tx, attempt: Attempt, client: Client): Promise<string | null> {
  const proven = attempt.claims !== null
  const [row] = proven ? [] : await tx.query(recentUnproven, [tx.orgId, tx.now, unprovenPerHour])
  const recent = row?.recent ?? 0
  if (recent >= unprovenPerHour) return null
  const [id, ref] = [newId(tx.now.getTime()), randomBase62(refLength)]
  const { claims, purpose, code, checks, providerId, userId, outcome, message, saidAddress } = attempt
  tx.queue(insert, [
    tx.orgId,
    id,
    ref,
    tx.now,
    providerId,
    purpose,
    code,
    proven,
    JSON.stringify(checks),
    claims && masked(claims.nameId),
    JSON.stringify(claims ? maskedAttributes(claims.attributes) : []),
    claims && sealedClaims(tx, id, claims),
    userId,
    JSON.stringify(outcome),
    client.address ?? null,
    client.userAgent?.slice(0, 400) ?? null,
    client.requestId ?? null,
    claims && searchHash(tx.orgId, claims.nameId),
    saidAddress === null ? null : searchHash(tx.orgId, saidAddress),
  ])
  if (message && recent < messagesPerHour) keepMessage(tx, id, message)
  return ref
}

/** How the claims of a sign-in are sealed. */
export const claimsSeal = (orgId: string, id: string): Seal => ({ purpose: 'saml claims', label: `${orgId}:${id}` })

function sealedClaims(tx: Tx, id: string, { nameId, attributes }: Claims): Buffer {
  return seal(env().secret, claimsSeal(tx.orgId, id), JSON.stringify({ nameId, attributes }))
}

function maskedAttributes(attributes: readonly SamlAttribute[]) {
  return attributes.map(({ name, friendlyName, values }) => ({
    name,
    friendlyName,
    values: values.slice(0, shownValues).map(masked),
    count: values.length,
  }))
}

export interface AttemptRow {
  readonly id: string
  readonly ref: string
  readonly at: Date
  readonly providerId: string | null
  readonly providerName: string | null
  readonly purpose: 'login' | 'test'
  readonly code: AttemptCode
  readonly proven: boolean
  readonly checks: readonly Check[]
  readonly nameId: string | null
  readonly attributes: readonly {
    readonly name: string
    readonly friendlyName: string | null
    readonly values: readonly string[]
    readonly count: number
  }[]
  readonly userId: string | null
  readonly userName: string | null
  readonly outcome: AttemptOutcome
  readonly address: string | null
  readonly userAgent: string | null
}

export const pageSize = 50

/** What the inspector shows: everybody's, those let in, those refused, or tests. */
export const attemptViews = ['all', 'admitted', 'refused', 'tests'] as const
export type AttemptView = (typeof attemptViews)[number]

export interface AttemptFilter {
  readonly view?: AttemptView
  readonly userId?: string
  readonly providerId?: string
  /** The beginning of a person's name or address, or a NameID or address in full. */
  readonly q?: string
  /** The last id of the page before. */
  readonly before?: string
}

/** The latest sign-ins, newest first, `pageSize` at a time. Needs `org_authn_config_read`. */
export async function list(org: Org, actor: Actor, filter: AttemptFilter = {}): Promise<AttemptRow[]> {
  requirePermission(actor, 'org_authn_config_read')
  return readOrg(org.id, async (reading) => {
    const found = await reading.db.$queryRaw<{ id: string }[]>(attemptIds(org.id, filter, pageSize))
    const rows = await reading.db.samlLogin.findMany({
      where: { orgId: org.id, id: { in: found.map(({ id }) => id) } },
      orderBy: { id: 'desc' },
    })
    return named(reading, org, rows)
  })
}

/** One sign-in by its reference. Needs `org_authn_config_read`. */
export async function get(org: Org, actor: Actor, ref: string): Promise<AttemptRow | undefined> {
  requirePermission(actor, 'org_authn_config_read')
  return readOrg(org.id, async (reading) => {
    const row = await reading.db.samlLogin.findUnique({ where: { orgId_ref: { orgId: org.id, ref } } })
    return row ? (await named(reading, org, [row]))[0] : undefined
  })
}

type Stored = Awaited<ReturnType<Reading['db']['samlLogin']['findMany']>>[number]

async function named({ db }: Reading, { id: orgId }: Org, rows: readonly Stored[]): Promise<AttemptRow[]> {
  const ids = (of: 'providerId' | 'userId') => [...new Set(rows.map((row) => row[of]).filter((id) => id !== null))]
  const providers = await db.samlIdentityProvider.findMany({
    where: { orgId, id: { in: ids('providerId') } },
    select: { id: true, name: true },
  })
  const people = await db.user.findMany({
    where: { orgId, id: { in: ids('userId') } },
    select: { id: true, displayName: true },
  })
  return rows.map((row) => ({
    ...row,
    purpose: row.purpose as AttemptRow['purpose'],
    code: row.code as AttemptCode,
    checks: row.checks as unknown as Check[],
    attributes: row.attributes as unknown as AttemptRow['attributes'],
    outcome: row.outcome as AttemptOutcome,
    providerName: providers.find(({ id }) => id === row.providerId)?.name ?? null,
    userName: people.find(({ id }) => id === row.userId)?.displayName ?? null,
  }))
}

/** What the person who was refused may see: the code, and nothing of anybody. Whoever holds the reference was sent
 *  here with it. */
export interface Refused {
  readonly code: AttemptCode
  readonly at: Date
  /** Whether the person waits for an invitation that can be sent again. */
  readonly userId: string | null
}

const byRef = statement<Refused>(
  'saml_login_by_ref',
  `select code, at, user_id as "userId" from saml_logins
   where org_id = $1 and ref = $2 and purpose = 'login' and at > $3::timestamptz - interval '1 hour'`,
)

/** A refused sign-in of the last hour by its reference. */
export async function refused(org: Org, ref: string): Promise<Refused | undefined> {
  if (!/^[0-9A-Za-z]{32}$/.test(ref)) return undefined
  return withOrg(org.id, async (tx) => {
    await tx.ready()
    const [row] = await tx.query(byRef, [org.id, ref, tx.now])
    return row && row.code !== 'admitted' ? row : undefined
  })
}

const recentClaims = statement<{ id: string; user_id: string | null; sealed_claims: Buffer; at: Date }>(
  'saml_logins_claims',
  `select distinct on (coalesce(user_id::text, name_id)) id, user_id, sealed_claims, at from saml_logins
   where org_id = $1 and provider_id = $2 and sealed_claims is not null and at > $3::timestamptz - interval '30 days'
   order by coalesce(user_id::text, name_id), at desc limit 200`,
)

export interface RecentClaims extends Pick<Claims, 'nameId' | 'attributes'> {
  readonly userId: string | null
  readonly at: Date
}

/** What the provider last said of each person, in full: for trying mappings, and never to be shown as it is. */
export async function claimsIn(tx: Tx, providerId: string): Promise<RecentClaims[]> {
  const rows = await tx.query(recentClaims, [tx.orgId, providerId, tx.now])
  return rows.flatMap(({ id, user_id, sealed_claims, at }) => {
    const text = unseal(env().secret, claimsSeal(tx.orgId, id), sealed_claims)
    return text ? [{ ...(JSON.parse(text) as Pick<Claims, 'nameId' | 'attributes'>), userId: user_id, at }] : []
  })
}
