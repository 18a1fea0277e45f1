/** Connections that short reads share. A read is one batch and one transaction; those of many requests are sent one
 *  after the other on the same connection, and what arrives in one turn of the event loop is one write to it. Waking the
 *  database for each request alone costs more than answering it.
 *
 *  What may take long must not stand in that row: it is sent on a connection of its own (`tx.alone()`). */
import { availableParallelism } from 'node:os'
import pg from 'pg'
import { DomainError } from '@/lib/base/errors'
import { singleton } from '@/lib/base/singleton'
import type { Batch } from './batch'
import { connectionConfig, takeConnection } from './client'

/** So many reads may stand in a row; who comes then is told to come back. */
const maxOpen = 1_000
const maxLanes = Math.max(2, Math.min(4, availableParallelism()))

interface Lane {
  readonly client: pg.Client
  readonly ready: Promise<unknown>
  /** Batches sent and not answered. */
  open: number
}

const lanes = () => singleton<Lane[]>('db.lanes', () => [])

/** Sends the batches of one turn on a lane that has nothing to do, else on the one with the least. */
export function sendShared(batches: readonly Batch[]): void {
  const lane = chooseLane()
  const taken = batches.slice(0, maxOpen - lane.open)
  lane.open += taken.length
  lane.ready.then(
    () => sendOn(lane, taken),
    (error) => refuse(taken, error),
  )
  refuse(batches.slice(taken.length), new DomainError('overloaded'))
}

function refuse(batches: readonly Batch[], error: unknown): void {
  for (const batch of batches) batch.handleError(error)
}

function sendOn(lane: Lane, batches: readonly Batch[]): void {
  const { stream } = (lane.client as unknown as { connection: pg.Connection }).connection
  stream.cork()
  for (const batch of batches) {
    batch.done = () => lane.open--
    lane.client.query(batch)
  }
  stream.uncork()
}

function chooseLane(): Lane {
  const all = lanes()
  const [least] = all.toSorted((one, other) => one.open - other.open)
  return least && (least.open === 0 || all.length >= maxLanes) ? least : openLane(all)
}

function openLane(all: Lane[]): Lane {
  const client = new pg.Client({ ...connectionConfig(), pipeline: true } as pg.ClientConfig)
  const lane = { client, ready: client.connect(), open: 0 }
  all.push(lane)
  // A lane that breaks or cannot be made is forgotten; its batches are told by pg or above.
  const drop = () => {
    const place = all.indexOf(lane)
    if (place >= 0) all.splice(place, 1)
  }
  client.once('error', drop).once('end', drop)
  client.on('error', () => {})
  lane.ready.catch(drop)
  return lane
}

/** Sends a batch on a connection of the pool that nobody else uses meanwhile. */
export async function sendAlone(batch: Batch): Promise<void> {
  try {
    const client = await takeConnection()
    batch.done = () => client.release()
    client.query(batch)
  } catch (error) {
    batch.handleError(error)
  }
}

export async function closeLanes(): Promise<void> {
  await Promise.all(
    lanes()
      .splice(0)
      .map(({ client, ready }) =>
        ready.then(
          () => client.end(),
          () => {},
        ),
      ),
  )
}
