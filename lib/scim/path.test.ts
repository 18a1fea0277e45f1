import { describe, expect, test } from 'vitest'
import { parsePath } from './filter/parse'
import { resolvePath } from './path'
import { groupType } from './schemas/group'
import { userType } from './schemas/user'

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
const core = userType.schema.id

/** Where a path leads, in names. */
function resolved(text: string, type = userType): (string | undefined)[] | undefined {
  const target = resolvePath(type, parsePath(text))
  return target && [target.extension?.name, target.attribute?.name, target.sub?.name]
}

describe('a path resolves', () => {
  test.each([
    ['userName', [undefined, 'userName', undefined]],
    ['USERNAME', [undefined, 'userName', undefined]],
    ['name.FAMILYname', [undefined, 'name', 'familyName']],
    ['id', [undefined, 'id', undefined]],
    ['meta.lastModified', [undefined, 'meta', 'lastModified']],
    [`${core}:title`, [undefined, 'title', undefined]],
    [`${core.toUpperCase()}:name.givenName`, [undefined, 'name', 'givenName']],
    [`${enterprise}:manager`, ['EnterpriseUser', 'manager', undefined]],
    [`${enterprise}:manager.$ref`, ['EnterpriseUser', 'manager', '$ref']],
    [enterprise, ['EnterpriseUser', undefined, undefined]],
    [enterprise.toLowerCase(), ['EnterpriseUser', undefined, undefined]],
    [core, [undefined, undefined, undefined]],
    ['emails[type eq "work"]', [undefined, 'emails', undefined]],
    ['emails[type eq "work"].value', [undefined, 'emails', 'value']],
  ])('%s', (text, expected) => {
    expect(resolved(text)).toEqual(expected)
  })
})

describe('a path leads nowhere', () => {
  test.each([
    'manager',
    'department',
    'shoeSize',
    'name.nope',
    'userName.value',
    'userName[value eq "x"]',
    'name[givenName eq "x"]',
    'schemas[value eq "x"]',
    `${enterprise}:userName`,
    `${core}:manager`,
    `${enterprise}.manager`,
    'urn:x:y:title',
    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:manager',
    'constructor',
    'hasOwnProperty',
    'name.constructor',
  ])('%s', (text) => {
    expect(resolved(text)).toBeUndefined()
  })

  test('of another resource type', () => {
    expect(resolved('members', groupType)).toBeDefined()
    expect(resolved('members')).toBeUndefined()
    expect(resolved('userName', groupType)).toBeUndefined()
    expect(resolved(enterprise, groupType)).toBeUndefined()
  })
})
