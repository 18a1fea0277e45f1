import { describe, expect, test } from 'vitest'
import { Effects } from '@/lib/org/write'
import { Notes } from '@/lib/scim'
import { effectsJson, isIdle } from './effects'
import { previewOf, previewSchema } from './preview'

function effects(): Effects {
  const made = new Effects()
  made.audit({ event: 'user.update', targetId: 'u', target: 'Zoë', before: { title: 'a' }, after: { title: 'b' } })
  made.mail({ kind: 'invitation', userId: 'u', linkId: 'l' })
  made.end({ what: 'session', id: 's', userId: 'u' })
  made.member({ teamId: 't', added: 1, removed: 0, addedIds: ['u'], removedIds: [] })
  made.apply({ rule: 'default_role', about: 'Standard' })
  return made
}

describe('effects as JSON', () => {
  test('say everything that was done, row by row', () => {
    expect(effectsJson(effects())).toEqual({
      changes: [{ event: 'user.update', id: 'u', name: 'Zoë', before: { title: 'a' }, after: { title: 'b' } }],
      mails: [{ kind: 'invitation', userId: 'u', linkId: 'l' }],
      ended: [{ what: 'session', id: 's', userId: 'u' }],
      members: [{ teamId: 't', added: 1, removed: 0, addedIds: ['u'], removedIds: [] }],
      rules: [{ rule: 'default_role', about: 'Standard' }],
    })
    expect(isIdle(effects())).toBe(false)
  })

  test('of nothing are nothing', () => {
    expect([effectsJson(new Effects()), isIdle(new Effects())]).toEqual([{}, true])
  })

  test('never hold a secret, nor what a mail says', () => {
    const made = new Effects()
    made.audit({
      event: 'user.update',
      before: { password: 'p1', deep: [{ Password: 'p2' }] },
      after: { at: new Date(0) },
    })
    made.mail({ kind: 'key_created', userId: 'u', account: 'robot', keyName: 'name', by: 'somebody' })
    expect(effectsJson(made)).toEqual({
      changes: [{ event: 'user.update', before: { deep: [{}] }, after: { at: '1970-01-01T00:00:00.000Z' } }],
      mails: [{ kind: 'key_created', userId: 'u' }],
    })
  })

  test('are bounded, and say how many they leave out', () => {
    const made = new Effects()
    for (let n = 0; n < 1_500; n++) made.end({ what: 'session', id: `${n}`, userId: 'u' })
    for (let n = 0; n < 1_001; n++) made.audit({ event: 'user.update' })
    const json = effectsJson(made)
    expect([json.ended?.length, json.changes?.length, json.more]).toEqual([1_000, 1_000, { ended: 500, changes: 1 }])
  })
})

describe('a preview', () => {
  test('keeps the resource, less what is not there yet', () => {
    const json = '{"schemas":["urn:x"],"id":"u","meta":{"location":"https://l","version":"W/1","created":"c"}}'
    const made = previewOf({ status: 201, json, version: 1, location: 'https://l' }, effects(), new Notes(), {
      id: '',
      schema: undefined,
    })
    expect([made.status, made.version, made.location]).toEqual([200, undefined, undefined])
    expect(JSON.parse(made.json ?? '')).toMatchObject({ schemas: ['urn:x', previewSchema], meta: { created: 'c' } })
    expect(JSON.parse(made.json ?? '').meta).toEqual({ created: 'c' })
  })

  test('of something that exists keeps its address', () => {
    const json = '{"schemas":["urn:x"],"id":"u","meta":{"location":"https://l","version":"W/1"}}'
    const made = previewOf({ status: 200, json }, new Effects(), new Notes(), { id: 'u', schema: 'urn:x' })
    expect(JSON.parse(made.json ?? '').meta).toEqual({ location: 'https://l' })
  })
})
