/** What a row of the audit log is hashed as. The expression stands here and not in the database, so that whoever can
 *  change the tables cannot change what they are held against. */

/** SHA-256 of every column of the row `alias`, as JSON in a fixed order: JSONB has one text for one value. */
export function rowHash(alias: string): string {
  const at = `(extract(epoch from ${alias}.at) * 1000)::bigint`
  const plain = 'event actor_kind actor_id actor_name key_id address request_id target_id target before after'
  const columns = plain.split(' ').map((column) => `${alias}.${column}`)
  const values = [`${alias}.org_id`, `${alias}.id`, `${alias}.xid`, at, ...columns]
  return `sha256(convert_to(jsonb_build_array(${values.join(', ')})::text, 'UTF8'))`
}

/** SHA-256 of the seal before, this one's number and its rows' hashes: what chains one to the other. */
export function sealHash(previous: string, no: string, hashes: string): string {
  return `sha256(${previous} || int8send(${no}) || ${hashes})`
}

/** What the first seal follows: 32 zeros. */
export const origin = `decode(repeat('00', 32), 'hex')`
