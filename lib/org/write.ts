/** Every write of the domain runs here: checks and rows first, then the effects it left are flushed into the same
 *  transaction. Committing makes them real, rolling back makes them a preview. */
import { type AuditEntry, record } from '@/lib/audit/record'
import type { Org } from '@/lib/db/finders'
import type { Tx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { nudgeWorker } from '@/lib/mail/nudge'
import { enqueue, type Held, type MailMessage } from '@/lib/mail/outbox'
import type { Actor } from './can'

/** What a write took away from somebody, row by row, so that it can be given back exactly. */
export interface Ended {
  readonly what: 'session' | 'application_key' | 'invitation_link' | 'mail' | 'role'
  readonly id: string
  readonly userId: string
}

/** Who came into a team and who left it: counts, and at most 1,000 ids of each. */
export interface MembershipChange {
  readonly teamId: string
  readonly added: number
  readonly removed: number
  readonly addedIds: readonly string[]
  readonly removedIds: readonly string[]
}

/** A rule of the organization that decided something: which, and about what. */
export interface AppliedRule {
  readonly rule: 'default_role' | 'scim_roles' | 'adoption' | 'restore' | 'last_admin' | 'group_delete' | 'hold'
  readonly about: string
}

/** What a write did, as it went along: one list that audit, mail, previews and explanations all come from. */
export class Effects {
  readonly audits: AuditEntry[] = []
  readonly mails: (MailMessage & { readonly held?: Held })[] = []
  readonly ended: Ended[] = []
  readonly members: MembershipChange[] = []
  readonly rules: AppliedRule[] = []

  audit(entry: AuditEntry): void {
    this.audits.push(entry)
  }

  /** `held` is for a mail that whoever caused it may take back. */
  mail(message: MailMessage, held?: Held): void {
    this.mails.push(held ? { ...message, held } : message)
  }

  end(...ended: readonly Ended[]): void {
    this.ended.push(...ended)
  }

  member(change: MembershipChange): void {
    this.members.push(change)
  }

  apply(rule: AppliedRule): void {
    this.rules.push(rule)
  }

  /** Adds what another write did. */
  include(other: Effects): void {
    this.audits.push(...other.audits)
    this.mails.push(...other.mails)
    this.ended.push(...other.ended)
    this.members.push(...other.members)
    this.rules.push(...other.rules)
  }
}

/** What the writes of a transaction did that nobody has taken yet. Kept beside the transaction, so that whoever ends
 *  it learns of them without every verb handing them on. */
const done = new WeakMap<Tx, Effects>()

/** The effects of the writes inside the transaction since they were last taken: for the request that ends it, or for
 *  one operation of many. */
export function takeEffects(tx: Tx): Effects {
  const effects = done.get(tx) ?? new Effects()
  done.delete(tx)
  return effects
}

/** Everything a write of the domain needs to know. */
export interface Write {
  readonly org: Org
  readonly actor: Actor
  readonly tx: Tx
  readonly effects: Effects
}

/** Runs a write in a transaction of its own. Throws what `fn` throws, with nothing changed. */
export async function write<R>(org: Org, actor: Actor, fn: (write: Write) => Promise<R>): Promise<R> {
  let mails = 0
  const result = await withOrg(org.id, async (tx) => {
    const outcome = await writeIn(tx, org, actor, fn)
    mails = outcome.effects.mails.length
    return outcome.result
  })
  if (mails > 0) nudgeWorker()
  return result
}

/** Runs a write inside a transaction that is open already (the SCIM surface, which proves the key in it). */
export async function writeIn<R>(
  tx: Tx,
  org: Org,
  actor: Actor,
  fn: (write: Write) => Promise<R>,
): Promise<{ result: R; effects: Effects }> {
  const effects = new Effects()
  const result = await fn({ org, actor, tx, effects })
  record(tx, actor, effects.audits)
  enqueue(tx, effects.mails)
  const before = done.get(tx)
  if (before) before.include(effects)
  else done.set(tx, effects)
  return { result, effects }
}
