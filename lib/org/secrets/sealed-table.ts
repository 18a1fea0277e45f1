/** A table that keeps something sealed, row by row: how its rows are sealed anew, a few hundred at a time. */
import { type Seal, seal, unseal } from '@/lib/base/sealed'
import { type Statement, statement } from '@/lib/db/statement'
import type { OrgId, Tx } from '@/lib/db/tx'

export interface SecretChange {
  readonly from: string
  readonly to: string
}

export interface Resealed {
  readonly done: number
  /** Rows that did not open before either; they stay as they are. */
  readonly shut: number
}

/** A row by the names below, its sealed bytes apart. */
type Row = Record<string, string | null> & { readonly id: string }

export interface SealedTable {
  readonly table: string
  readonly sealed: string
  /** What tells the rows of an organization apart. */
  readonly id: { readonly column: string; readonly type: 'uuid' | 'integer' | 'text' }
  readonly seal: (orgId: OrgId, id: string) => Seal
  /** Keyed hashes beside it, and how they are made anew from what was sealed. */
  readonly hashes?: {
    readonly columns: readonly string[]
    /** Columns that it takes to know them. */
    readonly reads: readonly string[]
    readonly make: (row: Row, text: string, change: SecretChange, orgId: OrgId) => readonly (string | null)[]
  }
}

const batch = 500

type Read = Statement<Row & { sealed_bytes: Buffer }>

function readOf({ table, sealed, id, hashes }: SealedTable): Read {
  const more = (hashes?.reads ?? []).map((column) => `, ${column}`).join('')
  return statement(
    `reseal_read_${table}`,
    `select ${id.column}::text as id, ${sealed} as sealed_bytes${more} from ${table}
     where org_id = $1 and ${sealed} is not null and ($2::${id.type} is null or ${id.column} > $2::${id.type})
     order by ${id.column} limit ${batch}`,
  )
}

function writeOf({ table, sealed, id, hashes }: SealedTable): Statement {
  const names = [sealed, ...(hashes?.columns ?? [])]
  const types = ['bytea', ...(hashes?.columns ?? []).map(() => 'text')]
  return statement(
    `reseal_write_${table}`,
    `update ${table} t set ${names.map((name) => `${name} = made.${name}`).join(', ')}
     from unnest($2::${id.type}[], ${types.map((type, n) => `$${n + 3}::${type}[]`).join(', ')})
       as made(id, ${names.join(', ')})
     where t.org_id = $1 and t.${id.column} = made.id`,
  )
}

/** Seals every row of the organization anew. */
export async function reseal(tx: Tx, table: SealedTable, change: SecretChange): Promise<Resealed> {
  const [read, write] = [readOf(table), writeOf(table)]
  let [done, shut] = [0, 0]
  for (let last: string | null = null; ; ) {
    const rows: (Row & { sealed_bytes: Buffer })[] = await tx.query(read, [tx.orgId, last])
    const made = rows.flatMap((row) => again(table, row, change, tx.orgId) ?? [])
    const columns = (made[0]?.values ?? []).map((_, n) => made.map(({ values }) => values[n]))
    if (made.length > 0) await tx.query(write, [tx.orgId, made.map(({ id }) => id), ...columns])
    done += made.length
    shut += rows.length - made.length
    last = rows.at(-1)?.id ?? null
    if (rows.length < batch) return { done, shut }
  }
}

function again(table: SealedTable, row: Row & { sealed_bytes: Buffer }, change: SecretChange, orgId: OrgId) {
  const how = table.seal(orgId, row.id)
  const text = unseal(change.from, how, row.sealed_bytes)
  if (text === undefined) return undefined
  const hashes = table.hashes?.make(row, text, change, orgId) ?? []
  return { id: row.id, values: [seal(change.to, how, text), ...hashes] }
}
