/** A lock that lives as long as a connection of its own: shared by everything that works on the data, taken alone by what
 *  must work on them by itself. */
import pg from 'pg'
import { connectionConfig } from './client'

/** Any number that no other advisory lock has. */
const key = 72_707_401

export interface Hold {
  /** Resolves when the connection is gone without having been asked to. */
  readonly lost: Promise<void>
  release(): Promise<void>
}

/** Takes the lock; undefined where others stand in the way. Does not wait. */
export async function takeHold(mode: 'shared' | 'alone'): Promise<Hold | undefined> {
  const client = new pg.Client({ ...connectionConfig(), application_name: 'gatehouse hold' })
  const lost = new Promise<void>((resolve) => client.once('end', resolve).on('error', () => resolve()))
  await client.connect()
  const take = mode === 'shared' ? 'pg_try_advisory_lock_shared' : 'pg_try_advisory_lock'
  const { rows } = await client.query(`select ${take}($1) as held`, [key])
  if (rows[0]?.held) return { lost, release: () => client.end() }
  await client.end()
  return undefined
}
