import { describe, expect, test } from 'vitest'
import { isStorable, memberOf, parseJson, requireObject } from './json'

function refusal(scimType: string) {
  return expect.objectContaining({ status: 400, scimType })
}

function nested(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth)
}

describe('parseJson', () => {
  test.each(['{"a":[1,2.5,"x",true,null]}', '"x"', '5', 'null', '[]', ' {} '])('reads %s', (text) => {
    expect(parseJson(text)).toEqual(JSON.parse(text))
  })

  test.each([
    ['cut off', '{"schemas":'],
    ['empty', ''],
    ['white space', ' \r\n'],
    ['a trailing comma', '{"a":1,}'],
    ['a comment', '{} // x'],
    ['single quotes', "{'a':1}"],
    ['a byte order mark', '\ufeff{}'],
    ['NaN', '{"a":NaN}'],
    ['a raw control character', '{"a":"b\u0001"}'],
    ['a raw U+0000', '{"a":"b\0"}'],
    ['two values', '{}{}'],
    ['an open string', '{"a":"b'],
    ['an open string after a backslash', '{"a":"b\\'],
    ['a bad escape', '{"a":"\\x"}'],
    ['more ends than beginnings', ']]]]{}'],
  ])('refuses %s as invalidSyntax', (_, text) => {
    expect(() => parseJson(text)).toThrow(refusal('invalidSyntax'))
  })

  test('does not quote the body, which may hold a password', () => {
    expect(() => parseJson('{"password":"hunter2"x')).toThrow(/^(?!.*hunter2)/)
    expect(() => parseJson('{"password":"hunter2"x')).toThrow('The body is not valid JSON.')
  })

  test('takes 32 levels and refuses 33', () => {
    expect(parseJson(nested(32))).toBeDefined()
    expect(() => parseJson(nested(33))).toThrow(refusal('invalidSyntax'))
    expect(() => parseJson(nested(3), { maxDepth: 2 })).toThrow('more than 2 levels')
  })

  test('counts levels, not brackets: long lists and brackets in strings are flat', () => {
    expect(parseJson(`[${'[],'.repeat(5000)}[]]`)).toHaveLength(5001)
    expect(parseJson(JSON.stringify({ a: '[{'.repeat(500), 'b"\\': '\\"[[' }))).toMatchObject({ 'b"\\': '\\"[[' })
  })

  test.each([
    ['5,000 arrays', nested(5000)],
    ['a million arrays', '['.repeat(1_000_000)],
    ['a million objects', '{"a":'.repeat(1_000_000)],
    ['a million quotes', '"'.repeat(1_000_001)],
    ['a million backslashes', `"${'\\'.repeat(1_000_000)}`],
  ])('refuses a bomb of %s', (_, text) => {
    expect(() => parseJson(text)).toThrow(refusal('invalidSyntax'))
  })

  test.each([
    ['escaped U+0000', '{"a":"x\\u0000"}'],
    ['escaped U+0000 deep inside', '{"a":[{"b":["x\\u0000"]}]}'],
    ['escaped U+0000 in a name', '{"a\\u0000":1}'],
    ['half an escaped pair', '{"a":"\\ud83d"}'],
    ['the other half', '{"a":"\\uDE00"}'],
    ['halves in the wrong order', '{"a":"\\ude00\\ud83d"}'],
    ['half a raw pair', '{"a":"\ud83d"}'],
  ])('refuses %s as invalidValue', (_, text) => {
    expect(() => parseJson(text)).toThrow(refusal('invalidValue'))
  })

  test('keeps every other character, escaped or not', () => {
    const text = 'Zoë 日本 😀 " \\ \u2028 \u007f'
    expect(parseJson(JSON.stringify({ text }))).toEqual({ text })
    expect(parseJson('{"text":"\\ud83d\\ude00\\u00eb\\\\u0000"}')).toEqual({ text: '😀ë\\u0000' })
  })

  test('of two members of one name the last one counts', () => {
    expect(parseJson('{"a":1,"a":2}')).toEqual({ a: 2 })
  })

  test('a member named __proto__ is data and reaches no prototype', () => {
    const value = parseJson('{"__proto__":{"admin":true}}')
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    expect(Object.prototype).not.toHaveProperty('admin')
  })
})

test.each([null, [], 'x', 5, true, undefined])('requireObject refuses %j', (value) => {
  expect(() => requireObject(value)).toThrow(refusal('invalidSyntax'))
})

test('memberOf finds a name in any case, the exact one first, and nothing inherited', () => {
  expect(memberOf({ OP: 1, op: 2 }, 'op')).toBe(2)
  expect(memberOf({ oPeRaTiOnS: 1 }, 'Operations')).toBe(1)
  expect(memberOf({}, 'toString')).toBeUndefined()
  expect(memberOf({}, 'constructor')).toBeUndefined()
})

test('isStorable knows what PostgreSQL cannot hold', () => {
  expect(isStorable('a\0')).toBe(false)
  expect(isStorable('\ud83d')).toBe(false)
  expect(isStorable('😀\n')).toBe(true)
})
