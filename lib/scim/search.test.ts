import { describe, expect, test } from 'vitest'
import { readSearch, searchSchema } from './search'

const schemas = [searchSchema]

describe('a search', () => {
  test('holds every parameter of a list', () => {
    const search = {
      filter: 'userName sw "a"',
      sortBy: 'userName',
      sortOrder: 'descending',
      startIndex: 3,
      count: 10,
      cursor: '',
      attributes: ['userName'],
      excludedAttributes: ['emails'],
    }
    expect(readSearch({ schemas, ...search })).toStrictEqual(search)
  })

  test('of the schema alone asks for everything', () => {
    expect(readSearch({ schemas })).toStrictEqual({})
  })

  test('is read with names in any case, null as absent and without what nobody knows', () => {
    const body = { SCHEMAS: schemas, FILTER: 'id pr', Count: '5', sortBy: null, cursor: null, foo: { bar: 1 } }
    expect(readSearch(body)).toStrictEqual({ filter: 'id pr', count: '5' })
  })

  test.each([
    ['filter', 5],
    ['sortBy', ['userName']],
    ['sortOrder', true],
    ['startIndex', {}],
    ['count', [1]],
    ['cursor', 7],
    ['attributes', 'userName'],
    ['attributes', ['userName', 5]],
    ['excludedAttributes', {}],
  ])('with %s of the wrong type, %j, is invalidValue naming it', (name, value) => {
    const refusal = expect.objectContaining({ status: 400, scimType: 'invalidValue' })
    expect(() => readSearch({ schemas, [name]: value })).toThrow(refusal)
    expect(() => readSearch({ schemas, [name]: value })).toThrow(new RegExp(`^${name} must be`))
  })

  test.each([[{}], [{ schemas: [] }], [{ schemas: ['urn:x'] }], [[]], ['x'], [null]])('%j is none', (body) => {
    expect(() => readSearch(body)).toThrow(expect.objectContaining({ status: 400, scimType: 'invalidSyntax' }))
  })

  test('takes nothing from a prototype', () => {
    const body = JSON.parse(`{"schemas":["${searchSchema}"],"__proto__":{"filter":"id pr"}}`)
    expect(readSearch(body)).toStrictEqual({})
  })
})
