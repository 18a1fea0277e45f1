import { describe, expect, test } from 'vitest'
import { listResponse, parsePage } from './list'

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
