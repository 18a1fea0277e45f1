import { describe, expect, test } from 'vitest'
import { errorSchema, ScimError } from '../error'
import { enterpriseUserSchema } from '../schemas/enterprise-user'
import { type BulkOperation, bulkSchema, parseBulk } from './parse'
import { planBulk } from './plan'
import { BulkProgress } from './progress'
import { renderBulkResponse } from './render'

const urn = enterpriseUserSchema.id
const refused = new ScimError(409, 'uniqueness', 'Taken.')

/** Runs a request against a server that creates `id-<bulkId>` and refuses what `fails` says. */
function run(body: object, fails: (operation: BulkOperation) => boolean = () => false) {
  const ran: BulkOperation[] = []
  const request = parseBulk({ schemas: [bulkSchema], ...body }, { maxOperations: 100 }, ['/Users', '/Groups'])
  const progress = new BulkProgress({ ...request, locate: (endpoint, id) => `https://x.test${endpoint}/${id}` })
  for (const step of planBulk(request.operations)) {
    const operation = progress.begin(step)
    if (!operation) continue
    ran.push(operation)
    const { method, id = `id-${operation.bulkId}` } = operation
    if (fails(operation)) progress.fail(step, refused)
    else progress.succeed(step, { id, status: method === 'POST' ? 201 : 200, version: `W/"${ran.length}"` })
  }
  return { ran, answers: renderBulkResponse(progress.results).Operations }
}

const person = (bulkId: string, manager?: string) => ({
  method: 'POST',
  path: '/Users',
  bulkId,
  data: { userName: bulkId, ...(manager && { [urn]: { manager: { value: `bulkId:${manager}` } } }) },
})
const group = (...members: string[]) => ({
  method: 'POST',
  path: '/Groups',
  bulkId: 'g',
  data: { displayName: 'G', members: members.map((value) => ({ value: `bulkId:${value}` })) },
})
const bad = { method: 'FOO', path: '/Users/1' }

describe('a bulk answer', () => {
  test('is in the order of the request, whatever ran first', () => {
    const { ran, answers } = run({ Operations: [group('a'), person('a')] })
    expect(ran.map(({ bulkId }) => bulkId)).toEqual(['a', 'g'])
    expect(ran[1]?.data).toEqual({ displayName: 'G', members: [{ value: 'id-a' }] })
    expect(answers).toStrictEqual([
      { location: 'https://x.test/Groups/id-g', method: 'POST', bulkId: 'g', version: 'W/"2"', status: '201' },
      { location: 'https://x.test/Users/id-a', method: 'POST', bulkId: 'a', version: 'W/"1"', status: '201' },
    ])
  })

  test('holds the error of each that failed, and an address unless it was a creation', () => {
    const { answers } = run({ Operations: [bad, { method: 'DELETE', path: '/Users/7' }, person('a')] }, () => true)
    const response = { schemas: [errorSchema], status: '409', scimType: 'uniqueness', detail: 'Taken.' }
    expect(answers[0]).toMatchObject({ method: 'FOO', status: '400', response: { status: '400' } })
    expect(run({ Operations: [{ ...person('a'), path: '/Users/7' }] }).answers[0]).not.toHaveProperty('location')
    expect(answers[1]).toStrictEqual({
      location: 'https://x.test/Users/7',
      method: 'DELETE',
      status: '409',
      response,
    })
    expect(answers[2]).toStrictEqual({ method: 'POST', bulkId: 'a', status: '409', response })
  })

  test('names every operation that was run, and none after failOnErrors', () => {
    const { ran, answers } = run({ failOnErrors: 1, Operations: [bad, person('a')] })
    expect(ran).toEqual([])
    expect(answers).toHaveLength(1)
    expect(run({ failOnErrors: 2, Operations: [bad, person('a'), bad, person('b')] }).answers).toHaveLength(3)
    expect(run({ Operations: [bad, bad, person('a')] }).answers).toHaveLength(3)
  })
})

describe('a reference', () => {
  test('in a path is replaced by the id', () => {
    const patch = { method: 'PATCH', path: '/Users/bulkId:a', data: { x: 1 } }
    const { ran, answers } = run({ Operations: [patch, person('a')] })
    expect(ran[1]).toMatchObject({ id: 'id-a', path: '/Users/id-a' })
    expect(answers[0]).toMatchObject({ location: 'https://x.test/Users/id-a', status: '200' })
  })

  test('means what a POST created, though a change has the same bulkId', () => {
    const change = { method: 'PUT', path: '/Users/7', bulkId: 'a', data: {} }
    const { ran } = run({ Operations: [person('a'), change, group('a')] })
    expect(ran[2]?.data).toMatchObject({ members: [{ value: 'id-a' }] })
  })

  test('to what failed fails too, and so on', () => {
    const operations = [group('b'), person('a'), person('b', 'a'), { method: 'DELETE', path: '/Users/bulkId:b' }]
    const { ran, answers } = run({ Operations: operations }, ({ bulkId }) => bulkId === 'a')
    expect(ran).toHaveLength(1)
    expect(answers.map(({ status }) => status)).toEqual(['409', '409', '409', '409'])
    expect(answers[2]?.response?.detail).toBe('It refers to bulkId "a", which was not created.')
    expect(answers[3]).not.toHaveProperty('location')
  })

  test('never finds an id in a prototype', () => {
    const { answers } = run({ Operations: [{ method: 'DELETE', path: '/Users/bulkId:__proto__' }] })
    expect(answers[0]).toMatchObject({ status: '409' })
  })
})

describe('a circle of managers', () => {
  const circle = [person('a', 'b'), person('b', 'a')]

  test('is answered as two creations, with the version after the link', () => {
    const { ran, answers } = run({ Operations: circle })
    expect(ran.map(({ method, id }) => [method, id])).toEqual([
      ['POST', undefined],
      ['POST', undefined],
      ['PATCH', 'id-b'],
    ])
    expect(ran[2]?.data).toMatchObject({ Operations: [{ value: { value: 'id-a' } }] })
    expect(answers).toMatchObject([
      { method: 'POST', bulkId: 'a', status: '201', version: 'W/"2"' },
      { method: 'POST', bulkId: 'b', status: '201', version: 'W/"3"' },
    ])
  })

  test('says where a person is who could not be linked', () => {
    const { answers } = run({ Operations: circle }, ({ method }) => method === 'PATCH')
    expect(answers[1]).toMatchObject({
      location: 'https://x.test/Users/id-b',
      method: 'POST',
      status: '409',
      response: { detail: 'Created, but without its manager: Taken.' },
    })
  })

  test('says so too where the request stopped before the link', () => {
    const stops = { failOnErrors: 1, Operations: [person('a', 'b'), person('b', 'a'), bad] }
    const { answers } = run(stops, ({ bulkId }) => bulkId === 'a')
    expect(answers[0]).toMatchObject({ bulkId: 'a', status: '409' })
    expect(answers[1]).toMatchObject({
      status: '409',
      response: { detail: 'Created, but without its manager: The request stopped at failOnErrors before.' },
    })
  })

  test('whose first creation failed has no link to run, and one error each', () => {
    const { ran, answers } = run({ Operations: circle }, ({ bulkId }) => bulkId === 'b')
    expect(ran).toHaveLength(1)
    expect(answers.map(({ status }) => status)).toEqual(['409', '409'])
    expect(answers[1]?.response?.detail).toBe('Taken.')
    const stops = { failOnErrors: 3, Operations: [...circle, person('c')] }
    expect(run(stops, ({ bulkId }) => bulkId === 'b').answers[2]).toMatchObject({ bulkId: 'c', status: '201' })
  })
})
