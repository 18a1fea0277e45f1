import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { scimRoutes } from '@/app/api/v2/scim/routes'
import { readOrg } from '@/lib/db/read-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { systemActor } from '@/lib/org/can'
import * as serviceAccounts from '@/lib/org/keys/service-accounts'
import { putNewcomerRoles } from '@/lib/org/organization-settings'
import { newOrganization } from '@/lib/org/testing/organization'
import type { Exchange } from './exchange'
import { paramsOf } from './scim-route'

await cloneDatabase()
const org = await newOrganization()
const { key } = await serviceAccounts.createForScim(org, systemActor())

async function rolesOfNew(): Promise<string[]> {
  const userName = `${randomUUID()}@acme.test`
  const headers: Record<string, string> = {
    authorization: `Bearer ${key.secret}`,
    'content-type': 'application/scim+json',
  }
  const exchange: Exchange = {
    method: 'POST',
    path: '/scim/v2/Users',
    search: '',
    header: (name) => headers[name] ?? null,
    address: '192.0.2.7',
    text: async () => JSON.stringify({ schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName }),
  }
  const { status, body } = await scimRoutes['/Users'].POST.answer(
    exchange,
    paramsOf(() => undefined),
  )
  expect(status).toBe(201)
  const { id } = JSON.parse(body ?? '{}')
  const held = await readOrg(org.id, ({ db }) =>
    db.userRole.findMany({ where: { userId: id }, select: { role: { select: { name: true } } } }),
  )
  return held.map(({ role }) => role.name)
}

test('whoever comes by SCIM and is given no role gets the one that the organization chose', async () => {
  expect(await rolesOfNew()).toEqual(['Standard'])
  const { id } = await readOrg(org.id, ({ db }) => db.role.findFirstOrThrow({ where: { name: 'Read only' } }))
  await putNewcomerRoles(org, systemActor(), { invited: null, scim: id, jit: null })
  expect(await rolesOfNew()).toEqual(['Read only'])
})
