/** Audit rows about a person as sentences: who did what. */
import type { AuditEvent } from '@/lib/audit/events'
import type { Messages } from '@/lib/i18n/messages'
import type { PersonEvent } from '@/lib/org/users/user-directory-person'

type Tell = (event: PersonEvent, person: string, text: Messages['users']) => string

const sentences: Partial<Record<AuditEvent, Tell>> = {
  'user.create': ({ actorName }, person, { events }) => events.created(actorName, person),
  'user.update': changed,
  'user.deactivate': ({ actorName }, person, { events }) => events.disabled(actorName, person),
  'user.reactivate': ({ actorName }, person, { events }) => events.enabled(actorName, person),
  'user.hold': ({ actorName }, person, { events }) => events.held(actorName, person),
  'user.hold_wish': ({ actorName, after }, person, { events }) =>
    events.heldBack(actorName, person, fields(after).wantsActive === true),
  'user.hold_end': ({ actorName }, person, { events }) => events.holdEnded(actorName, person),
  'user.restore': ({ actorName }, person, { events }) => events.restored(actorName, person),
  'user.adopt': ({ actorName }, person, { events }) => events.adopted(actorName, person),
  'user.adoption_allow': ({ actorName }, person, { events }) => events.adoptionAllowed(actorName, person),
  'user.roles': ({ actorName }, person, { events }) => events.rolesChanged(actorName, person),
  'user.password_reset': ({ actorName }, person, { events }) => events.resetSent(actorName, person),
  'user.password': ({ actorName, own }, person, { events }) =>
    own ? events.ownPasswordSet(actorName) : events.passwordSet(actorName, person),
  'user.password_remove': ({ actorName, own }, person, { events }) =>
    own ? events.ownPasswordRemoved(actorName) : events.passwordRemoved(actorName, person),
  'passkey.add': ({ actorName, own }, person, { events }) =>
    own ? events.ownPasskeyAdded(actorName) : events.passkeyAdded(actorName, person),
  'passkey.remove': ({ actorName, own }, person, { events }) =>
    own ? events.ownPasskeyRemoved(actorName) : events.passkeyRemoved(actorName, person),
  'user.lock_out': ({ actorName }, person, { events }) => events.lockedOut(actorName, person),
  'user.release': ({ actorName }, person, { events }) => events.released(actorName, person),
  'user.sign_in_methods': ({ actorName }, person, { events }) => events.methodsChanged(actorName, person),
  'break_glass.designate': ({ actorName }, person, { events }) => events.glassGiven(actorName, person),
  'break_glass.dismiss': ({ actorName }, person, { events }) => events.glassTaken(actorName, person),
  'break_glass.plan_drill': ({ actorName }, person, { events }) => events.drillPlanned(actorName, person),
  'break_glass.drill': ({ actorName }, _, { events }) => events.drilled(actorName),
  'break_glass.use': ({ actorName }, _, { events }) => events.glassUsed(actorName),
  'user.sign_in': ({ actorName }, _, { events }) => events.signedIn(actorName),
  'user.sign_out': ({ actorName }, _, { events }) => events.signedOut(actorName),
  'invitation.issue': ({ actorName, after }, person, { events }) =>
    events.invited(actorName, textOf(fields(after).to) ?? person),
  'invitation.request': ({ actorName }, _, { events }) => events.requested(actorName),
  'invitation.cancel': ({ actorName }, person, { events }) => events.invitationCancelled(actorName, person),
  'invitation.undo': ({ actorName }, person, { events }) => events.invitationUndone(actorName, person),
  'invitation.accept': ({ actorName }, _, { events }) => events.accepted(actorName),
  'application_key.create': ({ actorName, own }, person, { events }) =>
    own ? events.ownKeyCreated(actorName) : events.keyCreated(actorName, person),
  'application_key.revoke': ({ actorName, own }, person, { events }) =>
    own ? events.ownKeyRevoked(actorName) : events.keyRevoked(actorName, person),
  'application_key.rotate': ({ actorName, own }, person, { events }) =>
    own ? events.ownKeyReplaced(actorName) : events.keyReplaced(actorName, person),
}

const factorSentences: Partial<Record<string, keyof Messages['secondFactor']['events']>> = {
  'second_factor.add': 'added',
  'second_factor.remove': 'removed',
  'second_factor.reset': 'reset',
  'second_factor.fail': 'failed',
  'recovery_codes.make': 'made',
  'recovery_codes.use': 'used',
}

/** One event in a sentence; one that has none of its own here is told as the audit log tells it. */
export function eventSentence(event: PersonEvent, person: string, { users, secondFactor, auditLog }: Messages): string {
  const factor = factorSentences[event.event]
  if (factor) return secondFactor.events[factor](event.actorName, person)
  const tell = (sentences as Partial<Record<string, Tell>>)[event.event]
  if (tell) return tell(event, person, users)
  const did = (auditLog.did as Partial<Record<string, (what: string) => string>>)[event.event]
  return users.events.other(event.actorName, did ? did(person) : event.event)
}

/** One plain value is told from what to what; of several, or of structures, only what they are. */
function changed({ actorName, before, after }: PersonEvent, _: string, { events, attributes }: Messages['users']) {
  const [was, is] = [fields(before), fields(after)]
  const paths = [...new Set([...Object.keys(was), ...Object.keys(is)])]
  const names: Record<string, string> = attributes
  const what = paths.map((path) => (Object.hasOwn(names, path) ? names[path] : path)).join(', ')
  const [only = ''] = paths
  const [from, to] = [textOf(was[only]), textOf(is[only])]
  return paths.length === 1 && from && to
    ? events.changedTo(actorName, what, from, to)
    : events.changed(actorName, what)
}

function fields(value: PersonEvent['before']): Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {}
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined
}
