/** A refused write played again: the request as the log keeps it, through the very handler that refused it, with its
 *  own key's rights of today. First as a rehearsal; what is carried out is what was rehearsed. */
import { DomainError } from '@/lib/base/errors'
import type { Org } from '@/lib/db/finders'
import { type Actor, requirePermission } from '@/lib/org/can'
import { write } from '@/lib/org/write'
import { type ActivityRow, find } from '@/lib/provisioning/activity-list'
import { flushActivity } from '@/lib/provisioning/activity-queue'
import {
  attemptBy,
  keyOf,
  originOf,
  type ReplayKey,
  replayable,
  replayClient,
} from '@/lib/provisioning/activity-replay'
import { scimMediaType } from '@/lib/scim'
import type { Exchange } from './exchange'
import { answerExchange } from './scim-front'

/** Shows what the refused write with this id of the activity would do today: the id of the rehearsal's own row. */
export function rehearse(org: Org, actor: Actor, id: string): Promise<string> {
  return play(org, actor, id, 'preview')
}

/** Carries out what the rehearsal with this id has shown: the id of the new row, which may be a refusal again. Once
 *  only: a second time it answers what the first came to. */
export function replay(org: Org, actor: Actor, id: string): Promise<string> {
  return play(org, actor, id, 'carry_out')
}

async function play(org: Org, actor: Actor, id: string, step: 'preview' | 'carry_out'): Promise<string> {
  requirePermission(actor, 'audit_logs_read', 'user_access_invite', 'user_access_manage')
  const row = await find(org, id)
  const can = row && replayable(row)
  if (!row || can?.step !== step || can.obstacle) throw new DomainError('replay_unavailable')
  const key = await keyOf(org, row)
  if (!key) throw new DomainError('replay_unavailable', {}, 'the connection has no key any more')
  const answer = await answerExchange(exchangeOf(row, key, actor, step))
  const requestId = answer?.headers['x-request-id']
  if (!answer || !requestId) throw new DomainError('replay_unavailable', {}, 'no handler takes this path')
  if (step === 'carry_out') await note(org, actor, row, { requestId, status: answer.status })
  await flushActivity()
  const made = await attemptBy(org, originOf(row), requestId)
  if (!made) throw new DomainError('replay_unrecorded')
  return made.id
}

function exchangeOf(row: ActivityRow, key: ReplayKey, { address }: Actor, step: 'preview' | 'carry_out'): Exchange {
  const origin = originOf(row)
  const [path = '', search = ''] = row.path.split('?', 2)
  const headers: Readonly<Record<string, string>> = {
    'content-type': scimMediaType,
    'user-agent': replayClient,
    ...(step === 'preview' ? { prefer: 'dry-run' } : { 'idempotency-key': `${replayClient} ${row.requestId}` }),
  }
  return {
    method: row.method,
    path: `/api/v2/scim${path}`,
    search,
    header: (name) => headers[name] ?? null,
    address,
    text: async () => row.request ?? '',
    replay: { key, origin },
  }
}

function note(org: Org, actor: Actor, row: ActivityRow, after: { requestId: string; status: number }): Promise<void> {
  return write(org, actor, async ({ tx, effects }) => {
    await tx.ready()
    const target = row.targetName ?? `${row.method} ${row.path}`
    effects.audit({
      event: 'connection.replay',
      ...(row.targetId && { targetId: row.targetId }),
      target: target.slice(0, 200),
      after: { replayOf: originOf(row), ...after },
    })
  })
}
