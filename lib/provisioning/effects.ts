/** What a request did, as JSON: the one form that a preview answers and the activity log keeps.
 *
 *  Effects name rows, never secrets: an invitation link by its id, a mail by its kind and whom it goes to. Values before
 *  and after pass through the same filter as bodies, so that no password can stand in them. */
import type { Effects } from '@/lib/org/write'
import type { Note } from '@/lib/scim'
import { withoutSecrets } from './redact'

export interface EffectsJson {
  /** Rows that changed, in the audit log's words, with the values that changed. */
  readonly changes?: readonly {
    readonly event: string
    readonly id?: string
    readonly name?: string
    readonly before?: unknown
    readonly after?: unknown
  }[]
  readonly mails?: readonly { readonly kind: string; readonly userId: string; readonly linkId?: string }[]
  /** What was taken from somebody: sessions, keys, links, unsent mails, roles. */
  readonly ended?: Effects['ended']
  /** Who came into a team and who left it. */
  readonly members?: Effects['members']
  /** The organization's rules that decided something. */
  readonly rules?: Effects['rules']
  /** How many entries were left out of each list. */
  readonly more?: Readonly<Record<string, number>>
}

const maxEntries = 1_000

/** The effects as JSON, without empty lists; at most 1,000 entries of each kind. */
export function effectsJson(effects: Effects): EffectsJson {
  const lists = {
    changes: effects.audits.slice(0, maxEntries).map(({ event, targetId, target, before, after }) => ({
      event,
      ...(targetId !== undefined && { id: targetId }),
      ...(target !== undefined && { name: target }),
      ...(before !== undefined && { before: withoutSecrets(before).value }),
      ...(after !== undefined && { after: withoutSecrets(after).value }),
    })),
    mails: effects.mails.slice(0, maxEntries).map((mail) => ({
      kind: mail.kind,
      userId: mail.userId,
      ...('linkId' in mail && { linkId: mail.linkId }),
    })),
    ended: effects.ended.slice(0, maxEntries),
    members: effects.members.slice(0, maxEntries),
    rules: effects.rules.slice(0, maxEntries),
  }
  const whole = { ...effects, changes: effects.audits } as Readonly<Record<string, unknown>>
  const more = Object.entries(lists).flatMap(([name, list]) => {
    const length = (whole[name] as readonly unknown[]).length
    return length > list.length ? [[name, length - list.length] as const] : []
  })
  return {
    ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
    ...(more.length > 0 && { more: Object.fromEntries(more) }),
  }
}

/** Whether anything was done at all. */
export function isIdle({ audits, mails, ended, members, rules }: Effects): boolean {
  return audits.length + mails.length + ended.length + members.length + rules.length === 0
}

export type Tolerances = readonly Note[]
