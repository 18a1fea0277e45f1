/** Connections that short reads share. What arrives while they are at work waits and then travels together: one write,
 *  one wake-up of the database, and for each organization one transaction, in which what several ask alike (the tenant,
 *  the key's proof) is asked once. The more there is to do, the less each read costs.
 *
 *  What may take long must not stand in that row: it is sent on a connection of its own (`tx.alone()`). */
import { availableParallelism } from 'node:os'
import pg from 'pg'
import { DomainError } from '@/lib/base/errors'
import { singleton } from '@/lib/base/singleton'
import { Batch, type Sent } from './batch'
import { connectionConfig, takeConnection } from './client'

/** The statements of one short read, its tenant first. */
export interface Read {
  readonly orgId: string
  readonly statements: readonly Sent[]
}

/** So many reads may be under way; who comes then is told to come back. */
const maxOpen = 1_000
/** So many travel together: nobody waits for the answers of more. */
const maxTogether = 32
const maxLanes = Math.max(2, Math.min(4, availableParallelism()))

interface Lane {
  readonly client: pg.Client
  /** Batches that are not answered; a lane that is still being opened counts as one. */
  open: number
  /** Forgets the lane; what was sent on it is told by pg. */
  drop(): void
}

interface Lanes {
  readonly all: Lane[]
  readonly waiting: Read[]
  /** Reads that wait or are not answered. */
  open: number
}

const lanes = () => singleton<Lanes>('db.lanes', () => ({ all: [], waiting: [], open: 0 }))

/** Sends the reads of one turn on a lane that has nothing to do; else they wait for the next one that has. */
export function sendShared(reads: readonly Read[]): void {
  const own = lanes()
  const taken = reads.slice(0, maxOpen - own.open)
  own.open += taken.length
  own.waiting.push(...taken)
  if (taken.length < reads.length) refuse(reads.slice(taken.length), new DomainError('overloaded'))
  serve(own)
}

function refuse(reads: readonly Read[], error: unknown): void {
  for (const { statements } of reads) for (const { reject } of statements) reject(error)
}

function serve(own: Lanes): void {
  while (own.waiting.length > 0) {
    const lane = own.all.find(({ open }) => open === 0)
    if (!lane) {
      if (own.all.length < maxLanes) openLane(own)
      return
    }
    sendOn(own, lane, own.waiting.splice(0, maxTogether))
  }
}

function sendOn(own: Lanes, lane: Lane, reads: readonly Read[]): void {
  const { stream } = (lane.client as unknown as { connection: pg.Connection }).connection
  const groups = byOrganization(reads)
  lane.open += groups.length
  stream.cork()
  for (const group of groups) {
    const { batch, unanswered, isBroken } = together(group)
    batch.done = () => {
      lane.open--
      if (isBroken()) lane.drop()
      own.open -= group.length
      sendShared(unanswered())
    }
    lane.client.query(batch)
  }
  stream.uncork()
}

function byOrganization(reads: readonly Read[]): Read[][] {
  const groups = new Map<string, Read[]>()
  for (const read of reads) {
    const group = groups.get(read.orgId)
    if (group) group.push(read)
    else groups.set(read.orgId, [read])
  }
  return [...groups.values()]
}

/** Who asks a statement. */
interface Asked {
  readonly sent: Sent
  readonly by: { readonly read: Read; readonly sent: Sent }[]
}

interface Together {
  readonly batch: Batch
  /** What has to be sent again. */
  unanswered(): readonly Read[]
  /** Whether the connection is at its end. */
  isBroken(): boolean
}

/** One batch of the reads of an organization. Where a statement fails, the database skips those behind it: the error is
 *  for whoever asked that statement, and what others asked is unanswered, to be sent again. */
function together(reads: readonly Read[]): Together {
  const refused = new Set<Read>()
  const skipped = new Set<Read>()
  let isBroken = false
  const fail = ({ by }: Asked, error: unknown) => {
    isBroken ||= !isOfStatement(error)
    const isCause = refused.size === 0 || isBroken
    for (const { read, sent } of by) {
      if (isCause) refused.add(read)
      if (refused.has(read)) sent.reject(error)
      else skipped.add(read)
    }
  }
  const statements = askedBy(reads).map((asked) => ({
    ...asked.sent,
    resolve: (rows: unknown[]) => {
      for (const { sent } of asked.by) sent.resolve(rows)
    },
    reject: (error: unknown) => fail(asked, error),
  }))
  return {
    batch: new Batch(statements),
    unanswered: () => [...skipped].filter((read) => !refused.has(read)),
    isBroken: () => isBroken,
  }
}

/** The statements of all, those that may be asked once only once. */
function askedBy(reads: readonly Read[]): Asked[] {
  const asked = new Map<unknown, Asked>()
  for (const read of reads) {
    for (const sent of read.statements) {
      const key = sent.once ? `${sent.name} ${sent.values.join(' ')}` : sent
      const known = asked.get(key)
      if (known) known.by.push({ read, sent })
      else asked.set(key, { sent, by: [{ read, sent }] })
    }
  }
  return [...asked.values()]
}

/** Whether the database refused one statement; else the connection is at its end, and nobody has an answer. Errors of
 *  the database have a severity and a code; their class may be another copy's, where module graphs share the lanes. */
function isOfStatement(error: unknown): boolean {
  if (!(error instanceof Error) || !('severity' in error) || !('code' in error)) return false
  return !String(error.code).startsWith('57P')
}

/** Opens one more lane, which takes what waits when it is ready. */
function openLane(own: Lanes): void {
  const client = new pg.Client({ ...connectionConfig(), pipeline: true })
  const lane: Lane = {
    client,
    open: 1,
    drop: () => {
      const place = own.all.indexOf(lane)
      if (place >= 0) own.all.splice(place, 1)
    },
  }
  own.all.push(lane)
  client.once('error', lane.drop).once('end', lane.drop)
  client.on('error', () => {})
  client.connect().then(
    () => {
      lane.open--
      serve(own)
    },
    (error) => {
      lane.drop()
      // Where there are others, they serve what waits.
      if (own.all.length > 0) return
      const lost = own.waiting.splice(0)
      own.open -= lost.length
      refuse(lost, error)
    },
  )
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
      .all.splice(0)
      .map(({ client }) => client.end().catch(() => {})),
  )
}
