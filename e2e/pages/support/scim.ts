/** What an identity provider sends, over real HTTP. */
import { expect } from '@playwright/test'
import { demo } from './demo'

const core = 'urn:ietf:params:scim:schemas:core:2.0:User'

/** A request with the organization's key, or another one; by an `agent` that names itself, such as Okta's. */
export async function scim(
  method: string,
  path: string,
  body?: unknown,
  token = demo().organizations.acme.scimToken,
  agent?: string,
) {
  const response = await fetch(`${demo().scimBaseUrl}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/scim+json',
      ...(agent && { 'user-agent': agent }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: text ? JSON.parse(text) : undefined }
}

/** Provisions a person; answers the id. */
export async function provision(
  email: string,
  name = { givenName: 'Zoé', familyName: 'Martin' },
  token?: string,
): Promise<string> {
  const person = {
    schemas: [core],
    userName: email,
    name,
    emails: [{ value: email, type: 'work', primary: true }],
    active: true,
  }
  const { status, body } = await scim('POST', '/Users', person, token)
  expect(status).toBe(201)
  return body.id
}

export function setActive(id: string, active: boolean) {
  const Operations = [{ op: 'replace', value: { active } }]
  return scim('PATCH', `/Users/${id}`, { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations })
}
