/** Events in the Open Cybersecurity Schema Framework 1.3, category 3 (identity and access management), as security
 *  tools read them. What the framework has no field for stands in `unmapped`. */
import type { AuditRow } from './list'

const version = '1.3.0'
const category = { category_uid: 3, category_name: 'Identity & Access Management' }

const classes = {
  account: { class_uid: 3001, class_name: 'Account Change' },
  authentication: { class_uid: 3002, class_name: 'Authentication' },
  entity: { class_uid: 3004, class_name: 'Entity Management' },
  group: { class_uid: 3006, class_name: 'Group Management' },
} as const

type Class = keyof typeof classes
type Activity = readonly [id: number, name: string]

/** What a class calls its activities; whatever else happens is `Other`. */
const activities = {
  account: {
    create: [1, 'Create'],
    reactivate: [2, 'Enable'],
    release: [2, 'Enable'],
    restore: [2, 'Enable'],
    password: [3, 'Password Change'],
    deactivate: [5, 'Disable'],
    remove: [6, 'Delete'],
    lock_out: [9, 'Lock'],
  },
  authentication: { sign_in: [1, 'Logon'], fail: [1, 'Logon'], sign_out: [2, 'Logoff'] },
  entity: { create: [1, 'Create'], update: [3, 'Update'], remove: [4, 'Delete'], revoke: [4, 'Delete'] },
  group: {
    grant_role: [1, 'Assign Privileges'],
    revoke_role: [2, 'Revoke Privileges'],
    remove: [5, 'Delete'],
    create: [6, 'Create'],
  },
} as const satisfies Record<Class, Record<string, Activity>>

const other: Activity = [99, 'Other']

const ofSigningIn: readonly string[] = ['sign_in', 'sign_out', 'fail']
/** `status_id`. */
const [success, failure] = [1, 2]

function classOf(noun: string, verb: string): Class {
  if (ofSigningIn.includes(verb)) return 'authentication'
  if (noun === 'user' || noun === 'service_account') return 'account'
  return noun === 'team' ? 'group' : 'entity'
}

/** The event as an object of the framework. `summary` is the event in words. */
export function toOcsf(row: AuditRow, summary: string): Readonly<Record<string, unknown>> {
  const [noun = '', verb = ''] = row.event.split('.')
  const kind = classOf(noun, verb)
  const known: Partial<Record<string, Activity>> = activities[kind]
  const [activity_id, activity_name] = known[verb] ?? other
  const { class_uid } = classes[kind]
  return {
    ...category,
    ...classes[kind],
    activity_id,
    activity_name,
    type_uid: class_uid * 100 + activity_id,
    time: row.at.getTime(),
    severity_id: 1,
    status_id: verb === 'fail' ? failure : success,
    message: summary,
    metadata: {
      version,
      product: { name: 'Gatehouse', vendor_name: 'Gatehouse' },
      uid: row.id,
      event_code: row.event,
      ...(row.requestId && { correlation_uid: row.requestId }),
    },
    actor: actorOf(row),
    ...(row.address && { src_endpoint: { ip: row.address } }),
    ...(row.target && targetOf(kind, noun, row)),
    ...(hasValues(row) && { unmapped: { before: row.before, after: row.after } }),
  }
}

function hasValues({ before, after }: AuditRow): boolean {
  return (before ?? after ?? null) !== null
}

function actorOf({ actorKind, actorId, actorName, keyId }: AuditRow) {
  if (actorKind === 'system') return { app_name: actorName }
  const user = { name: actorName, ...(actorId && { uid: actorId }) }
  return { user: keyId ? { ...user, credential_uid: keyId } : user }
}

function targetOf(kind: Class, noun: string, { target, targetId }: AuditRow) {
  const named = { name: target, ...(targetId && { uid: targetId }) }
  if (kind === 'group') return { group: named }
  return kind === 'entity' ? { entity: { ...named, type: noun } } : { user: named }
}
