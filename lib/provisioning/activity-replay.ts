/** Playing a refused write again: whether its row still holds all that was sent, with which key, and how the attempts
 *  belong together. */
import type { Org } from '@/lib/db/finders'
import { readOrg } from '@/lib/db/read-org'
import type { OrgId } from '@/lib/db/tx'
import { isRead } from './activity-action'
import { type ActivityRow, selectActivity } from './activity-list'
import { leftOut, mostPath } from './redact'

/** The user agent of what is played again. */
export const replayClient = 'Gatehouse-Replay'

/** Why a refused write cannot be played again. `condition`: it was sent for one version only, which the log does not
 *  keep. `secret`: what was left out of the log for secrecy, or before anybody noted whether something was. */
export type ReplayObstacle = 'bulk' | 'condition' | 'cut' | 'secret'

/** What can be done with a row: nothing, since there is nothing to play again; see what would happen; carry out what
 *  was seen. */
export type Replayable =
  | { readonly step: 'none' }
  | { readonly step: 'preview' | 'carry_out'; readonly obstacle?: ReplayObstacle }

/** What may be written to. An address or a verb that nothing takes will not be taken tomorrow either. */
const written = /^\/+(?:(?:Users|Groups)(?:\/+[^/]+)?|Bulk|Me)\/*$/

export function replayable(row: ActivityRow): Replayable {
  if (isRead(row) || row.status === 405 || !written.test(row.path.split('?', 1)[0] ?? '')) return { step: 'none' }
  const obstacle = obstacleOf(row)
  if (row.dryRun) {
    const isPreview = row.repeatOf !== null && row.client === replayClient && row.status < 400
    return isPreview && !obstacle ? { step: 'carry_out' } : { step: 'none' }
  }
  return row.status < 400 ? { step: 'none' } : { step: 'preview', ...(obstacle && { obstacle }) }
}

function obstacleOf({ path, status, requestCut, requestWhole }: ActivityRow): ReplayObstacle | undefined {
  if (path.startsWith('/Bulk')) return 'bulk'
  if (status === 412) return 'condition'
  if (requestCut || path.length >= mostPath || status === 413) return 'cut'
  return requestWhole && !path.includes(encodeURI(leftOut)) && !path.includes(leftOut) ? undefined : 'secret'
}

/** The first of all attempts at what the row asked for, by its request id. */
export function originOf({ repeatOf, requestId }: ActivityRow): string {
  return repeatOf ?? requestId
}

const mostReplays = 20

export interface Attempts {
  /** What was refused first; null for a row that is no replay, or where the log has it no more. */
  readonly original: ActivityRow | null
  /** What else was played again of it, the newest first, at most 20. */
  readonly replays: readonly ActivityRow[]
}

/** The other attempts at what this row asked for. */
export async function attemptsOf(org: Org, row: ActivityRow): Promise<Attempts> {
  const isReplay = row.repeatOf !== null && row.client === replayClient
  if (!isReplay && row.status < 400) return { original: null, replays: [] }
  return readOrg(org.id, async ({ db }) => {
    const [original] = isReplay
      ? await db.$queryRaw<ActivityRow[]>`${selectActivity}
          where org_id = ${org.id} and request_id = ${row.repeatOf}::uuid and status >= 400 limit 1`
      : []
    const replays = await db.$queryRaw<ActivityRow[]>`${selectActivity}
      where org_id = ${org.id} and repeat_of = ${originOf(row)}::uuid and client = ${replayClient} and id <> ${row.id}::uuid
      order by at desc, id desc limit ${mostReplays}`
    return { original: original ?? null, replays }
  })
}

/** The row of one attempt; undefined where the log has none. */
export async function attemptBy(org: Org, origin: string, requestId: string): Promise<ActivityRow | undefined> {
  const [row] = await readOrg(
    org.id,
    ({ db }) => db.$queryRaw<ActivityRow[]>`${selectActivity}
      where org_id = ${org.id} and repeat_of = ${origin}::uuid and request_id = ${requestId}::uuid limit 1`,
  )
  return row
}

export interface ReplayKey {
  readonly orgId: OrgId
  readonly publicId: string
  /** SHA-256 of its secret, as it is stored. */
  readonly hash: Buffer
}

/** The key of the request, else the newest live one of its connection, as it would present itself. Undefined where
 *  neither exists. Whether it may still do anything is judged as ever. */
export async function keyOf(org: Org, { keyId, connectionId }: ActivityRow): Promise<ReplayKey | undefined> {
  const [key] = await readOrg(
    org.id,
    ({ db, now }) => db.$queryRaw<{ publicId: string; hash: Uint8Array }[]>`
      select public_id as "publicId", secret_hash as hash from application_keys
      where org_id = ${org.id} and (id = ${keyId}::uuid or connection_id = ${connectionId}::uuid)
      order by (revoked_at is null and (expires_at is null or expires_at > ${now.toISOString()}::timestamptz)) desc,
        id = ${keyId}::uuid desc, created_at desc limit 1`,
  )
  return key && { orgId: org.id, publicId: key.publicId, hash: Buffer.from(key.hash) }
}
