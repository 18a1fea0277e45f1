import { describe, expect, test } from 'vitest'
import { Notes } from '../dialect'
import { evaluate } from '../filter/evaluate'
import { parseFilter } from '../filter/parse'
import { diff } from '../patch/diff'
import { isRequested, parseProjection, project } from '../project'
import type { Resource } from '../resource'
import { compare, parseSort } from '../sort'
import { freeze, patched, resourceFrom } from '../testing/resources'
import { accessUserSchema } from './access'
import { userType } from './user'

const urn = accessUserSchema.id
const access = { status: 'active', roles: [{ value: 'r1', display: 'Admin', type: 'manual' }] }
const core = [userType.schema.id]
const ann: Resource = freeze({ schemas: core, id: 'id-1', userName: 'ann', title: 'Dr', [urn]: access })

function shown(attributes?: string, excludedAttributes?: string): Resource {
  return project(userType, ann, parseProjection(userType, { attributes, excludedAttributes }))
}

describe('what a person may do is in an answer', () => {
  test('only when it is asked for', () => {
    expect(shown()).toEqual({ schemas: core, id: 'id-1', userName: 'ann', title: 'Dr' })
    expect(shown(undefined, 'title')).toEqual({ schemas: core, id: 'id-1', userName: 'ann' })
    expect(shown('userName')).toEqual({ schemas: core, id: 'id-1', userName: 'ann' })
  })

  test.each([
    [urn, access],
    [urn.toUpperCase(), access],
    [`${urn}:roles`, { roles: access.roles }],
    [`${urn}:status`, { status: 'active' }],
    [`${urn}:roles.display`, { roles: [{ display: 'Admin' }] }],
    [`${urn}:status,${urn}`, access],
  ])('for attributes=%s, and schemas names it then', (attributes, expected) => {
    expect(shown(attributes)).toEqual({ schemas: [...core, urn], id: 'id-1', [urn]: expected })
  })

  test('and is named in schemas no more where it is left out', () => {
    const named = freeze({ ...ann, schemas: [...core, urn] })
    expect(project(userType, named, { whole: true }).schemas).toEqual(core)
  })

  test('so a caller need not read it unless it is named', () => {
    const requested = (attributes?: string) => isRequested(parseProjection(userType, { attributes }), urn)
    expect([requested(), requested('userName'), requested(urn), requested(`${urn}:roles`)]).toEqual([
      false,
      false,
      true,
      true,
    ])
  })
})

describe('what a person may do is never taken from a client', () => {
  test('not from a body, where it is ignored', () => {
    const resource = resourceFrom(userType, { userName: 'ann', [urn]: { roles: [{ value: 'admin' }] } })
    expect(resource).toEqual({ schemas: core, userName: 'ann' })
  })

  test('not from a PATCH without a path', () => {
    const notes = new Notes()
    const value = { title: 'Prof', [urn]: { status: 'disabled' }, [`${urn}:status`]: 'disabled' }
    const after = patched(userType, { schemas: core, userName: 'ann' }, [{ op: 'replace', value }], notes)
    expect(after).toEqual({ schemas: core, userName: 'ann', title: 'Prof' })
    expect(notes.list).toContainEqual(expect.objectContaining({ tolerance: 'readOnlyIgnored', count: 2 }))
  })

  test.each([
    { op: 'replace', path: `${urn}:status`, value: 'disabled' },
    { op: 'add', path: `${urn}:roles`, value: [{ value: 'admin' }] },
    { op: 'replace', path: urn, value: { status: 'disabled' } },
    { op: 'remove', path: urn },
  ])('and a PATCH that names it, %j, is 400 mutability', (operation) => {
    const refusal = expect.objectContaining({ status: 400, scimType: 'mutability' })
    expect(() => patched(userType, ann, [operation])).toThrow(refusal)
  })

  test('nor is it kept by a PATCH of something else, or seen as a change', () => {
    expect(patched(userType, ann, [{ op: 'remove', path: 'title' }])).not.toHaveProperty([urn])
    const other = { ...ann, [urn]: { status: 'disabled' } }
    expect(diff(userType, ann, other)).toEqual([])
  })
})

describe('what a person may do is asked for like everything else', () => {
  test.each([
    [`${urn}:status eq "ACTIVE"`, true],
    [`${urn}:status ne "active"`, false],
    [`${urn}:roles[value eq "r1" and type eq "manual"]`, true],
    [`${urn}:roles eq "R1"`, false],
    [`${urn}:roles.display sw "adm"`, true],
    [`not (${urn}:roles pr)`, false],
  ])('by the filter %s', (filter, found) => {
    expect(evaluate(userType, parseFilter(filter), ann)).toBe(found)
  })

  test('and in order', () => {
    const other = { ...ann, [urn]: { status: 'disabled', roles: [] } }
    for (const [sortBy, order] of [
      [`${urn}:status`, -1],
      [`${urn}:roles.display`, -1],
    ] as const) {
      const sort = parseSort(userType, { sortBy })
      expect(sort && Math.sign(compare(sort, ann, other))).toBe(order)
    }
  })
})
