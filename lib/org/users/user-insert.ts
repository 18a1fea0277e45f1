/** A new user as one statement: the row, its addresses, the index of sign-in addresses, the roles. */
import { env } from '@/lib/base/env'
import { fold } from '@/lib/base/fold'
import { newId } from '@/lib/base/id'
import { keyedHash } from '@/lib/base/secret'
import { statement } from '@/lib/db/tx'
import { addressRows, type Profile, profileColumns, profileValues } from '../profile'
import { holdOpen, noteCreated } from '../seq-ranges'
import type { Write } from '../write'
import type { UserRow, UserSource, UserStatus } from './user-row'

/** How the index of sign-in addresses knows an address: findable by who has the address and the server's secret. */
export function addressHash(email: string, secret = env().secret): string {
  return keyedHash(secret, `login:${fold(email)}`)
}

/** The hashes of everything a person may sign in with: their proven address, their current one, their user name. A
 *  password proves the person whichever they write; nothing that opens without one goes by this index. */
export function loginHashes(
  user: Pick<UserRow, 'email_lc' | 'verified_email_lc' | 'user_name'>,
  secret = env().secret,
): string[] {
  const names = [user.email_lc, user.verified_email_lc, user.user_name && fold(user.user_name)]
  return [...new Set(names.filter((name) => name !== null))].map((name) => addressHash(name, secret)).sort()
}

const profileParameters = profileColumns.map((_, index) => `$${index + 3}`).join(', ')
const next = profileColumns.length + 3

const insertUser = statement(
  'user_insert',
  `with person as (
     insert into users (org_id, id, ${profileColumns.join(', ')}, kind, status, source, verified_at, disabled_at,
       created_by, created_at, updated_at, connection_id, verified_email_lc)
     values ($1, $2, ${profileParameters}, $${next}, $${next + 1}, $${next + 2}, $${next + 3}, $${next + 4},
       $${next + 5}, $${next + 6}, $${next + 6}, $${next + 11}, $${next + 12})
   ), address as (
     insert into user_emails (org_id, user_id, n, value, value_lc, type, type_lc, "primary")
     select $1, $2, e.n, e.value, e.value_lc, e.type, e.type_lc, e.primary
     from jsonb_to_recordset($${next + 7}::jsonb)
       as e(n int, value text, value_lc text, type text, type_lc text, "primary" boolean)
   ), login as (
     insert into login_addresses (address_hash, org_id, user_id) select unnest($${next + 8}::text[]), $1, $2
   )
   insert into user_roles (org_id, user_id, role_id, source, granted_by, created_at)
   select $1, $2, r.id, $${next + 9}, $${next + 5}, $${next + 6}
   from roles r where r.org_id = $1 and r.name = any($${next + 10}::text[])`,
)

export interface NewUser {
  readonly profile: Profile
  readonly kind: 'human' | 'service'
  readonly status: UserStatus
  readonly source: UserSource
  /** The connection that manages the person. */
  readonly connectionId?: string
  readonly roles: readonly string[]
  /** Where the grant of the roles comes from: `default` where nobody chose them. */
  readonly roleSource: 'default' | 'manual' | 'scim'
  /** Who had the same user name until they were removed, for the audit log. */
  readonly formerId?: string
}

/** Queues a new user with their addresses and roles, and nothing else: no mail, no permission check. Answers the row
 *  as it will be. A user name or address that is taken fails the transaction (`user_name_taken`, `email_taken`). */
export function insert({ tx, actor, effects }: Write, user: NewUser): UserRow {
  const id = newId(tx.now.getTime())
  const verifiedAt = user.status === 'active' ? tx.now : null
  const email = user.profile.email === null ? null : fold(user.profile.email)
  const login = {
    email_lc: email,
    verified_email_lc: verifiedAt && user.kind === 'human' ? email : null,
    user_name: user.profile.userName,
  }
  holdOpen(tx, 'user')
  noteCreated(tx.orgId, 'user')
  tx.queue(insertUser, [
    tx.orgId,
    id,
    ...profileValues(user.profile),
    user.kind,
    user.status,
    user.source,
    verifiedAt,
    user.status === 'disabled' ? tx.now : null,
    actor.kind === 'user' ? actor.id : null,
    tx.now,
    addressRows(user.profile),
    user.kind === 'human' ? loginHashes(login) : [],
    user.roleSource,
    user.roles,
    user.connectionId ?? null,
    login.verified_email_lc,
  ])
  effects.audit({
    event: user.kind === 'human' ? 'user.create' : 'service_account.create',
    targetId: id,
    target: user.profile.displayName,
    after: {
      status: user.status,
      source: user.source,
      roles: user.roles,
      email: user.profile.email,
      ...(user.formerId && { formerId: user.formerId }),
    },
  })
  return {
    id,
    kind: user.kind,
    status: user.status,
    user_name: user.profile.userName,
    external_id: user.profile.externalId,
    display_name: user.profile.displayName,
    email: user.profile.email,
    email_lc: email,
    source: user.source,
    connection_id: user.connectionId ?? null,
    version: 1,
    attributes: JSON.stringify(user.profile.attributes),
    verified_at: verifiedAt,
    verified_email_lc: login.verified_email_lc,
    created_at: tx.now,
    updated_at: tx.now,
  }
}
