import { describe, expect, test } from 'vitest'
import { groupType, membershipSteps, Notes, parsePatch, patchSchema, readResource } from '@/lib/scim'
import { membersOf, patchOf, renderHead, toGroupProfile } from './group-mapping'

const [one, two, three] = ['1', '2', '3'].map((n) => `00000000-0000-4000-8000-00000000000${n}`) as [
  string,
  string,
  string,
]
const schemas = ['urn:ietf:params:scim:schemas:core:2.0:Group']

function patch(...operations: object[]) {
  const parsed = parsePatch(groupType, { schemas: [patchSchema], Operations: operations }, new Notes())
  return patchOf(membershipSteps(parsed) ?? [])
}
const add = (...ids: string[]) => ({ op: 'add', path: 'members', value: ids.map((value) => ({ value })) })
const remove = (...ids: string[]) => ({ ...add(...ids), op: 'remove' })
const replace = (...ids: string[]) => ({ ...add(...ids), op: 'replace' })

describe('a PATCH as one change of sets', () => {
  test('names nobody twice: the last word counts', () => {
    expect(patch(add(one, two), remove(two), remove(three), add(three)).members).toEqual({
      kind: 'named',
      add: [one, three],
      remove: [two],
    })
  })

  test('begins anew with a replace', () => {
    expect(patch(add(one), replace(two), add(three), remove(two)).members).toEqual({ kind: 'replace', with: [three] })
    expect(patch(add(one), { op: 'remove', path: 'members' }).members).toEqual({ kind: 'replace', with: [] })
  })

  test('knows an id in any letters, and each of them once', () => {
    const upper = 'ABCDEF00-0000-4000-8000-000000000000'
    expect(patch(add(upper, upper.toLowerCase())).members).toMatchObject({ add: [upper.toLowerCase()] })
  })

  test('tells what is added and can be nobody’s id, not what is removed', () => {
    expect(patch(add('x', one), replace('y'), remove('z')).strange).toEqual(['x', 'y'])
  })

  test('has no change of members where only attributes change', () => {
    const { attributes, members } = patch({ op: 'replace', path: 'externalId', value: 'x' })
    expect([attributes.length, members]).toEqual([1, undefined])
  })
})

describe('the members of a body', () => {
  const of = (body: object) =>
    membersOf(readResource(groupType, { schemas, displayName: 'x', ...body }, new Notes()), body)

  test('are what it names; nothing is said where the attribute is missing, and [] or null says nobody', () => {
    expect(of({ members: [{ value: one }] })).toEqual({ ids: [one], strange: [] })
    expect(of({})).toBeUndefined()
    for (const members of [[], null]) expect(of({ members })).toEqual({ ids: [], strange: [] })
    expect(of({ MEMBERS: [] })).toEqual({ ids: [], strange: [] })
  })
})

describe('a group', () => {
  test('has a name of more than blanks, and no more than an index holds', () => {
    const profile = (more: object) => () => toGroupProfile({ displayName: 'x', ...more })
    expect(profile({ externalId: 'e' })()).toEqual({ name: 'x', externalId: 'e' })
    for (const more of [{ displayName: ' \t' }, { displayName: '日'.repeat(700) }, { externalId: '日'.repeat(700) }]) {
      expect(profile(more)).toThrow(/displayName|externalId/)
    }
  })

  test('is rendered here as the database renders it', () => {
    const at = new Date('2026-11-22T07:08:09.010Z')
    const team = { id: one, name: 'Zoë "Z"', external_id: null, version: 3, created_at: at, updated_at: at }
    const rest = { handle: 'z', connection_id: null, adoptable_at: null, unlinked_at: null }
    const row = { ...team, ...rest, grants_role: false, grants_management: false }
    expect(JSON.parse(renderHead(row, 'https://x/scim'))).toEqual({
      schemas,
      id: one,
      displayName: 'Zoë "Z"',
      meta: {
        resourceType: 'Group',
        created: at.toISOString(),
        lastModified: at.toISOString(),
        version: 'W/"3"',
        location: `https://x/scim/Groups/${one}`,
      },
    })
  })
})
