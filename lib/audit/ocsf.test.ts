import { describe, expect, test } from 'vitest'
import { auditEvents } from './events'
import type { AuditRow } from './list'
import { toOcsf } from './ocsf'

const row = (more: Partial<AuditRow> = {}): AuditRow => ({
  id: 'e1',
  at: new Date('2026-11-22T08:31:00Z'),
  event: 'user.deactivate',
  actorKind: 'key',
  actorId: 'a1',
  actorName: 'SCIM provisioning',
  keyId: 'k1',
  address: '20.61.8.14',
  requestId: 'r1',
  targetId: 't1',
  target: 'Zoé Martin',
  before: { status: 'active' },
  after: { status: 'disabled' },
  ...more,
})

describe('an event for security tools', () => {
  test('says its class and activity, who, whom, when and from where', () => {
    expect(toOcsf(row(), 'SCIM provisioning disabled Zoé Martin')).toMatchObject({
      class_uid: 3001,
      activity_id: 5,
      type_uid: 300105,
      time: 1795336260000,
      message: 'SCIM provisioning disabled Zoé Martin',
      metadata: { uid: 'e1', event_code: 'user.deactivate', correlation_uid: 'r1' },
      actor: { user: { name: 'SCIM provisioning', uid: 'a1', credential_uid: 'k1' } },
      src_endpoint: { ip: '20.61.8.14' },
      user: { name: 'Zoé Martin', uid: 't1' },
      unmapped: { before: { status: 'active' }, after: { status: 'disabled' } },
    })
  })

  test.each([
    ['user.sign_in', 300201],
    ['user.sign_out', 300202],
    ['second_factor.fail', 300201],
    ['user.roles', 300199],
    ['service_account.create', 300101],
    ['team.members', 300699],
    ['team.grant_role', 300601],
    ['application_key.revoke', 300404],
    ['audit.export', 300499],
  ])('%s is %d', (event, type) => {
    expect(toOcsf(row({ event }), '')).toMatchObject({ type_uid: type })
  })

  test('a wrong code is a sign-in of that person that failed', () => {
    expect(toOcsf(row({ event: 'user.sign_in' }), '')).toMatchObject({ status_id: 1 })
    const told = toOcsf(row({ event: 'second_factor.fail', actorKind: 'user', keyId: null }), '')
    expect(told).toMatchObject({ class_uid: 3002, status_id: 2, user: { name: 'Zoé Martin', uid: 't1' } })
  })

  test.each(auditEvents)('%s has a class and its own type', (event) => {
    const told = toOcsf(row({ event }), '')
    expect(told.type_uid).toBe(Number(told.class_uid) * 100 + Number(told.activity_id))
  })

  test('what Gatehouse did itself has no person, and what is not known is left out', () => {
    const bare = { actorKind: 'system', actorId: null, keyId: null, address: null, requestId: null, target: null }
    const told = toOcsf(row({ ...bare, before: null, after: null }), '')
    expect(told.actor).toEqual({ app_name: 'SCIM provisioning' })
    for (const absent of ['src_endpoint', 'user', 'unmapped']) expect(told).not.toHaveProperty(absent)
  })
})
