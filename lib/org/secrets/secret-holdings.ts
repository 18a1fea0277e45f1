/** Everything in the database that is sealed or keyed by the server's secret: how it is made anew under another one, and
 *  what becomes of it where the old one is lost. A test holds this list to every use of the secret in the code. */
import { sha256Hex } from '@/lib/base/secret'
import { statement, type Tx } from '@/lib/db/tx'
import { invitationToken, parseInvitationToken } from '../invitations/invitation-token'
import { resetToken } from '../passwords/reset-token'
import { searchHash } from '../saml/saml-attempt-search'
import { claimsSeal } from '../saml/saml-attempts'
import { messageSeal } from '../saml/saml-messages'
import { storeRouting } from '../saml/saml-routing'
import { serviceKeySeal } from '../saml/saml-service'
import { knownAs, sessionSeal } from '../saml/saml-sessions'
import { storedSeal } from '../second-factor/authenticators'
import { loginHashes } from '../users/user-insert'
import type { UserRow } from '../users/user-row'
import type { Write } from '../write'
import { type Resealed, reseal, type SealedTable, type SecretChange } from './sealed-table'

interface Holding {
  /** `table.column` of everything that it answers for. */
  readonly columns: readonly string[]
  /** Makes the organization's own anew. */
  readonly rotate: (tx: Tx, change: SecretChange) => Promise<Resealed>
  /** Does without the old secret: makes anew what can be, else takes away what nobody can open. Answers how many. */
  readonly lose: (w: Write, to: string) => Promise<number>
}

function sealedIn(table: SealedTable, lose: Holding['lose']): Holding {
  const columns = [table.sealed, ...(table.hashes?.columns ?? [])].map((column) => `${table.table}.${column}`)
  return { columns, rotate: (tx, change) => reseal(tx, table, change), lose }
}

/** What can be made anew without the old secret. */
function keyed(columns: readonly string[], make: (tx: Tx, to: string) => Promise<number>): Holding {
  const rotate: Holding['rotate'] = async (tx, { to }) => ({ done: await make(tx, to), shut: 0 })
  return { columns, rotate, lose: ({ tx }, to) => make(tx, to) }
}

/** A statement on the organization that answers how many rows it took. */
function taking(name: string, text: string): (w: Pick<Write, 'tx'>) => Promise<number> {
  const take = statement<{ taken: number }>(name, `with gone as (${text}) select count(*)::int as taken from gone`)
  return async ({ tx }) => (await tx.query(take, [tx.orgId]))[0]?.taken ?? 0
}

// Whoever had an app proved themselves by two things, and one of them is gone. The password alone must not do: it goes
// too, and the proven mailbox gives another.
const takeApps = statement<{ id: string; name: string }>(
  'secret_lose_apps',
  `with apps as (delete from authenticators where org_id = $1 returning user_id), passwords as (
     delete from credentials c using apps a where c.org_id = $1 and c.user_id = a.user_id and c.kind = 'password'
   )
   select u.id, u.display_name as name from apps a join users u on u.org_id = $1 and u.id = a.user_id`,
)

async function loseApps({ tx, effects }: Write): Promise<number> {
  const people = await tx.query(takeApps, [tx.orgId])
  for (const { id, name } of people) {
    effects.audit({ event: 'second_factor.reset', targetId: id, target: name })
    effects.audit({ event: 'user.password_remove', targetId: id, target: name })
    effects.mail({ kind: 'second_factor_lost', userId: id })
  }
  return people.length
}

const codesOfEarlierVersions = taking(
  'secret_old_codes',
  'delete from recovery_codes where org_id = $1 and not by_app returning hash',
)

const people = statement<Pick<UserRow, 'email_lc' | 'verified_email_lc' | 'user_name'> & { id: string }>(
  'secret_people',
  `select u.id, u.email_lc, u.verified_email_lc, u.user_name from users u
   where u.org_id = $1 and ($2::uuid is null or u.id > $2::uuid)
     and exists (select from login_addresses l where l.org_id = $1 and l.user_id = u.id)
   order by u.id limit 500`,
)
const forgetLogins = statement(
  'secret_logins_forget',
  'delete from login_addresses where org_id = $1 and user_id = any($2::uuid[])',
)
const storeLogins = statement(
  'secret_logins_store',
  `insert into login_addresses (org_id, user_id, address_hash) select $1, * from unnest($2::uuid[], $3::text[])`,
)

async function makeLogins(tx: Tx, to: string): Promise<number> {
  let done = 0
  for (let last: string | null = null; ; ) {
    const rows: (Pick<UserRow, 'email_lc' | 'verified_email_lc' | 'user_name'> & { id: string })[] = await tx.query(
      people,
      [tx.orgId, last],
    )
    const made = rows.flatMap((row) => loginHashes(row, to).map((hash) => ({ id: row.id, hash })))
    tx.queue(forgetLogins, [tx.orgId, rows.map(({ id }) => id)])
    await tx.query(storeLogins, [tx.orgId, made.map(({ id }) => id), made.map(({ hash }) => hash)])
    done += rows.length
    last = rows.at(-1)?.id ?? null
    if (rows.length < 500) return done
  }
}

/** A link is derived from the secret when its mail leaves. One that was mailed is known by its hash and goes on; one
 *  whose mail still waits gets the hash that it will have by then. */
function waitingLinks(table: 'invitation_links' | 'password_resets', named: string, token: typeof invitationToken) {
  const waiting = statement<{ id: string }>(
    `secret_waiting_${table}`,
    `select l.id from outbox o join ${table} l on l.org_id = $1 and l.id = (o.payload->>'${named}')::uuid
     where o.org_id = $1 and o.state in ('queued', 'cancelled') and o.payload ? '${named}' and l.expires_at > now()`,
  )
  const store = statement(
    `secret_links_${table}`,
    `update ${table} l set hash = made.hash from unnest($2::uuid[], $3::text[]) as made(id, hash)
     where l.org_id = $1 and l.id = made.id`,
  )
  return async (tx: Tx, to: string): Promise<number> => {
    const ids = (await tx.query(waiting, [tx.orgId])).map(({ id }) => id)
    const hashes = ids.map((id) => sha256Hex(parseInvitationToken(token(tx.orgId, id, to))?.secret ?? ''))
    await tx.query(store, [tx.orgId, ids, hashes])
    return ids.length
  }
}

const samlSessions: SealedTable = {
  table: 'saml_sessions',
  sealed: 'sealed_name',
  id: { column: 'hash', type: 'text' },
  seal: sessionSeal,
  hashes: {
    columns: ['name_hash', 'index_hash'],
    reads: ['provider_id'],
    make({ provider_id }, text, { to }, orgId) {
      const { nameId, sessionIndex } = JSON.parse(text) as { nameId: string; sessionIndex: string | null }
      const hash = (what: 'name' | 'index', value: string) => knownAs({ orgId }, provider_id ?? '', what, value, to)
      return [hash('name', nameId), sessionIndex && hash('index', sessionIndex)]
    },
  },
}

const samlLogins: SealedTable = {
  table: 'saml_logins',
  sealed: 'sealed_claims',
  id: { column: 'id', type: 'uuid' },
  seal: claimsSeal,
  hashes: {
    columns: ['name_hash', 'address_hash'],
    reads: ['address_hash'],
    make({ address_hash }, text, { from, to }, orgId) {
      const { nameId, attributes } = JSON.parse(text) as { nameId: string; attributes: { values: string[] }[] }
      // Which attribute the address was in is the provider's setting of then: it is the one whose hash stands there.
      const said = [nameId, ...attributes.flatMap(({ values }) => values)]
      const address = said.find((value) => searchHash(orgId, value, from) === address_hash)
      return [searchHash(orgId, nameId, to), address === undefined ? null : searchHash(orgId, address, to)]
    },
  },
}

/** In the order in which they are made anew. Its names are those of the counts that are told and audited. */
export const holdings = {
  apps: sealedIn(
    {
      table: 'authenticators',
      sealed: 'sealed_secret',
      id: { column: 'user_id', type: 'uuid' },
      seal: storedSeal,
    },
    loseApps,
  ),
  recoveryCodes: {
    columns: ['recovery_codes.hash'],
    // Those of today are keyed by the app's secret; those of earlier versions nobody can hash again.
    rotate: async (tx) => ({ done: 0, shut: await codesOfEarlierVersions({ tx }) }),
    lose: taking('secret_lose_codes', 'delete from recovery_codes where org_id = $1 returning hash'),
  },
  samlKeys: sealedIn(
    { table: 'saml_keys', sealed: 'sealed_key', id: { column: 'n', type: 'integer' }, seal: serviceKeySeal },
    // The next who asks for the metadata makes a new one.
    taking('secret_lose_keys', 'delete from saml_keys where org_id = $1 returning n'),
  ),
  samlSessions: sealedIn(
    samlSessions,
    // A provider could not end them any more: they end now, and single sign-on begins others.
    taking(
      'secret_lose_sessions',
      `delete from sessions s using saml_sessions m where m.org_id = $1 and s.org_id = $1 and s.hash = m.hash
       returning s.hash`,
    ),
  ),
  samlClaims: sealedIn(
    samlLogins,
    taking(
      'secret_lose_claims',
      `update saml_logins set sealed_claims = null, name_hash = null, address_hash = null
       where org_id = $1 and (sealed_claims is not null or name_hash is not null or address_hash is not null)
       returning id`,
    ),
  ),
  samlMessages: sealedIn(
    {
      table: 'saml_messages',
      sealed: 'sealed_message',
      id: { column: 'login_id', type: 'uuid' },
      seal: messageSeal,
    },
    taking('secret_lose_messages', 'delete from saml_messages where org_id = $1 returning login_id'),
  ),
  addresses: keyed(['login_addresses.address_hash'], makeLogins),
  domains: keyed(['login_domains.domain_hash'], storeRouting),
  invitations: keyed(['invitation_links.hash'], waitingLinks('invitation_links', 'linkId', invitationToken)),
  resets: keyed(['password_resets.hash'], waitingLinks('password_resets', 'resetId', resetToken)),
} satisfies Readonly<Record<string, Holding>>

export type HoldingName = keyof typeof holdings

/** Keyed by the secret as well, and left to themselves: they are gone within a day, and until then the worst they do is
 *  to refuse or to begin counting anew. */
export const fading = {
  /** Tries are counted from nothing again. */
  attempts: ['attempts.key'],
  /** A repeat under an Idempotency-Key of before is refused instead of answered again. */
  repeats: ['idempotency.body_hash'],
} as const
