import { expect, test } from 'vitest'
import { isScimBody } from './media-type'

test.each([
  'application/scim+json',
  'application/json',
  'Application/SCIM+JSON',
  'application/scim+json; charset=utf-8',
  'application/scim+json;charset="UTF-8"',
  'application/json; charset=utf8; profile=x',
  ' application/json ;',
  '',
  undefined,
  null,
])('%s is read', (contentType) => {
  expect(isScimBody(contentType)).toBe(true)
})

test.each([
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=application/json',
  'application/xml',
  'application/json-patch+json',
  'application/jsonx',
  'text/html, application/json',
  'application/scim+json; charset=utf-16',
  'application/json; charset=iso-8859-1',
])('%s is not', (contentType) => {
  expect(isScimBody(contentType)).toBe(false)
})
