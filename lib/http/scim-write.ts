/** What a write can come to besides being carried out: an answer given again (Idempotency-Key), and a look at what
 *  would be (Prefer: dry-run). */
import type { OpenTx } from '@/lib/db/tx'
import { type Effects, takeEffects } from '@/lib/org/write'
import type { Answer } from '@/lib/provisioning/caller'
import * as idempotency from '@/lib/provisioning/idempotency'
import { previewOf } from '@/lib/provisioning/preview'
import { typeOf } from './scim-activity'
import { textOf } from './scim-body'
import type { Visit } from './visit'

/** What a request comes to, before its transaction ends. */
export interface Ending {
  readonly answer: Answer
  readonly effects: Effects
}

/** A request that names itself: carried out once, answered alike each time (lib/provisioning/idempotency.ts). */
export async function once(visit: Visit, tx: OpenTx, call: () => Promise<Answer>): Promise<Answer> {
  const { exchange, requestId, proven } = visit
  const token = idempotency.tokenOf(exchange.header('idempotency-key'))
  if (token === undefined || !proven) return call()
  const hash = idempotency.requestHash(exchange.method, `${visit.path}?${exchange.search}`, textOf(visit.body))
  const named = { keyId: proven.key.key_id, token, hash }
  const first = await idempotency.claim(tx, named)
  if (first) {
    visit.repeatOf ??= first.requestId
    return first.answer
  }
  const answer = await gathered(await call())
  if (answer.refusal) idempotency.giveBack(tx, named)
  else idempotency.keep(tx, named, { requestId, answer })
  return answer
}

/** What the write would do: everything it sent has to succeed, as it would at the commit. */
export async function rehearsed(visit: Visit, tx: OpenTx, answer: Answer): Promise<Ending> {
  await tx.settled()
  const effects = takeEffects(tx)
  if (answer.refusal) return { answer, effects }
  const previewed = { id: visit.params.id, schema: typeOf(visit.path)?.schema.id }
  return { answer: previewOf(answer, effects, visit.notes, previewed), effects }
}

/** The answer with its body in one piece: to be looked into or stored. */
export async function gathered({ chunks, ...answer }: Answer): Promise<Answer> {
  if (!chunks) return answer
  let json = ''
  for await (const chunk of chunks) json += chunk
  return { ...answer, json }
}
