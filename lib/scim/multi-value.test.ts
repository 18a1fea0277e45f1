import { describe, expect, test } from 'vitest'
import { identityOf, mergeValues, requireOnePrimary, stableText, uniqueValues } from './multi-value'
import { groupSchema } from './schemas/group'
import { userSchema } from './schemas/user'

function attributeOf(schema: typeof userSchema, name: string) {
  const definition = schema.attributes.get(name)
  if (!definition) throw new Error(`no ${name}`)
  return definition
}

const emails = attributeOf(userSchema, 'emails')
const photos = attributeOf(userSchema, 'photos')
const addresses = attributeOf(userSchema, 'addresses')
const members = attributeOf(groupSchema, 'members')

describe('two values are the same one', () => {
  test('by value and type, as exact as the schema says', () => {
    const one = identityOf(emails, { value: 'A@x.test', type: 'Work' })
    expect(identityOf(emails, { type: 'work', value: 'a@X.test', primary: true, display: 'A' })).toBe(one)
    expect(identityOf(emails, { value: 'A@x.test', type: 'home' })).not.toBe(one)
    expect(identityOf(emails, { value: 'A@x.test' })).not.toBe(one)
    expect(identityOf(photos, { value: 'https://x/A' })).not.toBe(identityOf(photos, { value: 'https://x/a' }))
  })

  test('by value alone where it is immutable', () => {
    expect(identityOf(members, { value: 'a', type: 'User' })).toBe(identityOf(members, { value: 'a' }))
  })

  test('by all parts but primary where there is no value', () => {
    const one = identityOf(addresses, { country: 'FR', type: 'work' })
    expect(identityOf(addresses, { type: 'work', country: 'FR', primary: true })).toBe(one)
    expect(identityOf(addresses, { type: 'home', country: 'FR' })).not.toBe(one)
  })

  test('and no value can pose as another by what is in it', () => {
    const odd = identityOf(emails, { value: 'a', type: 'b\\u0000c' })
    expect(odd).not.toBe(identityOf(emails, { value: 'a\\u0000b', type: 'c' }))
    expect(stableText({ a: '","b":"x' })).not.toBe(stableText({ a: '', b: 'x' }))
  })
})

describe('merging', () => {
  const list = [{ value: 'a', type: 'work', primary: true }, { value: 'b' }]

  test('answers the very same list where nothing is new', () => {
    expect(mergeValues(emails, list, [])).toBe(list)
    expect(mergeValues(emails, list, [{ value: 'B' }])).not.toBe(list)
    expect(mergeValues(emails, list, [{ value: 'a', type: 'work' }])).toBe(list)
  })

  test('keeps the order and appends what is new', () => {
    const merged = mergeValues(emails, list, [{ value: 'c' }, { value: 'b', display: 'B' }])
    expect(merged).toEqual([list[0], { value: 'b', display: 'B' }, { value: 'c' }])
  })

  test('demotes the old primary value, not the new one', () => {
    expect(mergeValues(emails, list, [{ value: 'b', primary: true }])).toEqual([
      { value: 'a', type: 'work', primary: false },
      { value: 'b', primary: true },
    ])
    expect(mergeValues(emails, list, [{ value: 'a', type: 'work', primary: true }])).toBe(list)
  })

  test('changes neither list', () => {
    const frozen = Object.freeze(list.map((value) => Object.freeze({ ...value })))
    mergeValues(emails, frozen, Object.freeze([Object.freeze({ value: 'b', primary: true })]))
    expect(frozen).toEqual(list)
  })

  test('of 100,000 equal values leaves one', () => {
    const same = Array.from({ length: 100_000 }, () => ({ value: 'a' }))
    expect(uniqueValues(members, same)).toEqual([{ value: 'a' }])
  })
})

test('one primary value is fine, two are invalidValue', () => {
  const primary = { value: 'a', primary: true }
  expect(() => requireOnePrimary([primary, { value: 'b', primary: false }, { value: 'c' }], 'emails')).not.toThrow()
  expect(() => requireOnePrimary([primary, { value: 'b', primary: true }], 'emails')).toThrow(
    'Only one value of emails can be primary.',
  )
})
