import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Notes } from './dialect'
import { roleNamesOf } from './roles'
import { userType } from './schemas/user'
import { text } from './testing/arbitraries'
import { patched, resourceFrom } from './testing/resources'

/** As Entra's AppRoleAssignmentsComplex and SingleAppRoleAssignment put a role into a PATCH. */
const json = '{"id":"06b07648-ecfe-589f-9d2f-6325724a46ee","value":"25","displayName":"Role1234"}'

function sent(roles: unknown) {
  return resourceFrom(userType, { userName: 'ann', roles })
}

describe('the roles asked for', () => {
  test.each([
    ['a role id', 'r1', ['r1']],
    ['a list of names', ['Admin', 'User'], ['Admin', 'User']],
    ['objects', [{ value: 'Admin', display: 'Administrator', type: 'role', primary: 'True' }], ['Admin']],
    ['one JSON text', json, ['25']],
    ['JSON texts in a list', [json, { value: json.replace('"25"', '"26"') }], ['25', '26']],
    ['JSON without a value', '{"id":"x","value":null,"displayName":"Role1234"}', ['Role1234']],
    ['JSON with nothing but an id', '{"ID":"x"}', ['x']],
    ['a list as JSON', '["Admin",{"value":"User"}]', ['Admin', 'User']],
    ['a name twice', ['Admin', ' Admin ', { value: 'Admin', type: 'x' }], ['Admin']],
    ['a name that begins like JSON', '{Admin} of [all]', ['{Admin} of [all]']],
    ['JSON that names nothing', '{"primary":true}', ['{"primary":true}']],
    ['a number in a text', '5', ['5']],
    ['no value', [{ type: 'role' }], []],
    ['nothing', null, []],
  ])('in %s are found', (_, roles, names) => {
    expect(roleNamesOf(sent(roles))).toEqual(names)
  })

  test('by SingleAppRoleAssignment are found', () => {
    const path = 'roles[primary eq "True"].value'
    const ann = patched(userType, sent(undefined), [{ op: 'Add', path, value: 'Admin' }])
    expect(ann.roles).toEqual([{ primary: true, value: 'Admin' }])
    expect(roleNamesOf(ann)).toEqual(['Admin'])
  })

  test('stay in the resource as they were sent', () => {
    const ann = patched(userType, sent(['old']), [{ op: 'Add', path: 'roles', value: [{ value: json }] }])
    expect(ann.roles).toEqual([{ value: 'old' }, { value: json }])
  })

  test('in JSON are noted once each', () => {
    const notes = new Notes()
    roleNamesOf(sent(['Admin', json]), notes)
    expect(notes.list).toEqual([{ tolerance: 'jsonText', count: 1, where: ['roles'] }])
  })

  test('never make it throw, and stay small', () => {
    const piece = fc.oneof(
      text,
      fc.json(),
      fc.json().map((value) => value.slice(0, -1)),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), (roles) => {
        for (const name of roleNamesOf({ roles: roles.map((value) => ({ value })) })) expect(name.trim()).not.toBe('')
      }),
    )
    const many = Array.from({ length: 999 }, (_, at) => `["a${at}","b${at}","c${at}"]`)
    const large = roleNamesOf({ roles: ['x'.repeat(60_000), ...many] })
    expect(large).toHaveLength(1000)
    expect(large[0]).toHaveLength(4096)
  })
})
