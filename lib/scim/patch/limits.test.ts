import { describe, expect, test } from 'vitest'
import { groupType } from '../schemas/group'
import { userType } from '../schemas/user'
import { patched, resourceFrom } from '../testing/resources'

const pat = resourceFrom(userType, {
  userName: 'pat@example.com',
  emails: [
    { value: 'pat@example.com', type: 'work', primary: true },
    { value: 'pat@home.test', type: 'home' },
  ],
})

describe('too much is 413, whatever it is', () => {
  const tooLarge = expect.objectContaining({ status: 413 })
  const many = (length: number, start = 0) =>
    Array.from({ length }, (_, at) => ({ value: `v-${start + at}`, type: 'work' }))

  test('values added until there are more than 1,000', () => {
    const full = patched(userType, pat, [{ op: 'add', path: 'emails', value: many(998) }])
    expect(full.emails).toHaveLength(1000)
    expect(() => patched(userType, full, [{ op: 'add', path: 'emails', value: many(1, 998) }])).toThrow(tooLarge)
  })

  test('1,000 long filters over 1,000 values', () => {
    const full = patched(userType, pat, [{ op: 'replace', path: 'emails', value: many(1000) }])
    const filter = Array.from({ length: 190 }, (_, at) => `value ew "${at}x"`).join(' or ')
    const operations = Array.from({ length: 1000 }, () => ({ op: 'remove', path: `emails[${filter}]` }))
    expect(() => patched(userType, full, operations)).toThrow(tooLarge)
  })

  test('1,000 operations on 100,000 members; set by set they are work for the layer below', () => {
    const group = resourceFrom(groupType, { displayName: 'Crew', members: many(100_000) })
    const operations = Array.from({ length: 1000 }, (_, at) => ({
      op: 'add',
      path: 'members',
      value: [{ value: `n-${at}` }],
    }))
    expect(() => patched(groupType, group, operations)).toThrow(tooLarge)
  })

  test('but 1,000 operations on 1,000 members are done', () => {
    const group = resourceFrom(groupType, { displayName: 'Crew', members: many(1000) })
    const operations = Array.from({ length: 1000 }, (_, at) => ({ op: 'remove', path: `members[value eq "v-${at}"]` }))
    expect(patched(groupType, group, operations)).not.toHaveProperty('members')
  })
})
