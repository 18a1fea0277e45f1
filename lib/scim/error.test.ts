import { expect, test } from 'vitest'
import { badRequest, errorBody, quoted, ScimError, scimTypes } from './error'

test('the body has the status as a string and no scimType where there is none', () => {
  expect(errorBody(new ScimError(404, undefined, 'No such user.'))).toEqual({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: '404',
    detail: 'No such user.',
  })
})

test.each(scimTypes)('the body names %s', (scimType) => {
  expect(errorBody(badRequest(scimType, 'x'))).toMatchObject({ status: '400', scimType, detail: 'x' })
})

test('is an Error whose message is the detail', () => {
  const error = new ScimError(409, 'uniqueness', 'userName is taken.')
  expect(error).toBeInstanceOf(Error)
  expect(error).toMatchObject({ name: 'ScimError', message: 'userName is taken.', status: 409, scimType: 'uniqueness' })
})

test('the client’s text is quoted, escaped and cut', () => {
  expect(quoted('a"b\n')).toBe('"a\\"b\\n"')
  expect(quoted('x'.repeat(1000))).toHaveLength(62)
})
