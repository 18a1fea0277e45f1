/** Recovery codes: ten words for the day the phone is gone. Shown once, each works once. The table holds keyed hashes,
 *  so that a copy of it opens nothing. */
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

function hashOf(orgId: string, userId: string, code: string): string {
  return keyedHash(env().secret, `recovery code:${orgId}:${userId}:${normalized(code)}`)
}

const replace = statement(
  'recovery_codes_replace',
  `with older as (delete from recovery_codes where org_id = $1 and user_id = $2)
   insert into recovery_codes (org_id, user_id, hash, created_at)
   select $1, $2, hash, $4 from unnest($3::text[]) as made(hash)`,
)

/** Queues ten new codes in place of those there were, and answers them: they exist here and nowhere else. */
export function make(tx: Tx, userId: string): string[] {
  const codes = Array.from({ length: codeCount }, newCode)
  tx.queue(replace, [tx.orgId, userId, codes.map((code) => hashOf(tx.orgId, userId, code)), tx.now])
  return codes
}

// One statement compares and sets: of two uses of one code the later finds it used.
const take = statement<{ hash: string }>(
  'recovery_code_take',
  `update recovery_codes set used_at = $4 where org_id = $1 and user_id = $2 and hash = $3 and used_at is null
   returning hash`,
)
const unused = statement<{ left: number }>(
  'recovery_codes_left',
  'select count(*)::int as left from recovery_codes where org_id = $1 and user_id = $2 and used_at is null',
)

/** Uses the code, if it is one of the person's that was not used before: how many are left then, else undefined. */
export async function spendCode(tx: Tx, userId: string, code: string): Promise<number | undefined> {
  const taken = await tx.query(take, [tx.orgId, userId, hashOf(tx.orgId, userId, code), tx.now])
  if (taken.length === 0) return undefined
  const [row] = await tx.query(unused, [tx.orgId, userId])
  return row?.left ?? 0
}
