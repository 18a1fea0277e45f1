/** The messages of sign-ins as they came, for whoever has to find out why one was refused.
 *
 *  A message holds an assertion, and an assertion opens a session. So a message is kept packed and sealed, for a week,
 *  and shown to nobody while its assertion could still be used: at once where it was used here, else from the moment it
 *  is too old. What it says of a person is masked until somebody asks for it, which is written down. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { env } from '@/lib/base/env'
import { DomainError } from '@/lib/base/errors'
import { type Seal, seal, unseal } from '@/lib/base/sealed'
import type { Org } from '@/lib/db/finders'
import { statement, type Tx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { legible } from '@/lib/saml/legible'
import { maxMessageBytes } from '@/lib/saml/xml'
import { type Actor, requirePermission } from '../can'
import { masked } from '../masked'
import { write } from '../write'

/** How long messages are kept; the sweep of the database knows it too. */
export const messagesKeptDays = 7
/** What is kept of one, packed: far above what providers send, below what would fill a disk. */
const maxPackedBytes = 64 * 1024
/** Of a message that nobody vouched for. */
const maxUnprovenBytes = 8 * 1024

/** How a message is sealed. */
export const messageSeal = (orgId: string, loginId: string): Seal => ({
  purpose: 'saml message',
  label: `${orgId}:${loginId}`,
})

export interface ArrivedMessage {
  /** As it came, decoded. */
  readonly text: string
  readonly shownFrom: Date
  readonly proven: boolean
}

const insert = statement(
  'saml_message_insert',
  `insert into saml_messages (org_id, login_id, at, shown_from, sealed_message) values ($1, $2, $3, $4, $5)`,
)

/** Queues the message of a sign-in that is written in the same transaction. Larger ones are not kept. */
export function keepMessage(tx: Tx, loginId: string, { text, shownFrom, proven }: ArrivedMessage): void {
  const packed = deflateRawSync(text)
  if (packed.length > (proven ? maxPackedBytes : maxUnprovenBytes)) return
  const sealed = seal(env().secret, messageSeal(tx.orgId, loginId), packed.toString('base64'))
  tx.queue(insert, [tx.orgId, loginId, tx.now, shownFrom, sealed])
}

export type MessageView =
  /** Too old, too large, or one of too many. */
  | { readonly kind: 'none' }
  /** Its assertion could still be used. */
  | { readonly kind: 'held'; readonly until: Date }
  /** `xml` is indented, with its values masked; null where the message is no XML that is read. */
  | { readonly kind: 'shown'; readonly xml: string | null }

interface StoredMessage {
  id: string
  ref: string
  name: string | null
  user_id: string | null
  shown_from: Date
  sealed_message: Buffer
}

const byRef = statement<StoredMessage>(
  'saml_message_by_ref',
  `select l.id, l.ref, l.user_id, coalesce(u.display_name, l.name_id) as name, m.shown_from, m.sealed_message
   from saml_logins l
   join saml_messages m on m.org_id = l.org_id and m.login_id = l.id
   left join users u on u.org_id = l.org_id and u.id = l.user_id
   where l.org_id = $1 and l.ref = $2 and m.at > $3::timestamptz - $4::int * interval '1 day'`,
)

async function found(tx: Tx, ref: string): Promise<StoredMessage | undefined> {
  await tx.ready()
  const [row] = await tx.query(byRef, [tx.orgId, ref, tx.now, messagesKeptDays])
  return row
}

function textOf(tx: Tx, { id, sealed_message }: StoredMessage): string | undefined {
  const packed = unseal(env().secret, messageSeal(tx.orgId, id), sealed_message)
  if (packed === undefined) return undefined
  return inflateRawSync(Buffer.from(packed, 'base64'), { maxOutputLength: maxMessageBytes }).toString('utf8')
}

/** The message of a sign-in with its values masked. Needs `org_authn_config_read`. */
export async function show(org: Org, actor: Actor, ref: string): Promise<MessageView> {
  requirePermission(actor, 'org_authn_config_read')
  return withOrg(org.id, async (tx) => {
    const row = await found(tx, ref)
    const text = row && textOf(tx, row)
    if (!row || text === undefined) return { kind: 'none' }
    if (row.shown_from > tx.now) return { kind: 'held', until: row.shown_from }
    return { kind: 'shown', xml: legible(text, masked) ?? null }
  })
}

export interface RevealedMessage {
  /** As it came, letter by letter. */
  readonly raw: string
  /** Indented; the raw text where it is no XML that is read. */
  readonly legible: string
}

/** The message of a sign-in in full, which is written down. Needs `org_authn_config_write` and `user_access_read`.
 *  Refuses one that is not here any more (`saml_message_gone`) or whose assertion could still be used
 *  (`saml_message_held`). */
export async function reveal(org: Org, actor: Actor, ref: string): Promise<RevealedMessage> {
  requirePermission(actor, 'org_authn_config_write')
  requirePermission(actor, 'user_access_read')
  return write(org, actor, async ({ tx, effects }) => {
    const row = await found(tx, ref)
    const raw = row && textOf(tx, row)
    if (!row || raw === undefined) throw new DomainError('saml_message_gone')
    if (row.shown_from > tx.now) throw new DomainError('saml_message_held', { until: row.shown_from.toISOString() })
    effects.audit({
      event: 'saml_login.reveal',
      targetId: row.user_id ?? undefined,
      target: row.name ?? row.ref.slice(0, 8),
      after: { reference: row.ref.slice(0, 8) },
    })
    return { raw, legible: legible(raw) ?? raw }
  })
}
