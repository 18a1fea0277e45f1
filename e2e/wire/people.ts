/** The people that wire tests create. */
import { expect } from 'vitest'
import type { Answer, Json } from './client'
import type { Wire } from './wire'

export const core = 'urn:ietf:params:scim:schemas:core:2.0:User'
export const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
export const nobodysId = '00000000-0000-4000-8000-000000000000'

/** A body with a user name of its own and whatever is given. */
export function person(wire: Wire, more: object = {}): { schemas: string[]; userName: string } {
  return { schemas: [core], userName: wire.name('person'), ...more }
}

/** Creates a person and answers the resource. */
export async function made(wire: Wire, more: object = {}): Promise<Json & { id: string; userName: string }> {
  const answer = await wire.scim.post('/Users', person(wire, more))
  expect(answer.status, answer.text).toBe(201)
  return answer.json as Json & { id: string; userName: string }
}

/** Status and scimType, to be compared at once. */
export function verdict({ status, json }: Answer): [number, unknown] {
  return [status, json.scimType]
}

/** Holds an answer to the form of RFC 7644 3.12. */
export function expectError(answer: Answer, status: number, scimType?: string): void {
  expect([answer.status, answer.json.scimType], answer.text).toEqual([status, scimType])
  expect(answer.headers['content-type']).toBe('application/scim+json')
  expect(answer.json.schemas).toEqual(['urn:ietf:params:scim:api:messages:2.0:Error'])
  expect(answer.json.status).toBe(String(status))
  expect(answer.json.detail).toMatch(/\w/)
}
