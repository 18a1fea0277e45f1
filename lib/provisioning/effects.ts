/** What a request did, as JSON: the one form that a preview answers and the activity log keeps.
 *
 *  Effects name rows, never secrets: an invitation link by its id, a mail by its kind and whom it goes to. Values before
 *  and after pass through the same filter as bodies, so that no password can stand in them. */
import type { Effects } from '@/lib/org/write'
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
export function effectsJson({ audits, mails, ended, members, rules }: Effects): EffectsJson {
  const json: Record<string, unknown> = {}
  const more: Record<string, number> = {}
  const add = <T>(name: keyof EffectsJson, list: readonly T[], told: (entry: T) => unknown = (entry) => entry) => {
    if (list.length > maxEntries) more[name] = list.length - maxEntries
    if (list.length > 0) json[name] = list.slice(0, maxEntries).map(told)
  }
  add('changes', audits, changeOf)
  add('mails', mails, mailOf)
  add('ended', ended)
  add('members', members)
  add('rules', rules)
  if (Object.keys(more).length > 0) json.more = more
  return json
}

function changeOf({ event, targetId, target, before, after }: Effects['audits'][number]) {
  return {
    event,
    ...(targetId !== undefined && { id: targetId }),
    ...(target !== undefined && { name: target }),
    ...(before !== undefined && { before: withoutSecrets(before).value }),
    ...(after !== undefined && { after: withoutSecrets(after).value }),
  }
}

/** What goes out and to whom; what it says stays in it. */
function mailOf(mail: Effects['mails'][number]) {
  return { kind: mail.kind, userId: mail.userId, ...('linkId' in mail && { linkId: mail.linkId }) }
}

/** Whether anything was done at all. */
export function isIdle({ audits, mails, ended, members, rules }: Effects): boolean {
  return audits.length + mails.length + ended.length + members.length + rules.length === 0
}
