/** Mail is written to the outbox in the transaction of its cause and sent by the worker afterwards: at least once,
 *  and recognisable when twice, since the Message-ID is the row's id.
 *
 *  A payload names an invitation link by its id. The secret in the mail is derived from that id when it is sent, so
 *  that neither the database nor a backup of it holds a link that opens. */
import { newId } from '@/lib/base/id'
import { statement, type Tx } from '@/lib/db/tx'

type Receiver = { readonly userId: string } | { readonly userId: null; readonly to: string }
type AccountNotice = { readonly account: string; readonly by: string } & Receiver

/** What may change about how somebody signs in. */
export type SignInChange = 'passkey_added' | 'passkey_removed' | 'password_removed'

export type MailMessage =
  | {
      readonly kind: 'invitation'
      readonly userId: string
      readonly linkId: string
      /** The person was made for this invitation: taking it back removes them again. */
      readonly made?: boolean
    }
  /** To the account that owns the key, or to a security contact (`to`), whose mail belongs to no person. */
  | ({ readonly kind: 'key_created' | 'key_revoked'; readonly keyName: string } & AccountNotice)
  | ({ readonly kind: 'account_disabled' } & AccountNotice)
  /** The key ends in so many days, and nobody does that but time. */
  | ({
      readonly kind: 'key_expiring'
      readonly keyId: string
      readonly keyName: string
      /** ISO 8601. */
      readonly endsAt: string
      readonly usedAt: string | null
      readonly days: number
      /** Whether it speaks SCIM: provisioning stops with it. */
      readonly scim: boolean
      readonly account: string
    } & Receiver)
  /** To whoever answers for the organization: a person's key speaks SCIM. */
  | {
      readonly kind: 'personal_key'
      readonly userId: null
      readonly to: string
      readonly keyName: string
      readonly account: string
      /** ISO 8601. */
      readonly usedAt: string
    }
  /** To a person whose password was changed, or whose sessions somebody ended. */
  | {
      readonly kind: 'password_changed' | 'sessions_ended'
      readonly userId: string
      readonly by: string
      readonly sessions: number
      /** Where it was asked from, if known. */
      readonly from: string | null
    }
  /** To a person whose second factor was set up or taken away. */
  | {
      readonly kind: 'second_factor_added' | 'second_factor_removed'
      readonly userId: string
      readonly by: string
      /** Where it was asked from, if known. */
      readonly from: string | null
    }
  /** To a person whose app, and password beside it, went with the server's secret. */
  | { readonly kind: 'second_factor_lost'; readonly userId: string }
  /** To whoever answers for the organization: the server's secret was lost, and what went with it. */
  | {
      readonly kind: 'secret_lost'
      readonly userId: null
      readonly to: string
      /** People who set up their authenticator app again. */
      readonly apps: number
      /** Whether the service provider has another certificate by now. */
      readonly saml: boolean
    }
  /** To a person whose recovery code somebody came in with. */
  | {
      readonly kind: 'recovery_code_used'
      readonly userId: string
      readonly by: string
      readonly from: string | null
      /** How many codes are left. */
      readonly left: number
    }
  /** To a person whose ways to sign in were changed. */
  | {
      readonly kind: 'sign_in_changed'
      readonly userId: string
      readonly change: SignInChange
      /** The name of what came or went; empty where it has none. */
      readonly what: string
      readonly by: string
      readonly from: string | null
    }
  /** To the address that the person has proven. */
  | { readonly kind: 'password_reset'; readonly userId: string; readonly to: string; readonly resetId: string }
  /** To the address that somebody had. */
  | { readonly kind: 'address_changed'; readonly userId: string; readonly to: string; readonly now: string | null }
  /** To whoever answers for the organization: its own people and others, so it belongs to no person. */
  | ({ readonly kind: 'last_administrator'; readonly userId: null; readonly to: string; readonly by: string } & (
      | { readonly person: string }
      /** The team that would have made its members administrators no more. */
      | { readonly team: string }
    ))
  /** To whoever answers for the organization: a certificate that its people sign in by ends. */
  | {
      readonly kind: 'saml_certificate'
      readonly userId: null
      readonly to: string
      /** The identity provider's name. */
      readonly account: string
      /** ISO 8601. */
      readonly until: string
    }
  /** To whoever answers for the organization: somebody came in by break glass, in earnest or as a drill. */
  | {
      readonly kind: 'break_glass'
      readonly userId: null
      readonly to: string
      readonly person: string
      readonly method: 'password' | 'passkey'
      readonly drill: boolean
      /** Where it came from, if known. */
      readonly from: string | null
    }

/** How long a mail waits that somebody in the browser caused, so that they can take it back. */
export const undoMs = 8_000

/** A mail that may be taken back: what it was sent with, and for how long. */
export interface Held {
  readonly batchId: string
  readonly heldMs: number
}

// As parameters a mail costs less than as JSON; most writes have one.
const insertOne = statement(
  'outbox_insert',
  `with stored as (
     insert into outbox (org_id, id, kind, user_id, payload, batch_id, created_at) values ($1, $3, $4, $5, $6, $7, $2)
   )
   insert into due_work (id, org_id, kind, due_at)
   values ($3, $1, 'mail', now() + $8::float8 * interval '1 millisecond')`,
)
const insertMany = statement(
  'outbox_insert_many',
  `with message as (
     select m.id, m.kind, m.user_id, m.payload, m.batch_id, m.held_ms from jsonb_to_recordset($3::jsonb)
       as m(id uuid, kind text, user_id uuid, payload jsonb, batch_id uuid, held_ms float8)
   ), stored as (
     insert into outbox (org_id, id, kind, user_id, payload, batch_id, created_at)
     select $1, id, kind, user_id, payload, batch_id, $2 from message
   )
   insert into due_work (id, org_id, kind, due_at)
   select id, $1, 'mail', now() + held_ms * interval '1 millisecond' from message`,
)

/** Queues the messages; the worker may claim them once the transaction has committed, those held when their time has
 *  passed. */
export function enqueue(tx: Tx, messages: readonly (MailMessage & { readonly held?: Held })[]): void {
  if (messages.length === 0) return
  const rows = messages.map(({ kind, userId, held, ...payload }) => ({
    id: newId(),
    kind,
    user_id: userId,
    payload,
    batch_id: held?.batchId ?? null,
    held_ms: held?.heldMs ?? 0,
  }))
  const [first, ...more] = rows
  if (first && more.length === 0) {
    const { id, kind, user_id, payload, batch_id, held_ms } = first
    tx.queue(insertOne, [tx.orgId, tx.now, id, kind, user_id, JSON.stringify(payload), batch_id, held_ms])
  } else tx.queue(insertMany, [tx.orgId, tx.now, JSON.stringify(rows)])
}

/** Cancels what was not sent yet to this person; for use inside a larger statement with the organization as $1 and
 *  the person as $2. */
export const cancelPendingMail = `
  cancelled_mail as (
    update outbox set state = 'cancelled' where org_id = $1 and user_id = $2 and state = 'queued' returning id
  ), undue as (
    delete from due_work d using cancelled_mail m where d.id = m.id
  )`
