import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CursorPlace, readCursor, type Seal, writeCursor } from './cursor'
import { ScimError } from './error'
import { text } from './testing/arbitraries'

function sealWith(key: string): Seal {
  return (sealed) => createHmac('sha256', key).update(sealed).digest('base64url')
}

const seal = sealWith('a key')
const key = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null))
const place: fc.Arbitrary<CursorPlace> = fc.oneof(
  fc.record({ keys: fc.array(key, { maxLength: 4 }) }),
  fc.record({ keys: fc.array(key, { maxLength: 4 }), backwards: fc.constant(true) }),
)

function refusalOf(cursor: string, query: string, by = seal): unknown {
  try {
    return readCursor(cursor, query, by)
  } catch (error) {
    return error
  }
}

const refusal = expect.objectContaining({ status: 400, scimType: 'invalidCursor' })

describe('a cursor', () => {
  test('leads back to its place, whatever the keys and the query are', () => {
    fc.assert(
      fc.property(fc.string(), place, (query, of) => {
        expect(readCursor(writeCursor(query, of, seal), query, seal)).toEqual(of)
      }),
    )
  })

  test('has unreserved characters only, so it stands in an address as it is', () => {
    fc.assert(
      fc.property(fc.string(), place, (query, of) => {
        expect(writeCursor(query, of, seal)).toMatch(/^[A-Za-z0-9._~-]+$/)
      }),
    )
  })

  test('of another query, and so of another organization, type, filter or order, is refused', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), place, (query, other, of) => {
        fc.pre(query !== other)
        expect(refusalOf(writeCursor(query, of, seal), other)).toEqual(refusal)
      }),
    )
  })

  test('with one character changed, added or left out is refused', () => {
    const character = fc.stringMatching(/^[A-Za-z0-9._~-]?$/)
    fc.assert(
      fc.property(place, fc.nat(), character, fc.boolean(), (of, at, put, replaces) => {
        const cursor = writeCursor('query', of, seal)
        const start = at % cursor.length
        const changed = cursor.slice(0, start) + put + cursor.slice(start + (replaces ? 1 : 0))
        fc.pre(changed !== cursor)
        expect(refusalOf(changed, 'query')).toEqual(refusal)
      }),
    )
  })

  test('sealed with another key is refused', () => {
    expect(refusalOf(writeCursor('query', { keys: ['1'] }, sealWith('other')), 'query')).toEqual(refusal)
  })

  test('is refused in one and the same words, whatever is wrong with it', () => {
    const cursor = writeCursor('query', { keys: ['ann', '7'] }, seal)
    const wrong = [
      '',
      '.',
      'forged',
      cursor.slice(1),
      `${cursor}=`,
      `é${cursor}`,
      '.'.repeat(5000),
      cursor.toUpperCase(),
    ]
    const answers = [...wrong.map((text) => refusalOf(text, 'query')), refusalOf(cursor, 'other query')]
    expect(answers.every((answer) => answer instanceof ScimError)).toBe(true)
    expect(new Set(answers.map(String)).size).toBe(1)
  })

  test('that is too long is refused before any work', () => {
    let sealed = 0
    const counting: Seal = (text) => {
      sealed++
      return seal(text)
    }
    expect(refusalOf('a'.repeat(4097), 'query', counting)).toEqual(refusal)
    expect(sealed).toBe(0)
  })

  test('is never written where it could not be read again', () => {
    const of = { keys: ['x'.repeat(4000), '7'] }
    expect(() => writeCursor('query', of, seal)).toThrow(/too long for a cursor/)
  })

  test('of the greatest length is written and read', () => {
    const of = { keys: ['x'.repeat(3027)] }
    const cursor = writeCursor('query', of, seal)
    expect(cursor).toHaveLength(4096)
    expect(readCursor(cursor, 'query', seal)).toEqual(of)
  })

  test('does not hold its query', () => {
    const [body = ''] = writeCursor('org 5, secret filter', { keys: ['1'] }, seal).split('.')
    expect(Buffer.from(body, 'base64url').toString()).toBe('[["1"],false]')
  })
})
