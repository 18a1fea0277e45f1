/** Recovery codes: ten words for the day the phone is gone. Shown once, each works once. The table holds keyed hashes,
 *  so that a copy of it opens nothing. The key is the secret of the person's app, which is kept sealed: so the codes
 *  outlive a change of the server's secret, under which nobody could hash them again. */
import { randomInt } from 'node:crypto'
import { env } from '@/lib/base/env'
import { keyedHash } from '@/lib/base/secret'
import { statement, type Tx } from '@/lib/db/tx'

export const codeCount = 10
const groups = 3
const groupLength = 4
// Crockford's base 32: no letter that is taken for a digit.
const digits = '0123456789abcdefghjkmnpqrstvwxyz'

/** A code of 60 bits, such as `7kq2-m4xw-a0zp`. */
function newCode(): string {
  const letters = Array.from({ length: groups * groupLength }, () => digits[randomInt(digits.length)]).join('')
  return letters.match(new RegExp(`.{${groupLength}}`, 'g'))?.join('-') ?? letters
}

/** The code as it is hashed, from what a person typed: case, blanks and dashes do not count, nor does a letter that was
 *  taken for a digit. */
function normalized(text: string): string {
  return text.toLowerCase().replaceAll(/[\s-]/g, '').replaceAll('o', '0').replaceAll(/[il]/g, '1')
}

function hashOf(key: string, orgId: string, userId: string, code: string): string {
  return keyedHash(key, `recovery code:${orgId}:${userId}:${normalized(code)}`)
}

const replace = statement(
  'recovery_codes_replace',
  `with older as (delete from recovery_codes where org_id = $1 and user_id = $2)
   insert into recovery_codes (org_id, user_id, hash, created_at, by_app)
   select $1, $2, hash, $4, true from unnest($3::text[]) as made(hash)`,
)

/** Queues ten new codes in place of those there were, and answers them: they exist here and nowhere else. `appSecret` is
 *  that of the person's app. */
export function make(tx: Tx, userId: string, appSecret: string): string[] {
  const codes = Array.from({ length: codeCount }, newCode)
  tx.queue(replace, [tx.orgId, userId, codes.map((code) => hashOf(appSecret, tx.orgId, userId, code)), tx.now])
  return codes
}

// One statement compares and sets: of two uses of one code the later finds it used.
const take = statement<{ hash: string }>(
  'recovery_code_take',
  `update recovery_codes set used_at = $4 where org_id = $1 and user_id = $2 and used_at is null
     and hash = case when by_app then $3 else $5 end
   returning hash`,
)
const unused = statement<{ left: number }>(
  'recovery_codes_left',
  'select count(*)::int as left from recovery_codes where org_id = $1 and user_id = $2 and used_at is null',
)

/** Uses the code, if it is one of the person's that was not used before: how many are left then, else undefined. */
export async function spendCode(tx: Tx, userId: string, appSecret: string, code: string): Promise<number | undefined> {
  // Codes of earlier versions are keyed by the server's secret.
  const [hash, earlier] = [appSecret, env().secret].map((key) => hashOf(key, tx.orgId, userId, code))
  const taken = await tx.query(take, [tx.orgId, userId, hash, tx.now, earlier])
  if (taken.length === 0) return undefined
  const [row] = await tx.query(unused, [tx.orgId, userId])
  return row?.left ?? 0
}
