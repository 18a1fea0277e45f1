/** Who hears of keys and of the accounts that own them: the account's own address, and the organization's security
 *  contacts, so that a key made behind an account's back cannot stay unnoticed. */
import { statement, type Tx } from '@/lib/db/tx'
import type { Write } from '../write'

const contactsBeside = statement<{ address: string }>(
  'security_contacts',
  `select distinct c.address from organizations o cross join unnest(o.security_contacts) as c(address)
   where o.id = $1 and lower(c.address) is distinct from
     (select u.email_lc from users u where u.org_id = $1 and u.id = $2 and u.deleted_at is null)
   order by c.address limit 20`,
)

interface Told {
  readonly ownerId: string
  readonly owner: string
  readonly name: string
}

/** A key was made or revoked. */
export async function tellOfKey(w: Write, kind: 'key_created' | 'key_revoked', { ownerId, owner, name }: Told) {
  const told = { kind, account: owner, keyName: name, by: w.actor.name } as const
  w.effects.mail({ ...told, userId: ownerId })
  for (const to of await securityContacts(w.tx, ownerId)) w.effects.mail({ ...told, userId: null, to })
}

/** A service account was disabled: what uses its keys stops. */
export async function tellOfDisabling(w: Write, { id, name }: { id: string; name: string }): Promise<void> {
  const told = { kind: 'account_disabled', account: name, by: w.actor.name } as const
  w.effects.mail({ ...told, userId: id })
  for (const to of await securityContacts(w.tx, id)) w.effects.mail({ ...told, userId: null, to })
}

/** The organization's security contacts but for the owner's own address, 20 at most. */
export async function securityContacts(tx: Tx, ownerId: string): Promise<string[]> {
  const rows = await tx.query(contactsBeside, [tx.orgId, ownerId])
  return rows.map(({ address }) => address)
}
