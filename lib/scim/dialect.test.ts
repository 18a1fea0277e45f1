import { describe, expect, test } from 'vitest'
import filters from '../../e2e/wire/recorded/patches.json'
import { booleanOf, booleanText, Notes, tolerances, tolerate, unknownAttribute } from './dialect'
import { enterpriseUserSchema } from './schemas/enterprise-user'
import { groupSchema } from './schemas/group'
import { userSchema } from './schemas/user'

describe('every tolerance', () => {
  test('has a name of its own, a sentence and its evidence', () => {
    expect(new Set(tolerances.map(({ name }) => name)).size).toBe(tolerances.length)
    for (const { seenIn, says } of tolerances) {
      expect(seenIn).toMatch(/^((entra|okta)\.json [EO]\d+|patches\.json P\d+|RFC 764[34] [\d.]+|\w+\/[\w-]+#\d+)$/)
      expect(says).toMatch(/^[A-Z].*\.$/)
    }
  })

  test('that rests on a patch vector names one that exists', () => {
    const ids = new Set(filters.vectors.map(({ id }) => id))
    const named = tolerances.filter(({ seenIn }) => seenIn.startsWith('patches.json '))
    expect(named.every(({ seenIn }) => ids.has(seenIn.slice('patches.json '.length)))).toBe(true)
  })
})

describe('notes', () => {
  test('count every use and keep the places', () => {
    const notes = new Notes()
    notes.note(booleanText, 'active')
    notes.note(booleanText, 'active')
    notes.note(unknownAttribute, 'foo')
    expect(notes.list).toEqual([
      { tolerance: 'booleanText', count: 2, where: ['active'] },
      { tolerance: 'unknownAttribute', count: 1, where: ['foo'] },
    ])
  })

  test('stay small whatever is sent', () => {
    const notes = new Notes()
    for (let at = 0; at < 100_000; at++) notes.note(unknownAttribute, `key-${at}-${'x'.repeat(50)}`)
    notes.note(booleanText, 'y'.repeat(100_000))
    expect(notes.list).toMatchObject([{ count: 100_000, where: { length: 20 } }, { count: 1 }])
    expect(JSON.stringify(notes.list).length).toBeLessThan(3000)
  })
})

describe('a value that does not fit', () => {
  const manager = enterpriseUserSchema.attributes.get('manager')
  const named = (name: string) => userSchema.attributes.get(name)

  test.each([
    ['active', 'True', true],
    ['active', 'FALSE', false],
    ['roles', 'admin', { value: 'admin' }],
    ['roles', '', null],
    ['entitlements', 'e', { value: 'e' }],
    ['roles', '{"value":"Admin"}', { value: '{"value":"Admin"}' }],
  ])('of %s, %j, is taken as %j', (name, raw, value) => {
    const definition = named(name)
    expect(definition && tolerate(definition, raw)?.value).toEqual(value)
  })

  test.each([
    ['active', 'yes'],
    ['active', 1],
    ['active', 'true '],
    ['userName', 5],
    ['emails', 'a@example.com'],
    ['name', 'Ann'],
    ['name', ''],
  ])('of %s, %j, is not taken', (name, raw) => {
    const definition = named(name)
    expect(definition && tolerate(definition, raw)).toBeUndefined()
  })

  test('of a member is the id, and nothing else', () => {
    const members = groupSchema.attributes.get('members')
    const meant = (raw: unknown) => members && tolerate(members, raw)?.value
    expect(meant('m')).toEqual({ value: 'm' })
    expect(['', null, 5, true, [], ['m']].map(meant)).toEqual(Array(6).fill(undefined))
  })

  test('of a manager is the id, nothing, or a list of one', () => {
    const meant = (raw: unknown) => manager && tolerate(manager, raw)?.value
    expect(meant('m')).toEqual({ value: 'm' })
    expect(meant('')).toBeNull()
    expect(meant([{ value: 'm' }])).toEqual({ value: 'm' })
    expect(meant(['m'])).toBeUndefined()
    expect(meant([])).toBeUndefined()
    expect(meant(5)).toBeUndefined()
  })
})

test('text is a boolean in any case and never anything else', () => {
  expect(['true', 'True', 'TRUE', 'tRuE'].map(booleanOf)).toEqual([true, true, true, true])
  expect(['false', 'False'].map(booleanOf)).toEqual([false, false])
  expect(['', '1', 'on', 'truefalse', 0, true, null].map(booleanOf)).toEqual(Array(7).fill(undefined))
})
