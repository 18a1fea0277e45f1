import { describe, expect, test } from 'vitest'
import { listResponse, parsePage, parsePaging } from './list'

const limits = { defaultCount: 20, maxCount: 1000 }

describe('a page', () => {
  test.each([
    [{}, { startIndex: 1, count: 20 }],
    [
      { startIndex: '', count: null },
      { startIndex: 1, count: 20 },
    ],
    [
      { startIndex: '3', count: '5' },
      { startIndex: 3, count: 5 },
    ],
    [
      { startIndex: 3, count: 5 },
      { startIndex: 3, count: 5 },
    ],
    [{ startIndex: '0' }, { startIndex: 1, count: 20 }],
    [{ startIndex: '-3' }, { startIndex: 1, count: 20 }],
    [{ count: '0' }, { startIndex: 1, count: 0 }],
    [{ count: '-1' }, { startIndex: 1, count: 0 }],
    [{ count: '100000' }, { startIndex: 1, count: 1000 }],
    [{ startIndex: '1000000' }, { startIndex: 1_000_000, count: 20 }],
    [
      { startIndex: '9'.repeat(40), count: '9'.repeat(40) },
      { startIndex: Number.MAX_SAFE_INTEGER, count: 1000 },
    ],
  ])('of %j is %j', (query, page) => {
    expect(parsePage(query, limits)).toEqual(page)
  })

  test.each(['abc', '1.5', '1e3', '0x10', '1 2', 'NaN', 'Infinity', 1.5, Number.NaN])(
    'of %s is invalidValue',
    (value) => {
      const refusal = expect.objectContaining({ status: 400, scimType: 'invalidValue' })
      expect(() => parsePage({ count: value }, limits)).toThrow(refusal)
      expect(() => parsePage({ startIndex: value }, limits)).toThrow(refusal)
    },
  )
})

describe('paging', () => {
  test('is by index unless a cursor is there, also an empty one', () => {
    expect(parsePaging({}, limits)).toEqual({ kind: 'index', startIndex: 1, count: 20 })
    expect(parsePaging({ cursor: null, startIndex: '3' }, limits)).toEqual({ kind: 'index', startIndex: 3, count: 20 })
    expect(parsePaging({ cursor: '' }, limits)).toEqual({ kind: 'cursor', cursor: '', count: 20 })
    expect(parsePaging({ cursor: 'abc', count: '2' }, limits)).toEqual({ kind: 'cursor', cursor: 'abc', count: 2 })
  })

  test('by cursor takes a count of 0 and caps one above the maximum', () => {
    expect(parsePaging({ cursor: '', count: 0 }, limits)).toMatchObject({ count: 0 })
    expect(parsePaging({ cursor: '', count: '100000' }, limits)).toMatchObject({ count: 1000 })
  })

  test('by cursor and by index at once is refused, with an empty cursor too', () => {
    const refusal = expect.objectContaining({ status: 400, scimType: 'invalidValue' })
    expect(() => parsePaging({ cursor: 'abc', startIndex: '1' }, limits)).toThrow(refusal)
    expect(() => parsePaging({ cursor: '', startIndex: 1 }, limits)).toThrow(refusal)
    expect(parsePaging({ cursor: '', startIndex: '' }, limits).kind).toBe('cursor')
  })

  test.each(['abc', '1.5', '-1', -5])('by cursor with a count of %s is invalidCount', (count) => {
    const refusal = expect.objectContaining({ status: 400, scimType: 'invalidCount' })
    expect(() => parsePaging({ cursor: '', count }, limits)).toThrow(refusal)
  })

  test('by index with a wrong count stays invalidValue, and a negative one 0', () => {
    expect(() => parsePaging({ count: 'abc' }, limits)).toThrow(expect.objectContaining({ scimType: 'invalidValue' }))
    expect(parsePaging({ count: '-1' }, limits)).toMatchObject({ count: 0 })
  })
})

test('a list counts what it holds', () => {
  expect(listResponse({ totalResults: 7, startIndex: 3, resources: ['a', 'b'] })).toEqual({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: 7,
    startIndex: 3,
    itemsPerPage: 2,
    Resources: ['a', 'b'],
  })
})

test('an empty list starts at 1 and has integers and Resources', () => {
  expect(listResponse({ totalResults: 0, resources: [] })).toMatchObject({
    startIndex: 1,
    itemsPerPage: 0,
    Resources: [],
  })
})

test('a page by cursor says where it leads and has no startIndex', () => {
  const page = { totalResults: 7, resources: ['a'] }
  expect(listResponse({ ...page, cursors: { next: 'n', previous: 'p' } })).toStrictEqual({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: 7,
    previousCursor: 'p',
    nextCursor: 'n',
    itemsPerPage: 1,
    Resources: ['a'],
  })
  const last = listResponse({ ...page, cursors: {} })
  expect(last).not.toHaveProperty('nextCursor')
  expect(last).not.toHaveProperty('startIndex')
})
