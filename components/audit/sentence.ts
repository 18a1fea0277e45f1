/** Events in words, after the name of who did them: "disabled Zoé Martin; 2 sessions and 1 key ended". */
import type { AuditRow } from '@/lib/audit/list'
import type { Messages } from '@/lib/i18n/messages'

/** Stands around whom or what the event was about, so that a page can set it in bold. It is in no name. */
const mark = '\u0001'

type Tell = (row: AuditRow, what: string, t: Messages) => string | undefined

/** Where an event's values say more than its name does. */
const exactly: Partial<Record<string, Tell>> = {
  'user.update': changed,
  'user.deactivate': (row, what, t) => withEnded(row, t.auditLog.did['user.deactivate'](what), t),
  'invitation.issue': ({ after }, what, t) => {
    const address = textOf(fields(after).to)
    return t.auditLog.did['invitation.issue'](address ? marked(address) : what)
  },
  'team.members': members,
  'team.grant_role': ({ after }, what, t) => {
    const role = textOf(fields(after).role)
    return role && t.auditLog.told.gaveRole(roleName(role, t), what)
  },
  'team.revoke_role': ({ before }, what, t) => {
    const role = textOf(fields(before).role)
    return role && t.auditLog.told.tookRole(roleName(role, t), what)
  },
  'audit.export': ({ after }, _, t) => {
    const format = textOf(fields(after).format)
    return format && t.auditLog.told.exported(format.toUpperCase())
  },
  'audit.retention': ({ before, after }, _, t) => {
    const [from, to] = [fields(before).days, fields(after).days]
    return typeof from === 'number' && typeof to === 'number' ? t.auditLog.told.keptFor(from, to) : undefined
  },
}

/** Pieces of the sentence, plain and bold by turns, beginning with a plain one. An event that has no sentence is named
 *  as the log names it. */
export function phrase(row: AuditRow, t: Messages): string[] {
  const { did, told } = t.auditLog
  const what = whatOf(row, t)
  const plain = (did as Partial<Record<string, (what: string) => string>>)[row.event]
  const text = exactly[row.event]?.(row, what, t) ?? plain?.(what) ?? told.other(row.event, what)
  return text.split(mark)
}

/** The whole sentence as text. */
export function sentence(row: AuditRow, t: Messages): string {
  return `${row.actorName} ${phrase(row, t).join('')}`
}

/** What the event was about, as the reader's language puts it: "okta-2026 of SCIM Okta". */
export function targetText(row: AuditRow, t: Messages): string {
  return whatOf(row, t).replaceAll(mark, '')
}

function whatOf({ event, target, before, after }: AuditRow, t: Messages): string {
  const text = target ?? ''
  if (!event.startsWith('application_key.')) return marked(text)
  // The log names a key in no language, "SCIM Okta: okta-2026". Events from before its name was kept have the text alone.
  const name = textOf(fields(before).name) ?? textOf(fields(after).name)
  const end = name && text.endsWith(`: ${name}`) ? text.length - name.length - 2 : text.indexOf(': ')
  return end < 0
    ? marked(text)
    : t.auditLog.told.keyOf(marked(text.slice(end + 2)), text.slice(0, end).replaceAll(mark, ''))
}

function marked(text: string): string {
  const plain = text.replaceAll(mark, '')
  return plain && `${mark}${plain}${mark}`
}

function changed({ before, after }: AuditRow, whose: string, t: Messages): string {
  const [was, is] = [fields(before), fields(after)]
  const paths = [...new Set([...Object.keys(was), ...Object.keys(is)])]
  if (paths.length === 0) return t.auditLog.did['user.update'](whose)
  const names: Record<string, string> = t.users.attributes
  const what = paths.map((path) => (Object.hasOwn(names, path) ? names[path] : path)).join(', ')
  const [only = ''] = paths
  const [from, to] = [textOf(was[only]), textOf(is[only])]
  return paths.length === 1 && from && to
    ? t.auditLog.told.changedTo(what, whose, from, to)
    : t.auditLog.told.changedField(what, whose)
}

function withEnded({ after }: AuditRow, text: string, t: Messages): string {
  const { sessionsEnded, keysRevoked } = fields(after)
  const [sessions, keys] = [Number(sessionsEnded ?? 0), Number(keysRevoked ?? 0)]
  return sessions + keys > 0 ? `${text}${t.auditLog.told.ended(sessions, keys)}` : text
}

function members({ after }: AuditRow, team: string, { auditLog: { told } }: Messages): string | undefined {
  const { added, removed } = fields(after)
  const [came, went] = [Number(added ?? 0), Number(removed ?? 0)]
  if (came && went) return told.addedAndTook(came, went, team)
  if (came) return told.added(came, team)
  return went ? told.took(went, team) : undefined
}

function roleName(name: string, t: Messages): string {
  return (t.common.roles as Partial<Record<string, string>>)[name] ?? name
}

export function fields(value: unknown): Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {}
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined
}
