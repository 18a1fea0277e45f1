/** One organization's claimed mails, one after another in the order they were queued: each is begun, handed in and
 *  recorded before the next, so that a crash repeats one mail at most and loses none. */
import { log } from '@/lib/base/log'
import { metrics } from '@/lib/base/metrics'
import { type Due, release } from '@/lib/db/due-work'
import { withOrg } from '@/lib/db/with-org'
import type { Outgoing, Transport } from '@/lib/mail/transport'
import { maxAttempts, retryDelayMs } from './backoff'
import { compose, type Installation } from './mail-compose'
import { type MailFacts, readFacts } from './mail-facts'
import { type Begun, begin, forget, postpone, settle } from './mail-record'

export interface Desk {
  readonly transport: Transport
  readonly installation: Installation
  /** Whether sent mails are kept as rendered. */
  readonly keepsRendered: boolean
  /** How long a claim holds from when its mail is begun; longer than a try may take. */
  readonly leaseMs: number
  isStopping(): boolean
}

/** `unreachable` when the server took no mail: the rest was given back. */
export type LaneEnd = 'done' | 'unreachable'

export async function runLane(dues: readonly Due[], desk: Desk): Promise<LaneEnd> {
  const [first] = dues
  if (!first) return 'done'
  const ids = dues.map(({ id }) => id)
  const batch = await withOrg(first.orgId, async (tx) => ({ facts: await readFacts(tx, ids), now: tx.now }))
  for (const [index, due] of dues.entries()) {
    if (desk.isStopping()) {
      await release(dues.slice(index))
      return 'done'
    }
    const end = await deliverSafely(due, batch.facts.get(due.id), batch.now, desk)
    if (end === 'unreachable') {
      await release(dues.slice(index + 1))
      return end
    }
  }
  return 'done'
}

/** What goes wrong with one mail stops no other: its claim lapses and it is tried again, counted. */
async function deliverSafely(due: Due, facts: MailFacts | undefined, now: Date, desk: Desk): Promise<LaneEnd> {
  try {
    return await deliver(due, facts, now, desk)
  } catch (error) {
    log.error({ err: error, mail: due.id, org: due.orgId }, 'a mail was left for a later try')
    return 'done'
  }
}

async function deliver(due: Due, facts: MailFacts | undefined, now: Date, desk: Desk): Promise<LaneEnd> {
  if (!facts) {
    await forget(due)
    return 'done'
  }
  const userId = facts.person?.id ?? null
  const begun = await begin(due, userId, desk.leaseMs)
  if (!begun) return 'done'
  if (begun.attempt > maxAttempts) {
    await settle(begun, userId, { state: 'failed', answer: 'not sent: every try was cut short' })
    return 'done'
  }
  const mail = compose(facts, now, desk.installation)
  if ('obsolete' in mail) {
    await settle(begun, userId, { state: 'cancelled', answer: mail.obsolete })
    return 'done'
  }
  return handIn(begun, userId, mail, desk)
}

async function handIn(begun: Begun, userId: string | null, mail: Outgoing, desk: Desk): Promise<LaneEnd> {
  const answer = await desk.transport.send(mail)
  metrics.mails.inc({ outcome: answer.kind })
  const told = { mail: begun.id, org: begun.orgId, attempt: begun.attempt, answer: answer.text }
  if (answer.kind === 'sent') {
    await settle(begun, userId, {
      state: 'sent',
      answer: answer.text,
      rendered: desk.keepsRendered ? mail : undefined,
    })
    log.debug(told, 'mail sent')
    return 'done'
  }
  if (answer.kind === 'unreachable') {
    await postpone(begun, userId, { answer, delayMs: 0, charged: false })
    log.warn(told, 'the mail server took no mail')
    return 'unreachable'
  }
  const delayMs = answer.kind === 'temporary' ? retryDelayMs(begun.attempt, Math.random()) : undefined
  if (delayMs === undefined) await settle(begun, userId, { state: 'failed', answer: answer.text })
  else await postpone(begun, userId, { answer, delayMs, charged: true })
  log.warn({ ...told, delayMs }, 'mail refused')
  return 'done'
}
