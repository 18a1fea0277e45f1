/** Who has a user name or an address that must be unique. */
import { fold } from '@/lib/base/fold'
import { statement, type Tx } from '@/lib/db/tx'
import type { Profile } from '@/lib/org/profile'
import { quoted, ScimError } from '@/lib/scim'

export interface Holder {
  readonly id: string
  /** Whether they have the user name; else it is the address. */
  readonly same_name: boolean
}

const holders = statement<Holder>(
  'scim_user_holders',
  `select id, bool_or(user_name_lc = $2) is true as same_name from users
   where org_id = $1 and deleted_at is null and (user_name_lc = $2 or (kind = 'human' and email_lc = $3))
   group by id order by 2 desc`,
)

/** Living people who have this user name or address, whoever has the name first. */
export function readHolders(tx: Tx, { userName, email }: Pick<Profile, 'userName' | 'email'>): Promise<Holder[]> {
  return tx.query(holders, [tx.orgId, userName && fold(userName), email && fold(email)])
}

/** Throws 409 naming who has the user name or the address, if it is anybody but `self`. */
export function refuseTaken(
  holders: readonly Holder[],
  { userName, email }: Pick<Profile, 'userName' | 'email'>,
  self?: string,
): void {
  const first = holders.find(({ id }) => id !== self)
  if (!first) return
  const what = first.same_name ? `The userName ${quoted(userName ?? '')}` : `The e-mail address ${quoted(email ?? '')}`
  const remedy = `Match the existing user instead of creating another, or change that one first.`
  throw new ScimError(409, 'uniqueness', `${what} belongs to the user ${first.id} already. ${remedy}`)
}
