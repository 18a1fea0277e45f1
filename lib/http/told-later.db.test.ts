import { beforeEach, expect, test, vi } from 'vitest'
import { failureOf } from '@/app/organization-settings/provisioning/activity/failure'
import { cloneDatabase } from '@/lib/local/testing/clone'
import * as serviceAccounts from '@/lib/org/keys/service-accounts'
import { newOrganization, newPerson, peek } from '@/lib/org/testing/organization'
import { list } from '@/lib/provisioning/activity-list'
import { flushActivity } from '@/lib/provisioning/activity-queue'
import { replayable } from '@/lib/provisioning/activity-replay'
import { answerExchange } from './scim-front'

const { url } = await cloneDatabase()
const org = await newOrganization()
const { key } = await serviceAccounts.createForScim(org, await newPerson(org, 'Admin', 'Ada Admin'))

beforeEach(async () => {
  await flushActivity()
  await peek(url, 'truncate activity')
})

function send(method: string, path: string, authorization: string | null = `Bearer ${key.secret}`) {
  const headers: Record<string, string | null> = { authorization, prefer: null }
  const header = (name: string) => headers[name] ?? null
  return answerExchange({
    method,
    path: `/api/v2/scim${path}`,
    search: '',
    header,
    address: undefined,
    text: async () => '',
  })
}

async function rowOf(requestId: string | undefined) {
  return vi.waitFor(
    async () => {
      await flushActivity()
      const row = (await list(org, { limit: 10 })).find((each) => each.requestId === requestId)
      if (!row) throw new Error('nothing was recorded yet')
      return row
    },
    { timeout: 10_000, interval: 20 },
  )
}

test.each([
  ['GET', '/v2/Users', 404],
  ['POST', '/users', 404],
  ['GET', '/Users/Users', 404],
  ['DELETE', '/Groups', 405],
  ['PROPFIND', '/Users', 405],
])('who mistyped the base URL finds %s %s in the activity, and where to put it right', async (method, path, status) => {
  const answer = await send(method, path)
  expect(answer?.status).toBe(status)
  const row = await rowOf(answer?.headers['x-request-id'])
  expect(row).toMatchObject({ method, path, status })
  expect(failureOf(row)).toBe('other')
  expect(replayable(row)).toEqual({ step: 'none' })
})

test('a person who is not there is told as such', async () => {
  const answer = await send('GET', '/Users/00000000-0000-4000-8000-000000000000')
  expect(failureOf(await rowOf(answer?.headers['x-request-id']))).toBe('gone')
})

test('without a good key nothing is told, and the answer is the same', async () => {
  const wrong = `Bearer ${key.secret.slice(0, -1)}`
  for (const authorization of [null, 'Bearer wrong', wrong]) {
    expect((await send('GET', '/v2/Users', authorization))?.status).toBe(404)
    expect((await send('DELETE', '/Users', authorization))?.status).toBe(405)
  }
  // This one is told, and so would be all that came before it.
  await rowOf((await send('GET', '/v2/Users'))?.headers['x-request-id'])
  expect(await list(org, { limit: 10 })).toHaveLength(1)
})

test.each(['TRACE', 'PROPFIND', 'QUERY', 'LOCK'])(
  '%s is 405 in the words of SCIM, with what is offered',
  async (method) => {
    const answer = await send(method, '/Users')
    expect(answer).toMatchObject({
      status: 405,
      headers: { allow: 'GET, POST', 'content-type': 'application/scim+json' },
    })
  },
)
