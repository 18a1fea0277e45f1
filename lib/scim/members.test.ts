/** Who is in a group is never guessed: what cannot be read is refused, for reading it as nobody would empty the group. */
import { describe, expect, test } from 'vitest'
import { Notes } from './dialect'
import type { Resource } from './resource'
import { groupType } from './schemas/group'
import { patched, resourceFrom } from './testing/resources'

const group = resourceFrom(groupType, { displayName: 'G', members: [{ value: 'old' }] })
const refusal = expect.objectContaining({ status: 400, scimType: 'invalidValue' })

function posted(members: unknown, notes = new Notes()): Resource {
  return resourceFrom(groupType, { displayName: 'G', members }, notes)
}

function sent(op: string, value: unknown, notes = new Notes()): Resource {
  return patched(groupType, group, [{ op, path: 'members', value }], notes)
}

describe('members', () => {
  test.each([[[]], [null]])('%j empties the group', (members) => {
    expect(posted(members)).not.toHaveProperty('members')
    expect(sent('replace', members)).not.toHaveProperty('members')
  })

  test.each([
    [[null]],
    [['']],
    [[5]],
    [[[]]],
    [[{}]],
    [[{ display: 'Ann' }]],
    [[{ value: '' }]],
    [[{ value: null }]],
    [[{ value: 5 }]],
    [[{ value: 'a' }, null]],
    [''],
    [5],
    [true],
    [{}],
    [{ members: [] }],
  ])('%j is refused, and never read as nobody', (members) => {
    expect(() => posted(members)).toThrow(refusal)
    expect(() => sent('replace', members)).toThrow(refusal)
    expect(() => sent('add', members)).toThrow(refusal)
    expect(() => sent('remove', members)).toThrow(refusal)
    expect(() => patched(groupType, group, [{ op: 'replace', value: { members } }])).toThrow(refusal)
  })

  test('as bare ids are taken, and it is noted', () => {
    const notes = new Notes()
    expect(posted(['a', { value: 'b', $ref: null }], notes).members).toEqual([{ value: 'a' }, { value: 'b' }])
    expect(notes.list.map(({ tolerance }) => tolerance)).toEqual(['bareMember', 'nullReference'])
  })

  test('may be one bare id in a PATCH', () => {
    expect(sent('Add', 'a').members).toEqual([{ value: 'old' }, { value: 'a' }])
    expect(sent('Remove', 'old')).not.toHaveProperty('members')
  })

  test.each(['Group', 'group', 'GROUP'])('of type %s are refused in so many words', (type) => {
    const members = [{ value: 'g', type }]
    const nested = expect.objectContaining({
      status: 400,
      scimType: 'invalidValue',
      detail: expect.stringContaining('nested groups are not supported'),
    })
    expect(() => posted(members)).toThrow(nested)
    expect(() => sent('add', members)).toThrow(nested)
    expect(() => sent('replace', members)).toThrow(nested)
    expect(posted([{ value: 'u', type: 'User' }]).members).toEqual([{ value: 'u', type: 'User' }])
  })

  test('stay where a rename carries the id, the schemas and the rest of the group', () => {
    const notes = new Notes()
    const value = { id: 'g', schemas: [groupType.schema.id], displayName: 'New', meta: { resourceType: 'Group' } }
    expect(patched(groupType, group, [{ op: 'replace', value }], notes)).toEqual({ ...group, displayName: 'New' })
    expect(notes.list).toMatchObject([{ tolerance: 'readOnlyIgnored', where: ['id', 'meta'] }])
  })
})
