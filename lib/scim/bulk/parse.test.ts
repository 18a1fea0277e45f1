import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bulkSchema, parseBulk } from './parse'
import { planBulk } from './plan'

const schemas = [bulkSchema]
const limits = { maxOperations: 3 }
const endpoints = ['/Users', '/Groups']

function parse(...operations: unknown[]) {
  return parseBulk({ schemas, Operations: operations }, { maxOperations: 1000 }, endpoints).operations
}

function refusalOf(operation: unknown) {
  return parse(operation)[0]?.error
}

describe('a bulk request', () => {
  test('is its operations in their order', () => {
    const body = {
      schemas,
      failOnErrors: 2,
      Operations: [
        { method: 'POST', path: '/Users', bulkId: 'a', data: { userName: 'ann' } },
        { method: 'patch', path: '/Groups/7', version: 'W/"1"', data: { Operations: [] } },
        { METHOD: 'DELETE', Path: '/Users/bulkId:a', version: null, data: { ignored: true } },
      ],
    }
    expect(parseBulk(body, limits, endpoints)).toStrictEqual({
      failOnErrors: 2,
      operations: [
        { index: 0, method: 'POST', bulkId: 'a', path: '/Users', endpoint: '/Users', data: { userName: 'ann' } },
        {
          index: 1,
          method: 'PATCH',
          path: '/Groups/7',
          endpoint: '/Groups',
          id: '7',
          version: 'W/"1"',
          data: { Operations: [] },
        },
        { index: 2, method: 'DELETE', path: '/Users/bulkId:a', endpoint: '/Users', id: 'bulkId:a' },
      ],
    })
  })

  test('of too many operations is 413 naming the limit', () => {
    const Operations = Array(4).fill({ method: 'DELETE', path: '/Users/1' })
    const refusal = expect.objectContaining({ status: 413, detail: expect.stringContaining('at most 3 operations') })
    expect(() => parseBulk({ schemas, Operations }, limits, endpoints)).toThrow(refusal)
    expect(parseBulk({ schemas, Operations: Operations.slice(1) }, limits, endpoints).operations).toHaveLength(3)
  })

  test.each([
    ['x'],
    [[]],
    [{}],
    [{ schemas: [], Operations: [{}] }],
    [{ schemas }],
    [{ schemas, Operations: {} }],
    [{ schemas, Operations: [] }],
  ])('%j is none', (body) => {
    expect(() => parseBulk(body, limits, endpoints)).toThrow(expect.objectContaining({ status: 400 }))
  })

  test.each([0, -1, 1.5, '1', true])('with failOnErrors %j is invalidValue', (failOnErrors) => {
    const refusal = expect.objectContaining({ status: 400, scimType: 'invalidValue' })
    expect(() => parseBulk({ schemas, failOnErrors, Operations: [{}] }, limits, endpoints)).toThrow(refusal)
  })
})

test('failOnErrors that is null is none', () => {
  const body = { schemas, failOnErrors: null, Operations: [{}] }
  expect(parseBulk(body, limits, endpoints)).not.toHaveProperty('failOnErrors')
})

describe('a malformed operation is refused alone, with', () => {
  test.each([
    ['what is no object', 'x', 400, 'invalidSyntax'],
    ['null', null, 400, 'invalidSyntax'],
    ['no method', { path: '/Users/1', data: {} }, 400, 'invalidValue'],
    ['an unknown method', { method: 'FOO', path: '/Users/1', data: {} }, 400, 'invalidValue'],
    ['a method that changes nothing', { method: 'GET', path: '/Users/1', data: {} }, 400, 'invalidValue'],
    ['no path', { method: 'DELETE' }, 404, undefined],
    ['an unknown path', { method: 'DELETE', path: '/Nope/1' }, 404, undefined],
    ['a path that only begins like one', { method: 'DELETE', path: '/Usersx/1' }, 404, undefined],
    ['a path that only ends like one', { method: 'DELETE', path: '/scim/Users/1' }, 404, undefined],
    ['a POST to an id', { method: 'POST', path: '/Users/1', bulkId: 'a', data: {} }, 400, 'invalidValue'],
    ['a PUT without an id', { method: 'PUT', path: '/Users', data: {} }, 400, 'invalidValue'],
    ['a POST without a bulkId', { method: 'POST', path: '/Users', data: {} }, 400, 'invalidValue'],
    ['an empty bulkId', { method: 'POST', path: '/Users', bulkId: '', data: {} }, 400, 'invalidValue'],
    ['a bulkId that is no string', { method: 'POST', path: '/Users', bulkId: 5, data: {} }, 400, 'invalidValue'],
    ['no data', { method: 'PATCH', path: '/Users/1' }, 400, 'invalidValue'],
    ['data that is no object', { method: 'PUT', path: '/Users/1', data: [] }, 400, 'invalidValue'],
    ['a version that is no string', { method: 'DELETE', path: '/Users/1', version: 5 }, 400, 'invalidValue'],
  ])('%s', (_, operation, status, scimType) => {
    expect(refusalOf(operation)).toMatchObject({ status, scimType })
    const [, other] = parse(operation, { method: 'DELETE', path: '/Users/1' })
    expect(other).not.toHaveProperty('error')
  })

  test('the bulkId of an earlier POST', () => {
    const post = { method: 'POST', path: '/Users', bulkId: 'a', data: {} }
    const removal = { method: 'DELETE', path: '/Users/1', bulkId: 'a' }
    const [before, first, second, after] = parse(removal, post, post, removal)
    expect(first?.error).toBeUndefined()
    expect(second?.error).toMatchObject({ status: 400, scimType: 'invalidValue' })
    expect([before?.error, after?.error]).toEqual([undefined, undefined])
  })

  test('a type that is not offered', () => {
    const body = { schemas, Operations: [{ method: 'DELETE', path: '/Groups/1' }] }
    expect(parseBulk(body, limits, ['/Users']).operations[0]?.error).toMatchObject({ status: 404 })
  })
})

test('whatever is sent, it is operations or a refusal, never a bug', () => {
  const member = fc.constantFrom('method', 'path', 'bulkId', 'data', 'version', '__proto__')
  const value = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom('POST', 'DELETE', '/Users', '/Users/%', '/Groups/1', 'bulkId:a'),
  )
  const operation = fc.oneof(fc.dictionary(member, value), fc.jsonValue())
  const body = fc.record({ schemas: fc.constant(schemas), Operations: fc.array(operation, { minLength: 1 }) })
  fc.assert(
    fc.property(body, (any) => {
      const { operations } = parseBulk(any, { maxOperations: 1000 }, endpoints)
      expect(operations).toHaveLength(any.Operations.length)
      for (const { endpoint, error } of operations) expect(endpoint !== undefined || error !== undefined).toBe(true)
      expect(planBulk(operations).length).toBeGreaterThanOrEqual(operations.length)
    }),
  )
})

test('a path is decoded, and one that cannot be is no id of anything', () => {
  const idOf = (path: string) => parse({ method: 'DELETE', path })[0]?.id
  expect(idOf('/Users/bulkId%3Aann')).toBe('bulkId:ann')
  expect(idOf('/Users/bulkId:a/b')).toBe('bulkId:a/b')
  expect(idOf('/Users/%zz')).toBe('%zz')
  expect(idOf('/Users/')).toBeUndefined()
})
