/** The addresses of a person: where they are found, what they sign in with, and who is told when they change. */
import { fold } from '@/lib/base/fold'
import { statement } from '@/lib/db/tx'
import { addressRows, type Profile } from '../profile'
import type { Write } from '../write'
import { loginHashes } from './user-insert'
import { provenAddress, type UserRow } from './user-row'

const deleteAddresses = statement('user_addresses_delete', 'delete from user_emails where org_id = $1 and user_id = $2')
const insertAddresses = statement(
  'user_addresses_insert',
  `insert into user_emails (org_id, user_id, n, value, value_lc, type, type_lc, "primary")
   select $1, $2, e.n, e.value, e.value_lc, e.type, e.type_lc, e.primary
   from jsonb_to_recordset($3::jsonb)
     as e(n int, value text, value_lc text, type text, type_lc text, "primary" boolean)`,
)
const moveLogin = statement(
  'user_login_move',
  `with gone as (delete from login_addresses where org_id = $1 and user_id = $2 and address_hash <> all($3::text[]))
   insert into login_addresses (address_hash, org_id, user_id) select unnest($3::text[]), $1, $2 on conflict do nothing`,
)

/** Queues what of a profile's addresses is not stored yet. */
export function store({ tx }: Write, user: UserRow, changed: UserRow, profile: Profile): void {
  const stored = (JSON.parse(user.attributes) as { emails?: unknown }).emails ?? []
  if (JSON.stringify(stored) !== JSON.stringify(profile.attributes.emails ?? [])) {
    tx.queue(deleteAddresses, [tx.orgId, user.id])
    tx.queue(insertAddresses, [tx.orgId, user.id, addressRows(profile)])
  }
  if (user.email_lc === changed.email_lc && user.user_name === changed.user_name) return
  const [before, after] = [loginHashes(user), loginHashes(changed)]
  if (before.join() !== after.join()) tx.queue(moveLogin, [tx.orgId, user.id, after])
}

/** Whoever reads mail at an address learns that it is no longer the person's: only that could show a theft. */
export function tellOld({ effects }: Write, user: UserRow, changed: UserRow): void {
  const old = new Map([provenAddress(user), user.email].map((address) => [address && fold(address), address]))
  for (const [folded, to] of old) {
    if (!to || folded === changed.email_lc) continue
    effects.mail({ kind: 'address_changed', userId: user.id, to, now: changed.email })
  }
}
